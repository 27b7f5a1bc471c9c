"""A matrix of gaps as rows of a spreadsheet."""

from django.utils.translation import gettext as _


def rows(matrix):
    """The whole matrix: heading, one row each, and what they come to."""
    yield [matrix.kind.label, *heads(matrix)]
    for row in matrix.all_rows:
        numbers = [*(cell.numbers for cell in row.cells), row.total]
        yield [row.label, *values(numbers)]
    if not matrix.kind.offered:
        yield [_("gesamt"), *values(matrix.totals)]


def heads(matrix):
    """The heads of the columns: for each place what its numbers are."""
    notes = [""]
    if matrix.kind.offered:
        notes = [_("gesucht"), _("geboten")]
    if matrix.partners is not None:
        notes.append(_("davon Partner"))
    names = [*(place.label for place in matrix.columns.places), _("gesamt")]
    return [f"{name}: {note}" if note else name for name in names for note in notes]


def values(numbers):
    """The numbers of some cells behind each other."""
    return [value for one in numbers for value in (one.count, one.offered, one.partners) if value is not None]
