"""`backup [FILE]`: a whole copy of the embedded database, also while the site runs."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kooperation import backups


class Command(BaseCommand):
    """Writes a copy and prints where it lies."""

    help = "Writes a whole copy of the embedded database, also while the site runs."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *, file, **options):
        try:
            self.stdout.write(str(backups.make(file)))
        except (backups.NoBackup, OSError) as error:
            raise CommandError(str(error)) from None
