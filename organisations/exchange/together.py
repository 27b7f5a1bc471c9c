"""Sheets with the same headings, one for each district or kind, read as one table."""

from dataclasses import replace

from organisations.exchange import headings
from organisations.exchange.numbering import start_of
from organisations.exchange.synonyms import folded, target_of

# So much of the headings of two sheets must be the same for them to be one list.
LEAST_SHARED = 0.7
SHEET = "Blatt"
# Headings stand among the first rows (headings.py looks at fewer).
LOOKED_AT = 60


def main(sheets):
    """The sheet that most probably holds the list: one with known headings, the longest of them."""
    return max(sheets, key=lambda sheet: (knows(sheet), len(sheet.rows)))


def knows(sheet):
    """Whether the headings of a sheet name an organisation and something of it."""
    if sheet.is_hidden:
        return False
    targets = {target_of(heading) for heading in beginning(sheet).headings} - {""}
    return "name" in targets and len(targets) > 1


def table(sheets, chosen, heading_at=None):
    """The table of the chosen sheets (names); `heading_at` counts in the first of them.

    A single sheet is taken as it is; several have all columns that any of them has, and one for the name of the sheet.
    """
    tables = [(at, sheet) for at, sheet in enumerate(sheets) if sheet.name in chosen]
    made = [
        numbered(headings.table(sheet.rows, heading_at if not place else None), at)
        for place, (at, sheet) in enumerate(tables)
    ]
    if len(made) == 1:
        return made[0]
    names = {key: name for one in made for key, name in keyed(one.headings).items()}
    found = headings.Table(headings.named([*names.values(), SHEET]), [])
    for one, (_at, sheet) in zip(made, tables, strict=True):
        found.rows.extend((line, aligned(cells, one, names, sheet)) for line, cells in one.rows)
        found.aside.extend(replace(row, cells=aligned(row.cells, one, names, sheet)) for row in one.aside)
    return found


def hidden(sheets, chosen):
    """The numbers of the rows of the chosen sheets that are hidden in the file."""
    read = [(at, sheet) for at, sheet in enumerate(sheets) if sheet.name in chosen]
    return {start_of(at) + line for at, sheet in read for line in sheet.hidden_rows}


def numbered(made, at):
    """A table whose rows tell the sheet that they come from."""
    start = start_of(at)
    rows = [(start + line, cells) for line, cells in made.rows]
    return headings.Table(made.headings, rows, [one.moved(start) for one in made.aside])


def keyed(names):
    """What tells a column from others, its heading or else its place, to the heading."""
    found = {}
    for place, name in enumerate(names):
        key = folded(name)
        found[f"{key}#{place}" if not key or key in found else key] = name
    return found


def aligned(cells, made, names, sheet):
    """The cells of a row of one sheet in the columns that all have together, with the sheet's name.

    What stands beside the columns of its own sheet comes last.
    """
    own = dict(zip(keyed(made.headings), cells, strict=False))
    return [*(own.get(key, "") for key in names), sheet.name, *cells[len(made.headings) :]]


def alike(sheets, one):
    """The names of the sheets that have the headings of one, itself included, in their order."""
    names = headings_of(one)
    return [
        sheet.name for sheet in sheets if sheet is one or (not sheet.is_hidden and shares(names, headings_of(sheet)))
    ]


def headings_of(sheet):
    """The folded headings of a sheet."""
    return {folded(name) for name in beginning(sheet).headings if name}


def beginning(sheet):
    """The table of the first rows of a sheet: enough to know its headings."""
    return headings.table(sheet.rows[:LOOKED_AT])


def shares(names, others):
    """Whether most of the headings of two sheets are the same."""
    return len(names & others) >= LEAST_SHARED * max(len(names | others), 1)
