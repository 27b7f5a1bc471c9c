"""The directory as a table: the columns of a spreadsheet with typed values, some rows at a time.

Built column by column, and terms from the bitmaps of the index: so a hundred thousand rows are read in a few seconds.
Values are texts, numbers, dates or None; `spreadsheets` makes cells of them.
"""

from pyroaring import BitMap

from organisations.exchange import quoting
from organisations.exchange.columns import COLUMNS, status_names
from organisations.index.terms import TABLES
from organisations.models import Organisation
from organisations.statements import fetch

ID = "ID"
# What stands in the database for a column that names another row.
STORED = {"type": "type_id", "district": "district_id", "commune": "commune__ags"}
WRITTEN = [column for column in COLUMNS if column.heading != ID]
PLAIN = [column.field for column in WRITTEN if not column.holds_terms]
STATUS = 1 + PLAIN.index("status")
FIELDS = ["pk", *(column.field for column in WRITTEN)]
HEADINGS = [ID, *(column.heading for column in WRITTEN)]


def batches(listing):
    """The rows of a listing as lists of columns in the order of `HEADINGS`."""
    for keys in listing.batches:
        if rows := stored_rows(keys):
            yield columns(listing.index, rows)


def stored_rows(keys):
    """Key and plain columns of the published organisations with these keys, in this order; one query."""
    found = {row[0]: row for row in fetch(stored, keys) if row[STATUS] == Organisation.Status.PUBLISHED}
    return [found[key] for key in keys if key in found]


def stored(keys, *others):
    """What the database holds of these organisations, for `statements.fetch`; other columns stand behind.

    Asked for published ones only, SQLite would walk along its index of them instead of looking up keys.
    """
    names = (STORED.get(name, name) for name in PLAIN)
    return Organisation.objects.order_by().filter(pk__in=keys).values_list("pk", *names, *others)


def columns(index, rows):
    """The columns of some rows of `stored_rows`."""
    found = plain(index, rows)
    positions = list(map(index.bitmaps.position, found["pk"]))
    return [found[name] if name in found else terms(index, name, positions) for name in FIELDS]


def plain(index, rows):
    """Field to its column, for what the rows of `stored` hold themselves."""
    names = ("pk", *PLAIN)
    found = dict(zip(names, zip(*rows, strict=True) if rows else [()] * len(names), strict=False))
    for table in ("type", "district"):
        found[table] = list(map(names_of(index, table).get, found[table]))
    found["status"] = list(map(status_names().get, found["status"]))
    return found


def names_of(index, field):
    """Key to German name of the terms of a field."""
    return index.remember((field, "names"), lambda: {term.pk: term.name for term in index.terms[TABLES[field]]})


def terms(index, field, positions):
    """The German names of the terms of a field, in one cell for each position."""
    wanted, cells = BitMap(positions), [""] * len(index.bitmaps.keys)
    for term, bitmap in index.terms_in_use(field):
        name = quoting.part(term.name) + quoting.BETWEEN
        for position in bitmap & wanted:
            cells[position] += name
    return [cells[position][: -len(quoting.BETWEEN)] for position in positions]
