"""Rows of one file that may mean the same organisation although they name it differently.

The same rules as for the directory (organisations/duplicates), asked once every row is planned: a row is compared with
the earlier ones.
"""

from curation.imports.models import ImportRow
from organisations.duplicates.directory import Directory
from organisations.duplicates.traits import traits
from organisations.exchange import kinds

BATCH = 250


def note(made, rows):
    """Keeps at rows which earlier row of the file they may mean: its line, the points, the reasons."""
    open_rows = [row for row in rows if is_open(row)]
    if not open_rows:
        return
    others = made.rows.filter(applied=False).exclude(choice=ImportRow.Choice.SKIP).exclude(name="")
    file = Directory.of(traits(line, *told[1:]) for line, told in others.values_list("line", "shown__told") if told)
    changed = [row for row in open_rows if ask(row, file)]
    ImportRow.objects.bulk_update(changed, ["kind", "shown"], batch_size=BATCH)


def is_open(row):
    """Whether a row would come in as new and nobody has decided about it."""
    return row.kind in {kinds.NEW, kinds.POSSIBLE} and not row.choice and not row.shown["same_as"]


def ask(row, file):
    """Lets a row wait for a decision where an earlier one may be the same; whether that is news."""
    earlier = [one for one in file.similar(file.known[row.line]) if one.key < row.line]
    said = [[one.key, one.score, [reason.sentence for reason in one.reasons]] for one in earlier[:1]]
    before = row.kind, row.shown.get("alike")
    row.shown["alike"] = said[0] if said else None
    row.kind = kinds.POSSIBLE if said or row.shown["likely"] else kinds.NEW
    return before != (row.kind, row.shown["alike"])
