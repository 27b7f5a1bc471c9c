"""A selection: what somebody asked for and what came out, gathered once for screen and paper."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext

from organisations import facets, notices, spelling
from organisations.explaining import explain
from organisations.filters import BY_DISTANCE, BY_RELEVANCE, ORDERS, OrganisationFilter
from organisations.index import kept
from organisations.rows import rows, tell_distances
from organisations.ways_out import ways_out

PER_PAGE = 25
RADII = (2, 5, 10, 20, 50, 100)
LONGEST_REMEMBERED = 500
WITHOUT_CONTROL = ("bestaetigt",)


@dataclass(frozen=True)
class Chip:
    """One answer in words, with the query string that takes it back."""

    question: str
    answer: str
    without: str


@dataclass(frozen=True)
class CorrectionInWords:
    """A word as it was typed, the word that was meant, whether its hits are shown, and the query string with it."""

    typed: str
    meant: str
    used: bool
    query: str


@dataclass(frozen=True)
class Order:
    """One order: its value in the address, its label, whether it is chosen."""

    value: str
    label: str
    chosen: bool


class Hits:
    """The organisations of a selection in their order, as a sequence to take slices of rows from."""

    def __init__(self, selection):
        self.selection = selection

    def __len__(self):
        return self.selection.total

    def __getitem__(self, part):
        filterset = self.selection.filter
        keys = filterset.keys(part.start or 0, len(self) if part.stop is None else part.stop)
        return rows(filterset.index, keys)


class Selection:
    """The organisations that a query string asks for, with counts, chosen answers and notices.

    `params` is a QueryDict with the parameters of the list; `index` the index to ask (default: that of now);
    `page_name` the name of the address under which it is shown.
    """

    def __init__(self, params, index=None, page_name="list"):
        self.params, self.page_name = params, page_name
        self.filter = OrganisationFilter(params, index or kept.current())

    @property
    def organisations(self):
        """All organisations in their order (`rows.Row`), as a sequence to take slices from."""
        return Hits(self)

    @property
    def path(self):
        """The address of the page that shows it, without the query string."""
        return reverse(self.page_name)

    @cached_property
    def total(self):
        """How many organisations there are."""
        return len(self.filter.hits)

    @cached_property
    def axes(self):
        """The filters with their options and counts; every page and order of a selection has the same."""
        key = "axes", get_language(), timezone.localdate(), self.query_without("sort")
        if len(key[-1]) > LONGEST_REMEMBERED:
            return facets.axes(self.filter)
        return self.filter.index.remember(key, lambda: facets.axes(self.filter))

    @cached_property
    def page(self):
        """The page asked for, or the nearest there is."""
        paginator = Paginator(self.organisations, PER_PAGE)
        page = paginator.page(min(self.page_asked or 1, paginator.num_pages))
        if self.filter.found:
            explain(page.object_list, self.filter)
        if self.filter.near:
            tell_distances(page.object_list, self.filter)
        return page

    @property
    def marks(self):
        """The words that are marked in the list: those that the search has found."""
        return self.filter.found.words if self.filter.found else frozenset()

    @cached_property
    def corrections(self):
        """What was probably meant by words that find nothing, or little."""
        found = self.filter.found
        return [self.corrected(one) for one in found.corrections] if found else []

    @property
    def missed(self):
        """Words that found nothing, as (word as it was typed, word that was taken for it or "")."""
        found, words = self.filter.found, self.filter.answers.get("q", "")
        missing = [(spelling.typed(words, word), "") for word in found.missing] if found else []
        return [*missing, *((one.typed, one.meant) for one in self.corrections if one.used)]

    def corrected(self, correction):
        """A correction as people write it."""
        words, meant = self.filter.answers["q"], spelling.written(self.filter.index, correction.meant)
        query = self.query_with_words(spelling.replaced(words, correction.typed, meant))
        return CorrectionInWords(spelling.typed(words, correction.typed), meant, correction.used, query)

    @cached_property
    def ways_out(self):
        """Where nothing was found: what to leave out to find something again (`ways_out.ways_out`)."""
        return [] if self.total else ways_out(self)

    @property
    def page_asked(self):
        """The page number of the address; 0 for nonsense."""
        asked = self.params.get("seite") or "1"
        return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 0

    @property
    def orders(self):
        """The orders on offer: best hits only where there are words; the usual one needs no parameter."""
        return [
            Order("" if value == self.filter.usual_order else value, label, value == self.filter.order)
            for value, label in ORDERS
            if self.can_be_sorted(value)
        ]

    def can_be_sorted(self, order):
        """Whether an order makes sense: the best hits only for words, the nearest only around a place."""
        return (order != BY_RELEVANCE or "q" in self.filter.answers) and (order != BY_DISTANCE or self.filter.near)

    @property
    def radii(self):
        """The distances on offer, as pairs of value and words; the first one is none."""
        return [("", gettext("egal")), *((str(radius), f"{radius} km") for radius in RADII)]

    @property
    def radius(self):
        """The distance that is chosen, as on offer; that which holds where only a place was named."""
        near = self.filter.near
        return str(next((radius for radius in RADII if radius >= near.radius), RADII[-1])) if near else ""

    @property
    def place_choices(self):
        """Places to choose from where several may be meant: pairs of label and query string."""
        places = self.filter.places
        return [(place.label, self.query_with("plz", place.value)) for place in places] if len(places) > 1 else []

    @property
    def query_and(self):
        """The query string, ready for one more parameter."""
        return f"{self.query}&" if self.query else ""

    @cached_property
    def query(self):
        """The query string of the selection without page, ready for other forms of the list."""
        return self.query_without()

    def query_without(self, name="seite", value=None):
        """The query string without page and without a parameter, or without one value of it."""
        pairs = ((key, one) for key, values in self.params.lists() for one in values)
        return urlencode(
            [
                (key, one)
                for key, one in pairs
                if one and key != "seite" and (key != name or (value is not None and one != value))
            ]
        )

    def query_of(self, name):
        """The query string of one answer alone."""
        return urlencode({name: self.params.getlist(name)}, doseq=True)

    def query_with_words(self, words):
        """The query string of the selection with other words, from the first page."""
        return self.query_with("q", words)

    def query_with(self, name, value):
        """The query string of the selection with another answer to one question, from the first page."""
        params = self.params.copy()
        params.pop("seite", None)
        params[name] = value
        return params.urlencode()

    @property
    def pairs(self):
        """All answers as they stand in the address, as pairs of name and value, for another form."""
        known = self.filter.filters
        return [(name, value) for name, values in self.params.lists() if name in known for value in values if value]

    @property
    def canonical(self):
        """The query string of what is shown, without order and whatever else somebody hung on the address."""
        pairs = [(name, value) for name, value in self.pairs if name != "sort"]
        return urlencode([*pairs, ("seite", self.page.number)] if self.page.number > 1 else pairs)

    @property
    def hidden(self):
        """Answers that have no control on the page and must not get lost: pairs of name and value."""
        return [(name, self.filter.answers[name]) for name in WITHOUT_CONTROL if name in self.filter.answers]

    @cached_property
    def chips(self):
        """The answers that narrow the list, each removable."""
        return [
            Chip(str(question.label), words, self.query_without(name, value))
            for name, answer in self.filter.answers.items()
            for question in [self.filter.filters[name]]
            for value, words in question.in_words(answer)
        ]

    @cached_property
    def notices(self):
        """Sentences on what the address asked for and we could not do."""
        return [
            *notices.about_words(self.filter),
            *notices.about_answers(self.filter),
            *notices.about_place(self.filter),
            *notices.about_page(self.page_asked, self.page),
        ]
