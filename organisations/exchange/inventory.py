"""The table as curators take it out: entries of every state, with their own note. It reads back like the public one.

The index knows published entries only, so terms are read from the database here.
"""

from collections import defaultdict

from organisations.exchange import quoting, shelf, spreadsheets, tables
from organisations.exchange.applying import table_of
from organisations.exchange.listing import BATCH
from organisations.exchange.synonyms import INTERNAL
from organisations.index import kept
from organisations.models import Organisation
from organisations.statements import fetch

HEADINGS = [*tables.HEADINGS, INTERNAL]
FIELDS = [*tables.FIELDS, "internal_note"]


def as_xlsx(keys):
    """An Excel file of the organisations with these keys, in their order, as pieces of bytes."""
    return spreadsheets.workbook(HEADINGS, FIELDS, len(keys), batches(keys))


def batches(keys):
    """Their rows as lists of columns in the order of `HEADINGS`."""
    index = kept.current()
    for part in shelf.parts(keys, BATCH):
        found = {row[0]: row for row in fetch(stored, part)}
        yield columns(index, [found[key] for key in part if key in found])


def stored(keys):
    """What the database holds of these organisations, the note last, for `statements.fetch`."""
    return tables.stored(keys, "internal_note")


def columns(index, rows):
    """The columns of some rows of `stored`."""
    found = tables.plain(index, rows)
    notes = [row[-1] for row in rows]
    return [*(found[name] if name in found else terms(index, name, found["pk"]) for name in tables.FIELDS), notes]


def terms(index, field, keys):
    """The German names of the terms of a field, in one cell for each organisation; one query."""
    through, own = table_of(field)
    term = Organisation._meta.get_field(field).m2m_reverse_field_name()
    held = defaultdict(set)
    for key, one in through.objects.filter(**{f"{own}__in": keys}).values_list(f"{own}_id", f"{term}_id"):
        held[key].add(one)
    names = tables.names_of(index, field).items()
    return [quoting.joined(name for one, name in names if one in held[key]) for key in keys]
