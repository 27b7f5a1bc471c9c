"""Numbers of rows: as a spreadsheet counts; those of further sheets from a round number on.

So each row of a workbook has a number of its own that still tells its sheet and its row.
"""

from django.utils.translation import gettext as _

# More rows than any sheet has.
ROWS_OF_A_SHEET = 1_000_000


def start_of(at):
    """What is added to the numbers of the rows of a sheet, by its place in the workbook."""
    return at * ROWS_OF_A_SHEET


def sheet_of(number):
    """The place in the workbook of the sheet to which the number of a row belongs."""
    return number // ROWS_OF_A_SHEET


def place_of(number, sheets):
    """The name of the sheet (empty where there is only one) and the row in it that a number means."""
    at = sheet_of(number)
    return (sheets[at] if len(sheets) > 1 and at < len(sheets) else ""), number - start_of(at)


def where(number, sheets):
    """Where a row stands in a file: "Zeile 12", with the name of its sheet where there are several."""
    sheet, row = place_of(number, sheets)
    words = {"sheet": sheet, "line": row}
    return _("%(sheet)s, Zeile %(line)d") % words if sheet else _("Zeile %(line)d") % words
