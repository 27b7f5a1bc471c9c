"""`prepare`: all that must be in order before the site is served; safe and quick to repeat."""

import secrets

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from organisations import changes, demo
from organisations.index import kept
from organisations.models import Organisation

ADMINISTRATOR = "verwaltung"


class Command(BaseCommand):
    """Migrates, makes the first administrator, and loads the demo directory into an empty database."""

    help = "Migrates, makes the first administrator, loads the demo directory into an empty database."

    def handle(self, **options):
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(f"DATABASE_URL: the database does not answer: {error}") from None
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
        if not User.objects.exists() and not Organisation.objects.exists():
            self.stdout.write(f"Demodaten geladen: {demo.load()} Organisationen aus Köln und Bonn.")
        self.stdout.write(f"\nVerzeichnis:  {settings.SITE_URL}/\nVerwaltung:   {settings.SITE_URL}/verwaltung/")
        if not User.objects.filter(is_superuser=True).exists():
            password = secrets.token_urlsafe(12)
            User.objects.create_superuser(ADMINISTRATOR, password=password)
            self.stdout.write(
                f"\nAnmelden:     {ADMINISTRATOR}\nPasswort:     {password}\n"
                "Dieses Passwort steht nur dieses eine Mal hier. Bitte notieren und nach dem Anmelden ändern."
            )
        self.stdout.write("")
        changes.shorten()
        kept.save(kept.current())
