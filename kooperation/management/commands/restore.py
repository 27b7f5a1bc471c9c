"""`restore FILE`: puts a copy in the place of the embedded database."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kooperation import backups
from organisations import changes


class Command(BaseCommand):
    """Checks the copy, keeps the present state aside, restores, migrates."""

    help = "Puts a copy made by `backup` in the place of the database. The present state is kept aside first."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            before = backups.restore(file)
        except backups.NoBackup as error:
            raise CommandError(str(error)) from None
        call_command("migrate", verbosity=0)
        changes.start_over()
        self.stdout.write(f"Restored. The state before is kept in {before}")
