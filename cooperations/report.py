"""The yearly report: how many cooperations there were, with whom, in which new mixes, and what came of them.

How each number is counted. A day counts for the year in which it lies; "the first day" of a cooperation is its
beginning, or, where nobody has noted that, the day on which it was entered here.

- new: cooperations entered here in that year, whatever has become of them.
- begun: running or ended ones whose first day lies in that year. What is agreed has not begun yet.
- running: running or ended ones whose first day lies in that year or before, and that had not ended before it.
- ended: ended ones whose end lies in that year.
- failed: ones that did not come about, whose end lies in that year; each with its reason.
- in preparation: ideas, talks and what is agreed, as they stand today; only for the current year, since cooperations do
  not tell how they stood before.
- with whom: the organisations in those that were running, each once, by the type that they have today; beside it the
  cooperations in which the type takes part. An organisation without a type is counted as such, never as a type.
- new mixes: pairs of different types that take part together in a running or ended cooperation whose first day lies in
  that year, and in none whose first day lies in an earlier year. A type with itself is no mix; unknown types make none.
- results: those that were running in that year and have a result noted.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cooperations.models import Cooperation
from organisations.models import Organisation

State = Cooperation.State
FIRST_YEAR = 2000


@dataclass(frozen=True)
class TypeRow:
    """One type of organisation (None for those without): its organisations and their cooperations, as numbers."""

    type: object
    organisations: int
    cooperations: int

    @property
    def label(self):
        """The type's name in the plural."""
        return self.type.plural_label if self.type else _("ohne Art")


@dataclass(frozen=True)
class Mix:
    """Two types that work together for the first time, and the cooperations in which they do."""

    types: tuple
    cooperations: list

    @property
    def label(self):
        """Both types."""
        return " + ".join(str(one) for one in self.types)


class YearReport:
    """The report of one year; four queries. Screen, paper and table take it."""

    def __init__(self, year: int):
        self.year = year
        rows = Cooperation.objects.prefetch_related("partners__organisation__type")
        self.everything = list(rows.defer("search_text", "details", "notes"))

    @property
    def new(self):
        """Entered in the year."""
        return [row for row in self.everything if entered_on(row).year == self.year]

    @property
    def begun(self):
        """Begun in the year."""
        return [row for row in self.worked if first_day(row).year == self.year]

    @cached_property
    def running(self):
        """Running in the year."""
        begun = [row for row in self.worked if first_day(row).year <= self.year]
        return [row for row in begun if row.state == State.RUNNING or self.last_year(row) >= self.year]

    @property
    def ended(self):
        """Ended in the year."""
        return [row for row in self.everything if row.state == State.ENDED and self.last_year(row) == self.year]

    @property
    def failed(self):
        """Given up in the year."""
        return [row for row in self.everything if row.state == State.FAILED and self.last_year(row) == self.year]

    @property
    def in_preparation(self):
        """What has not begun today; None for other years."""
        if self.year != timezone.localdate().year:
            return None
        return [row for row in self.everything if row.state in {State.IDEA, State.TALKS, State.AGREED}]

    @property
    def worked(self):
        """Those in which the partners have begun to work together, in any year."""
        return [row for row in self.everything if row.state in {State.RUNNING, State.ENDED}]

    @property
    def results(self):
        """Those of the year of which somebody has noted what came of them."""
        return [row for row in self.running if row.result]

    def last_year(self, row):
        """The year in which a cooperation was over; without a date that of its first day."""
        return (row.ends_on or first_day(row)).year

    @cached_property
    def by_type(self):
        """Types with their organisations and cooperations of the year, the most frequent first."""
        organisations, cooperations = defaultdict(set), defaultdict(set)
        for row in self.running:
            for one in members(row):
                organisations[one.type].add(one.pk)
                cooperations[one.type].add(row.pk)
        rows = [TypeRow(kind, len(keys), len(cooperations[kind])) for kind, keys in organisations.items()]
        return sorted(rows, key=lambda row: (row.type is None, -row.organisations, row.label))

    @property
    def organisations(self):
        """How many organisations took part in the year."""
        return len({one.pk for row in self.running for one in members(row)})

    @cached_property
    def new_mixes(self):
        """Pairs of types that work together for the first time."""
        before = {pair for row in self.worked if first_day(row).year < self.year for pair in pairs(row)}
        found = defaultdict(list)
        for row in self.begun:
            for pair in pairs(row) - before:
                found[pair].append(row)
        return sorted((Mix(pair, rows) for pair, rows in found.items()), key=lambda mix: mix.label)

    @property
    def numbers(self):
        """Pairs of what is counted and how many."""
        counted = [
            (_("neu eingetragen"), self.new),
            (_("begonnen"), self.begun),
            (_("gelaufen"), self.running),
            (_("beendet"), self.ended),
            (_("nicht zustande gekommen"), self.failed),
            (_("heute in Vorbereitung (Idee, im Gespräch, vereinbart)"), self.in_preparation),
        ]
        return [(label, len(rows)) for label, rows in counted if rows is not None]

    @property
    def table(self):
        """The report as rows of a spreadsheet: section, what, number, text."""
        yield [_("Abschnitt"), _("Was"), _("Anzahl"), _("Text")]
        for label, number in self.numbers:
            yield [_("Kooperationen"), label, number, ""]
        for row in self.by_type:
            yield [_("Mit wem"), row.label, row.organisations, ""]
        for mix in self.new_mixes:
            yield [_("Neue Mischungen"), mix.label, len(mix.cooperations), "; ".join(map(str, mix.cooperations))]
        for row in self.failed:
            yield [_("Nicht zustande gekommen"), row.title, "", row.why_not]
        for row in self.results:
            yield [_("Ergebnisse"), row.title, "", row.result]


def entered_on(row) -> date:
    """The day on which a cooperation was entered."""
    return timezone.localtime(row.created_at).date()


def first_day(row) -> date:
    """The day on which a cooperation began, as far as is known."""
    return row.starts_on or entered_on(row)


def members(row) -> list[Organisation]:
    """The organisations that take part."""
    return [partner.organisation for partner in row.partners.all()]


def pairs(row):
    """The pairs of different types that take part in a cooperation."""
    kinds = {one.type for one in members(row) if one.type}
    return set(combinations(sorted(kinds, key=lambda kind: (str(kind), kind.pk)), 2))
