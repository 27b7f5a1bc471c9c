"""`make_dataset N`: a made-up directory of N organisations, for load and benchmarks."""

from django.core.management.base import BaseCommand, CommandError

from organisations import dataset
from organisations.index import kept


class Command(BaseCommand):
    """Fills an empty directory; the same number always gives the same rows."""

    help = "Fills an empty directory with made-up organisations; the same number always gives the same rows."

    def add_arguments(self, parser):
        parser.add_argument("number", type=int)

    def handle(self, *, number, **options):
        if number < 1:
            raise CommandError("Bitte geben Sie an, wie viele Organisationen es sein sollen: eine Zahl ab 1.")
        try:
            dataset.make(number)
        except dataset.NotEmpty:
            raise CommandError(
                "Hier stehen schon Organisationen. Erfundene gibt es nur in einem leeren Verzeichnis; "
                "Demodaten lassen sich vorher an der Verwaltung entfernen."
            ) from None
        kept.rebuild()
        self.stdout.write(f"{number} Organisationen erfunden.")
