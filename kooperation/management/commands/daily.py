"""`daily`: all that a timer should run once a day; safe to run twice."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

from kooperation import backups


class Command(BaseCommand):
    """Removes expired sessions; copies the embedded database and keeps fourteen copies."""

    help = "What a timer should run once a day: tidies sessions, makes a backup, keeps fourteen."

    def handle(self, **options):
        call_command("clearsessions")
        if connection.vendor == "sqlite":
            self.stdout.write(str(backups.make()))
            backups.tidy()
