"""A matrix of gaps as CSV, as German spreadsheets open it: semicolons, UTF-8 with a byte order mark."""

import csv
from io import StringIO

from django.utils.translation import gettext as _

BYTE_ORDER_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
# A cell that begins so is a formula to spreadsheets (OWASP, CSV Injection); a quote before it makes it text.
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def written(matrix):
    """The whole matrix as one text."""
    out = StringIO()
    lines = csv.writer(out, delimiter=";", lineterminator="\r\n")
    lines.writerow([matrix.kind.label, *heads(matrix)])
    for row in matrix.all_rows:
        numbers = [*(cell.numbers for cell in row.cells), row.total]
        lines.writerow([harmless(row.label), *values(numbers)])
    if not matrix.kind.offered:
        lines.writerow([_("gesamt"), *values(matrix.totals)])
    return BYTE_ORDER_MARK + out.getvalue()


def heads(matrix):
    """The heads of the columns: for each place what its numbers are."""
    notes = [""]
    if matrix.kind.offered:
        notes = [_("gesucht"), _("geboten")]
    if matrix.partners is not None:
        notes.append(_("davon Partner"))
    names = [*(place.label for place in matrix.columns.places), _("gesamt")]
    return [harmless(f"{name}: {note}" if note else name) for name in names for note in notes]


def values(numbers):
    """The numbers of some cells behind each other."""
    return [value for one in numbers for value in (one.count, one.offered, one.partners) if value is not None]


def harmless(text):
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(BEGINS_FORMULA) else text
