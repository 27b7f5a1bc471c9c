"""`daily`: all that a timer should run once a day; safe to run twice."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from curation import misses
from curation.duplicates import searching, undoing
from curation.imports import tidying
from kooperation import backups
from organisations import changes
from organisations.exchange import shelf
from organisations.index import kept
from organisations.printing import press


class Command(BaseCommand):
    """Tidies up, searches for duplicates; copies the embedded database, keeps fourteen copies."""

    help = "What a timer should run once a day: tidies up, makes a backup, keeps fourteen."

    def handle(self, **options):
        call_command("clearsessions")
        misses.tidy()
        tidying.tidy()
        searching.search()
        undoing.tidy()
        kept.save(kept.current())
        changes.shorten()
        press.clean()
        shelf.tidy()
        if connection.vendor == "sqlite":
            self.stdout.write(str(backups.make()))
            backups.tidy()
