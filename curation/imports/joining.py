"""Several rows of a file that describe one organisation, one for each offer or place: put into the first of them."""

from django.db import transaction

from curation.imports.models import ImportRow
from organisations.exchange import aside
from organisations.exchange.drafting import JOINED
from organisations.exchange.synonyms import NOTE
from organisations.exchange.taking import is_of_terms

# The column for what the first row cannot take, because it says something else there.
REST = "Aus weiteren Zeilen"


@transaction.atomic
def join(made, rows):
    """Puts rows into the earlier rows of which they are the continuation; gives back the rows to be planned anew.

    Those are the rows that grew, and those that named one which is gone. Nothing is lost: what fits nowhere goes into a
    column for the note; the joined rows are kept aside. What came in already stays as it is.
    """
    place = place_of_rest(made)
    there = {row.line: row for row in made.rows.all()}
    widened = [row for row in there.values() if widen(row, made)]
    into = {}
    for row in sorted(rows, key=lambda row: row.line):
        first = there.get(into.get(earlier(row), earlier(row)))
        if first and not first.applied and not row.applied:
            into[row.line] = first.line
            first.cells = joined(first.cells, row.cells, made, place)
            made.aside.append([row.line, aside.JOINED, row.cells])
    made.aside.sort(key=lambda one: one[0])
    made.save(update_fields=["aside", "headings", "targets"])
    grown = {there[line] for line in into.values()}
    ImportRow.objects.bulk_update({*widened, *grown}, ["cells"], batch_size=250)
    made.rows.filter(line__in=into).delete()
    return [row for row in there.values() if row in grown or earlier(row) in into]


def widen(row, made):
    """Gives a row a cell for each column; whether it lacked one."""
    lacks = len(made.headings) - len(row.cells)
    row.cells += [""] * lacks
    return lacks > 0


def earlier(row):
    """The number of the row that a row continues, if any."""
    return row.shown.get("same_as") or (row.shown.get("alike") or [None])[0]


def place_of_rest(made):
    """The place of the column for what fits nowhere; it is added once."""
    if REST not in made.headings:
        made.headings, made.targets = [*made.headings, REST], [*made.targets, NOTE]
    return made.headings.index(REST)


def joined(cells, others, made, place):
    """The cells of a row with those of one that continues it."""
    found = list(cells)
    for at, text in enumerate(others):
        if not text.strip() or text.strip() in found[at].split("\n"):
            continue
        if not found[at].strip():
            found[at] = text
        elif takes_more(made.targets[at]):
            found[at] = f"{found[at]}\n{text}"
        elif made.targets[at] and made.targets[at] != "key":
            found[place] = f"{found[place]}\n{made.headings[at]}: {text}".strip()
    return found


def takes_more(target):
    """Whether a column may hold several texts one below the other."""
    return target in JOINED or target == NOTE or is_of_terms(target) or target in {"sections", "type"}
