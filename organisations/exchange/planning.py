"""Plans what the rows of a table would do to the directory. Writes nothing.

A row becomes an unsaved organisation with its terms, what would change, what is wrong, and whom it may mean.
An empty cell changes nothing, unless the person wants it to; what a curator corrected since is a conflict.
"""

from collections import defaultdict

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from communes.names import fold, sort_key
from organisations.exchange import checking, likeness
from organisations.exchange.columns import BY_FIELD
from organisations.exchange.drafting import draft
from organisations.exchange.identity import Identities
from organisations.exchange.known import Known
from organisations.exchange.planned import Change, Options, PlannedRow
from organisations.exchange.standing import Standing
from organisations.exchange.texts import same_text
from organisations.exchange.values import Values, says_the_same
from organisations.models import Organisation

# What no import changes once somebody noted it.
GUARDED = {"confirmed_on"}


class Planner:
    """Plans rows of one file; keeps what it knows about terms and places between them."""

    def __init__(self, headings, targets, options=None, source_keys=None):
        self.headings, self.targets = headings, targets
        self.options = options or Options()
        self.known = Known()
        self.identities = Identities(self.known, self.options, source_keys)
        self.values = Values(self.known, self.options, self.identities)
        self.lines = defaultdict(list)

    def seen(self, identities):
        """Lets rows be told from earlier ones of the file: pairs of identity and line."""
        for identity, line in identities:
            self.lines[identity.partition("\t")[0]].append((identity, line))

    def plan(self, rows, chosen=None, overwritten=(), dropped=None):
        """The planned rows for pairs of line and cells.

        `chosen`: line to the key of an organisation, or None for a new one, where a person decided; `overwritten`:
        lines for which the file wins over later corrections; `dropped`: line to fields that are only noted.
        """
        drafts = [draft(line, cells, self.headings, self.targets) for line, cells in rows]
        chosen = chosen or {}
        for one in drafts:
            one.drop((dropped or {}).get(one.line, ()))
        standing = Standing(self.identities.matches(drafts, chosen))
        drafts = [self.settled(one, cells, standing) for one, (_line, cells) in zip(drafts, rows, strict=True)]
        plans = [self.planned(one, standing, one.line in overwritten) for one in drafts]
        for plan in plans:
            self.find_repeated(plan, plan.line in chosen)
        self.find_likely([plan for plan in plans if plan.is_new and plan.line not in chosen])
        return plans

    def settled(self, one, cells, standing):
        """The draft of a row once more, with nothing taken out of the cells that say what stands there already."""
        before = standing.before(one.line)
        fields = {name for name, cell in one.raw.items() if before.get(name) and says_the_same(cell, before[name])}
        if not fields:
            return one
        again = draft(one.line, cells, self.headings, self.targets, fields)
        again.drop(one.dropped)
        return again

    def planned(self, one, standing, overwrites=False):
        """The plan for one row."""
        stored = standing.organisation(one.line)
        organisation = standing.organisation(one.line) or Organisation(**self.options.defaults)
        row = PlannedRow(one.line, organisation, key=one.texts.get("key", ""), errors=list(one.errors))
        before = standing.before(one.line)
        self.fill(row, self.values.of(one, row, before), standing)
        if stored:
            row.changes = self.differences(row, before, standing)
            if not overwrites:
                take_back(row, stored)
        if not row.errors and not organisation.name:
            row.errors.append(("name", _("Hier steht kein Name. Tragen Sie ihn ein, oder lassen Sie die Zeile weg.")))
        if not row.errors:
            row.errors += [(name, in_words(name, sentence)) for name, sentence in checking.problems(organisation)]
        return row

    def fill(self, row, values, standing):
        """Gives the organisation its values, and the row its terms."""
        for name, value in values.items():
            if name in BY_FIELD and BY_FIELD[name].holds_terms:
                row.terms[name] = standing.with_offered(name, row.organisation, value)
            else:
                setattr(row.organisation, name, value)

    def differences(self, row, before, standing):
        """What the row would change, compared with what stands there."""
        told = standing.told_by_import(row.organisation)
        found = []
        for name, text in standing.written(row.organisation, row.terms).items():
            if not same_text(text, before[name]):
                corrected = name in told and not same_text(told[name], before[name])
                is_conflict = (
                    (name in GUARDED and before[name] != "") or corrected or (not told and is_confirmed(before, name))
                )
                found.append(Change(name, label(name), before[name], text, is_conflict))
        return found

    def find_repeated(self, row, is_decided):
        """Notes an earlier row of the file that means the same."""
        made = row.organisation
        row.identity = f"#{made.pk}" if made.pk else f"{sort_key(made.name)}\t{made.commune_id or fold(made.city)}"
        same = self.lines[row.identity.partition("\t")[0]]
        earlier = [line for identity, line in same if line < row.line and is_same_place(identity, row.identity)]
        same.append((row.identity, row.line))
        row.same_as_line = min(earlier, default=None) if made.name and not is_decided else None

    def find_likely(self, rows):
        """Notes organisations of the directory that new rows may mean."""
        rows = [row for row in rows if row.organisation.name and self.options.looks_for_likeness]
        found = likeness.candidates([row.organisation for row in rows]) if rows else []
        for row, likely in zip(rows, found, strict=True):
            row.likely = likely


def is_same_place(one, other):
    """Whether two rows of the same name are in the same place, or one of them does not say where."""
    here, there = one.partition("\t")[2], other.partition("\t")[2]
    return here == there or not here or not there


def take_back(row, stored):
    """Lets the fields of conflicts be as they were; the row still tells of them."""
    row.held_back = [change for change in row.changes if change.is_conflict]
    for change in row.held_back:
        row.terms.pop(change.field, None)
        if not (change.field in BY_FIELD and BY_FIELD[change.field].holds_terms):
            setattr(row.organisation, change.field, getattr(stored, change.field))


def is_confirmed(before, name):
    """Whether a field belongs to an entry that somebody found true; the note does not count."""
    return before["confirmed_on"] != "" and name != "internal_note"


def in_words(name, sentence):
    """A sentence with the label of its field."""
    return f"{label(name)}: {sentence}" if name else sentence


def label(name):
    """What people call a field."""
    column = BY_FIELD.get(name)
    return column.heading if column else str(capfirst(Organisation._meta.get_field(name).verbose_name))
