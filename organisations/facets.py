"""How many organisations each option of each filter would show, given all other filters."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from organisations.filters import SignFilter, TermFilter
from organisations.models import Organisation
from organisations.signs import SIGNS

FIRST_SHOWN = 10


@dataclass(frozen=True)
class Option:
    """One option: its value in the address, its label, its number of organisations, whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Axis:
    """All options of one filter that at least one published organisation has."""

    name: str
    label: str
    options: list[Option]

    @property
    def is_chosen(self):
        """Whether any option is chosen."""
        return any(option.chosen for option in self.options)

    @property
    def first(self):
        """The commonest options and the chosen ones, in the order of the vocabulary."""
        commonest = sorted(self.options, key=lambda option: -option.count)[:FIRST_SHOWN]
        return [option for option in self.options if option.chosen or option in commonest]

    @property
    def rest(self):
        """The options that a long axis shows only on request."""
        first = self.first
        return [option for option in self.options if option not in first]


def axes(filterset):
    """The axes of the filter set with their options and counts, in the order of its declaration."""
    found = []
    for name, question in filterset.filters.items():
        if isinstance(question, TermFilter):
            found.append(Axis(name, question.label, term_options(filterset, name, question)))
        elif isinstance(question, SignFilter):
            found.append(Axis(name, question.label, sign_options(filterset, name)))
    return [axis for axis in found if axis.options]


def counts(organisations, field):
    """Primary key of a term to the number of the organisations that have it in `field`."""
    rows = Organisation.objects.filter(pk__in=organisations.order_by().values("pk")).order_by()
    return dict(rows.filter(**{f"{field}__isnull": False}).values_list(field).annotate(number=Count("pk")))


def term_options(filterset, name, question):
    """The options of an axis whose values are rows of a vocabulary."""
    chosen = {term.pk for term in filterset.answers.get(name, [])}
    number = counts(filterset.all_but(name), question.field_name)
    used = (
        Organisation.objects.published().filter(**{f"{question.field_name}__isnull": False}).values(question.field_name)
    )
    terms = question.vocabulary.objects.filter(Q(pk__in=used.order_by()) | Q(pk__in=chosen))
    return [Option(term.slug, term.label, number.get(term.pk, 0), term.pk in chosen) for term in terms]


def sign_options(filterset, name):
    """The options of the axis of signs."""
    chosen = filterset.answers.get(name, [])
    year = timezone.localdate().year
    each = {sign.slug: Count("pk", filter=sign.condition(year)) for sign in SIGNS}
    number = filterset.all_but(name).aggregate(**each)
    used = Organisation.objects.published().aggregate(**each)
    shown = [sign for sign in SIGNS if used[sign.slug] or sign.slug in chosen]
    return [Option(sign.slug, sign.label, number[sign.slug], sign.slug in chosen) for sign in shown]
