"""`import_figures FILE --indicator NAME --heading TEXT --source TEXT [--as-of DAY] [--write]`."""

from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from communes import tabulated


def day(text):
    """A day as Germans write it."""
    return datetime.strptime(text, tabulated.DAY).date()


class Command(BaseCommand):
    """Shows which figures a table would add; writes only with --write, and then all or none."""

    help = "Takes over figures of communes from a table (CSV). Shows the plan; writes only with --write."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--indicator", required=True, help="what is counted; a new one is made")
        parser.add_argument("--heading", required=True, help="words in the heading of the column with the values")
        parser.add_argument("--source", required=True, help="who says so; stands beside the figure")
        parser.add_argument("--as-of", type=day, metavar="DD.MM.YYYY", help="where the rows name no day")
        parser.add_argument("--write", action="store_true", help="write what the plan shows")

    def handle(self, *, file, indicator, heading, source, as_of, write, **options):
        try:
            plan = tabulated.plan(file.read_bytes(), heading, indicator, source, as_of)
        except (OSError, tabulated.Unreadable) as error:
            raise CommandError(f"Nichts übernommen. {error}") from None
        for line in plan.lines:
            self.stdout.write(line)
        if write:
            tabulated.apply(plan)
        self.stdout.write("Übernommen." if write else "Nur gezeigt. Mit --write wird übernommen.")
