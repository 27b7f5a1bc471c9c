"""`rebuild_index`: reads the words of all entries and the index anew, should they ever be in doubt."""

from django.core.management.base import BaseCommand

from organisations import changes
from organisations.index import kept
from organisations.models import Organisation


class Command(BaseCommand):
    """Derives everything again that is kept for searching; every process takes it over at its next request."""

    help = "Derives all that is kept for searching from the entries again."

    def handle(self, **options):
        for organisation in Organisation.objects.prefetch_related("offers").iterator(chunk_size=1000):
            words = organisation.searchable_text()
            if words != organisation.search_text:
                Organisation.objects.filter(pk=organisation.pk).update(search_text=words)
        changes.start_over()
        found = kept.rebuild()
        self.stdout.write(f"{len(found.alive)} organisations, {len(found.bitmaps.lexicon.known)} words.")
