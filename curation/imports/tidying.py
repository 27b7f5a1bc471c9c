"""Forgets files and rows of old imports: they hold personal data, and nobody needs them any more."""

from datetime import timedelta

from django.utils import timezone

from curation.imports.models import Import

KEPT_FOR = timedelta(days=30)


def tidy():
    """Deletes imports after a month, with file and rows; what came in stays, and so does how to read such files."""
    Import.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
