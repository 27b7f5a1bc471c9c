"""`import_communes FILE… [--write] [--merged OLD=NEW]`: takes over the official list of communes."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from communes.models import Commune
from communes.official import planning, reading, succession
from organisations import changes, places

MOST_SHOWN = 40


class Command(BaseCommand):
    """Shows what the official files would change; writes only with --write, and then all or nothing."""

    help = (
        "Takes over communes from official files (GV100AD, its extract with coordinates, postal codes with AGS). "
        "Shows the plan; writes only with --write."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--write", action="store_true", help="write what the plan shows")
        parser.add_argument(
            "--merged", action="append", default=[], metavar="OLD=NEW", help="the commune OLD (AGS) is part of NEW now"
        )

    def handle(self, *, files, write, merged, **options):
        try:
            official = reading.read((file.name, file.read_bytes()) for file in files)
        except (OSError, reading.Unreadable) as error:
            raise CommandError(f"Nichts übernommen. {error}") from None
        plan = planning.plan(official)
        self.tell(plan)
        unions = [self.union(words) for words in merged]
        if not write:
            self.stdout.write("Nur gezeigt. Mit --write wird übernommen.")
            return
        planning.apply(plan)
        for old, new in unions:
            succession.merge(old, Commune.objects.get(ags=new), places.move)
        changes.start_over()
        self.stdout.write("Übernommen.")

    def tell(self, plan):
        """The plan, its first lines whole, of many the number."""
        lines = list(plan.lines)
        for line in lines[:MOST_SHOWN]:
            self.stdout.write(line)
        if len(lines) > MOST_SHOWN:
            self.stdout.write(f"… und {len(lines) - MOST_SHOWN} weitere Zeilen.")

    def union(self, words):
        """The commune that is gone, and the key of its successor."""
        old, _sign, new = words.partition("=")
        found = Commune.objects.filter(ags=old).first()
        if found is None or len(new) != 8 or old == new:
            raise CommandError(f"„{words}“: Bitte schreiben Sie --merged AGS-alt=AGS-neu, acht Ziffern jeweils.")
        return found, new
