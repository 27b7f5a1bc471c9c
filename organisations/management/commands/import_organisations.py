"""`import_organisations FILE [--write]`: takes over a spreadsheet of organisations."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from organisations.exchange import importing, reading


class Command(BaseCommand):
    """Shows what an import would do; writes only with --write, and then all rows or none."""

    help = "Takes over a CSV file with the columns of the directory. Shows the plan; writes only with --write."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--write", action="store_true", help="write what the plan shows")

    def handle(self, *, file, write, **options):
        try:
            plan = importing.plan(reading.table(file))
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Datei lässt sich nicht lesen: {error}") from None
        for heading in plan.unknown_headings:
            self.stdout.write(f"Spalte „{heading}“ ist nicht bekannt und bleibt weg.")
        for error in plan.errors:
            self.stdout.write(error)
        new = sum(row.is_new for row in plan.rows)
        self.stdout.write(f"{new} neu, {len(plan.rows) - new} bekannt, {len(plan.errors)} Fehler.")
        if not plan.is_sound:
            raise CommandError("Nichts übernommen: Bitte erst die Fehler in der Datei beheben.")
        if write:
            importing.apply(plan)
            self.stdout.write("Übernommen.")
        else:
            self.stdout.write("Nur gezeigt. Mit --write wird übernommen.")
