"""What is missing where: kinds of organisations, topics, languages or resources against districts or communes.

Every number is the size of an intersection of bitmaps; the database is only asked for names.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from cooperations.places import columns
from organisations.index.terms import MODELS, TABLES

MOST_ROWS = 60
STEPS = 5


@dataclass(frozen=True)
class Kind:
    """What the rows may be: the question of the list behind them, the kind of the index, and labels.

    `offered` names question and kind of what has to meet it, where the rows are resources that are sought.
    """

    question: str
    field: str
    label: str
    offered: tuple[str, str] | None = None


USUAL = "art"
KINDS = {
    USUAL: Kind("art", "type", _("Art der Organisation")),
    "thema": Kind("thema", "topics", _("Thema")),
    "sprache": Kind("sprache", "languages", _("Sprache")),
    "ressource": Kind(
        "sucht", "resources_sought", _("Ressource, gesucht und geboten"), ("ressource", "resources_offered")
    ),
}
# Parameters of the address that say nothing about which organisations are meant.
NOT_OF_THE_LIST = {"zeilen", "seite", "sort"}


@dataclass(frozen=True)
class Numbers:
    """How many there are: in all (or seeking), offering, and partners among them; None where that is not asked."""

    count: int
    offered: int | None
    partners: int | None

    @property
    def is_empty(self):
        """Whether there is nobody at all."""
        return not self.count and not self.offered

    @property
    def is_gap(self):
        """Whether something is missing: nobody there, or nobody who offers what is sought."""
        return not self.count if self.offered is None else bool(self.count) and not self.offered


@dataclass(frozen=True)
class Cell:
    """One cell: its numbers, its shade from 0 to 5, where its organisations are listed, where one can be added.

    `is_gap` says that something is missing which other places have.
    """

    numbers: Numbers
    step: int
    is_gap: bool
    address: str
    offered_address: str
    add: str


@dataclass(frozen=True)
class Row:
    """One kind, topic, language or resource: label, cells, how many there are, and in how many places."""

    slug: str
    label: str
    cells: list[Cell]
    total: Numbers
    spread: int


class Matrix:
    """Rows against columns for the organisations of a selection.

    `partners` is a bitmap of the agency's partners (None: not shown), `add` gives the address for adding an entry of
    a row (term) in a column, or "".
    """

    def __init__(self, selection, kind, partners=None, add=lambda kind, term, place: ""):
        self.selection, self.kind, self.partners, self.add = selection, kind, partners, add
        self.index, self.filter = selection.filter.index, selection.filter
        self.base = self.filter.hits

    @cached_property
    def columns(self):
        """The places (`places.Columns`)."""
        return columns(self.filter)

    @cached_property
    def terms(self):
        """The terms of the rows with their labels: those that were chosen, else all, the commonest of very many."""
        chosen = {term.pk for term in self.filter.answers.get(self.kind.question, ())}
        table = MODELS[TABLES[self.kind.field]].objects.all()
        found = [term for term in table if not chosen or term.pk in chosen]
        if len(found) > MOST_ROWS:
            counts = self.index.counts(self.kind.field, self.base)
            kept = set(sorted((term.pk for term in found), key=lambda key: (-counts[key], key))[:MOST_ROWS])
            found = [term for term in found if term.pk in kept]
        return found

    @cached_property
    def all_rows(self):
        """All rows, with those that are empty everywhere."""
        return [self.row(term) for term in self.terms]

    @property
    def rows(self):
        """The rows in which there is anybody."""
        return [row for row in self.all_rows if not row.total.is_empty]

    @property
    def empty_rows(self):
        """The labels of the rows in which there is nobody."""
        return [row.label for row in self.all_rows if row.total.is_empty]

    @cached_property
    def holders(self):
        """Key of a term to the organisations that have it (or seek it), and those that offer it."""
        offered = self.kind.offered and self.kind.offered[1]
        having = self.index.having
        return {
            term.pk: (
                having(self.kind.field, [term.pk]) & self.base,
                having(offered, [term.pk]) & self.base if offered else None,
            )
            for term in self.terms
        }

    @cached_property
    def numbers(self):
        """The numbers of each cell, by term and place of the column."""
        return {
            (term.pk, at): self.counted(*self.holders[term.pk], place.inside)
            for term in self.terms
            for at, place in enumerate(self.columns.places)
        }

    @cached_property
    def largest(self):
        """The largest number of all cells with a shade."""
        return max((one.count for one in self.numbers.values()), default=0)

    def counted(self, having, offering, inside):
        """The numbers of those in a place."""
        return Numbers(
            having.intersection_cardinality(inside),
            None if offering is None else offering.intersection_cardinality(inside),
            None if self.partners is None else len(BitMap.intersection(having, inside, self.partners)),
        )

    def row(self, term):
        """One row."""
        label = getattr(term, "plural_label", term.label)
        places = self.columns.places
        spread = sum(place.is_named and self.numbers[term.pk, at].count > 0 for at, place in enumerate(places))
        cells = [self.cell(term, place, self.numbers[term.pk, at], spread) for at, place in enumerate(places)]
        return Row(term.slug, label, cells, self.counted(*self.holders[term.pk], self.base), spread)

    def cell(self, term, place, numbers, spread):
        """One cell. What hardly any other place has is missing in none: a city has one refugee council."""
        is_missing = numbers.is_gap and (self.kind.offered or spread >= self.columns.usual_from)
        is_gap = bool(place.is_named and is_missing)
        other = self.kind.offered and self.kind.offered[0]
        return Cell(
            numbers,
            step(numbers.count, self.largest),
            is_gap,
            self.address(place, self.kind.question, term) if numbers.count else "",
            self.address(place, other, term) if numbers.offered else "",
            self.add(self.kind, term, place) if is_gap else "",
        )

    @cached_property
    def totals(self):
        """The numbers of each column and, at the end, of all; each organisation counts once."""
        whole = [*(place.inside for place in self.columns.places), self.base]
        return [self.counted(self.base, None, inside) for inside in whole]

    def address(self, place, question, term):
        """The query string of the list for a cell; empty where the list cannot say the place."""
        if not place.is_named:
            return ""
        return urlencode([*self.kept(question, place.question), (question, term.slug), (place.question, place.slug)])

    def kept(self, *without):
        """The answers of the selection that a cell keeps, as pairs."""
        return [(name, value) for name, value in self.selection.pairs if name not in {*without, *NOT_OF_THE_LIST}]

    @property
    def list_query(self):
        """The query string of the list with all these organisations."""
        return urlencode(self.kept())

    @property
    def scale(self):
        """The shades with the numbers they stand for: pairs of step and words; each step only where it occurs."""
        ends = bounds(self.largest)
        ranges = zip(range(1, STEPS + 1), [1, *(end + 1 for end in ends)], ends, strict=False)
        return [(shade, in_range(first, last)) for shade, first, last in ranges if first <= last]


def step(count, largest):
    """The shade of a number from 0 (none) to 5 (the largest).

    The bounds grow with the square (4, 16, 36, 64 and 100 % of the largest), so that small numbers stay apart.
    """
    return next((shade for shade, bound in enumerate([0, *bounds(largest)]) if count <= bound), STEPS)


def bounds(largest):
    """The largest number of each shade, rounded up."""
    return [-(-largest * shade**2 // STEPS**2) for shade in range(1, STEPS + 1)]


def in_range(first, last):
    """Numbers from first to last, in words."""
    return str(first) if first == last else f"{first}–{last}"
