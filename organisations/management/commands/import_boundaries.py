"""`import_boundaries FILE --source "© …" [--commune AGS] [--write]`: takes over outlines for the maps."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from communes.boundaries import planning, shapes
from communes.models import Commune


class Command(BaseCommand):
    """Shows what a file of boundaries would change; writes only with --write, and then all or nothing."""

    help = (
        "Takes over boundaries from GeoJSON or TopoJSON: Länder, Kreise and communes by their official key (AGS), "
        "districts with --commune. Shows the plan; writes only with --write."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--source", default="", help="who made the file and its licence; stands under each map")
        parser.add_argument("--commune", metavar="AGS", help="the areas are districts of this commune")
        parser.add_argument("--write", action="store_true", help="write what the plan shows")

    def handle(self, *, file, source, commune, write, **options):
        if not source:
            raise CommandError("Bitte nennen Sie mit --source, von wem die Datei ist: Das steht unter jeder Karte.")
        try:
            plan = planning.plan(shapes.read(file.read_bytes()), source, self.commune(commune))
        except (OSError, shapes.Unreadable) as error:
            raise CommandError(f"Nichts übernommen. {error}") from None
        for line in plan.lines:
            self.stdout.write(line)
        if not write:
            self.stdout.write("Nur gezeigt. Mit --write wird übernommen.")
            return
        planning.apply(plan)
        self.stdout.write("Übernommen.")

    def commune(self, ags):
        """The commune whose districts the file holds; None where none is named."""
        if not ags:
            return None
        found = Commune.objects.filter(ags=ags).first()
        if found is None:
            raise CommandError(f"Eine Kommune mit dem Schlüssel {ags} gibt es nicht.")
        return found
