"""Takes over whole tables at once: plan, then apply, all rows or none. For the command and the demo directory."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from organisations.exchange import applying, numbering
from organisations.exchange.planned import Options, PlannedRow
from organisations.exchange.planning import Planner
from organisations.exchange.reading import LINE
from organisations.exchange.synonyms import target_of


@dataclass(frozen=True)
class Plan:
    """What an import would do; `sheets` are the names of the sheets of its file."""

    rows: list[PlannedRow]
    sheets: list[str] = field(default_factory=list)

    @property
    def errors(self):
        """Sentences on all rows that cannot come in, each with its place."""
        return [f"{self.where(row.line)}: {sentence}" for row in self.rows for sentence in self.sentences(row)]

    @property
    def is_sound(self):
        """Whether every row can come in."""
        return not self.errors

    @property
    def open_questions(self):
        """The rows that may mean an organisation that is there already."""
        return [row for row in self.rows if row.likely and not self.sentences(row)]

    def where(self, line):
        """Where a row stands in the file."""
        return numbering.where(line, self.sheets)

    def sentences(self, row):
        """What speaks against a row."""
        found = [sentence for _field, sentence in row.errors]
        if row.same_as_line:
            found.append(_("Diese Organisation steht schon in %(where)s.") % {"where": self.where(row.same_as_line)})
        return found


def plan(table, defaults=None):
    """The plan for a table of our own headings (dictionaries, as `reading.table` gives them). Writes nothing.

    `defaults` are attributes of new organisations. A row whose name and commune are known changes that entry.
    """
    headings = [heading for heading in table[0] if heading != LINE] if table else []
    targets = [target_of(heading) for heading in headings]
    options = Options(defaults=defaults or {}, is_strict=True, looks_for_likeness=False)
    rows = [
        (row.get(LINE, number), [row[heading] or "" for heading in headings])
        for number, row in enumerate(table, start=2)
    ]
    return Plan(Planner(headings, targets, options).plan(rows))


def apply(plan, adopts=True):
    """Writes the rows of a sound plan, all or none; returns how many are new and how many were there.

    Raises ValueError for a plan with errors.
    """
    if not plan.is_sound:
        raise ValueError("\n".join(plan.errors))
    rows = [row for row in plan.rows if not row.likely]
    new = sum(row.is_new for row in rows)
    with transaction.atomic():
        applying.apply(rows, adopts=adopts)
    return new, len(rows) - new
