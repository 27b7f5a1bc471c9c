"""A selection: what somebody asked for and what came out, gathered once for screen and paper."""

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Paginator

from organisations import facets, notices
from organisations.filters import BY_RELEVANCE, ORDERS, OrganisationFilter

PER_PAGE = 25
WITHOUT_CONTROL = ("plz", "bestaetigt")


@dataclass(frozen=True)
class Chip:
    """One answer in words, with the query string that takes it back."""

    question: str
    answer: str
    without: str


@dataclass(frozen=True)
class Order:
    """One order: its value in the address, its label, whether it is chosen."""

    value: str
    label: str
    chosen: bool


class Selection:
    """The organisations that a query string asks for, with counts, chosen answers and notices.

    `params` is a QueryDict with the parameters of the list; `organisations` a queryset (default: published).
    """

    def __init__(self, params, organisations=None):
        self.params = params
        self.filter = OrganisationFilter(params, organisations)

    @cached_property
    def organisations(self):
        """All organisations of the selection, in their order."""
        return self.filter.ordered

    @cached_property
    def total(self):
        """How many organisations there are."""
        return self.filter.qs.count()

    @cached_property
    def axes(self):
        """The filters with their options and counts."""
        return facets.axes(self.filter)

    @cached_property
    def page(self):
        """The page asked for, or the nearest there is."""
        paginator = Paginator(self.organisations.for_rows(), PER_PAGE)
        paginator.count = self.total
        return paginator.page(min(self.page_asked or 1, paginator.num_pages))

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
            if value != BY_RELEVANCE or "q" in self.filter.answers
        ]

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
        params = self.params.copy()
        params.pop("seite", None)
        kept = [other for other in params.getlist(name) if value is not None and other != value]
        params.setlist(name, kept)
        for empty in [key for key, values in params.lists() if not any(values)]:
            del params[empty]
        return params.urlencode()

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
            *notices.about_page(self.page_asked, self.page),
        ]
