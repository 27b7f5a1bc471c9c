"""What every template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from organisations.models import Organisation


def site(request):
    """The site's address, and (asked only when a page shows it) whether it still holds demo data."""
    return {
        "site_url": settings.SITE_URL,
        "has_demo": SimpleLazyObject(lambda: Organisation.objects.demo().published().exists()),
    }
