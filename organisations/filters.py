"""What may be asked of the directory: one FilterSet, one line a question.

List, print and every later form of the list take it, so that what is seen is what is printed.
"""

import re
from datetime import timedelta

import django_filters
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from communes.models import Commune, District
from organisations.fields import KnownChoices, KnownTerms, Pattern, Words
from organisations.models import (
    Goal,
    KnowHow,
    Language,
    Network,
    Organisation,
    OrganisationType,
    Resource,
    TargetGroup,
    Topic,
    Value,
    WorkingMethod,
)
from organisations.signs import SIGNS

BY_NAME, BY_CONFIRMATION, BY_RELEVANCE = "name", "bestaetigt", "relevanz"
ORDERS = [(BY_NAME, _("nach Name")), (BY_CONFIRMATION, _("zuletzt bestätigt")), (BY_RELEVANCE, _("beste Treffer"))]


class TermFilter(django_filters.ModelMultipleChoiceFilter):
    """Organisations that have at least one of the chosen terms in a field."""

    field_class = KnownTerms

    def __init__(self, model, field_name, label):
        super().__init__(field_name=field_name, label=label, queryset=model.objects.all(), to_field_name="slug")
        self.vocabulary = model

    def filter(self, qs, value):
        return qs.having(self.field_name, value) if value else qs

    def in_words(self, answer):
        """Each chosen term as a pair of its value in the address and its label."""
        return [(term.slug, term.label) for term in answer]


class SignFilter(django_filters.MultipleChoiceFilter):
    """Organisations that show at least one of the chosen signs."""

    field_class = KnownChoices

    def filter(self, qs, value):
        chosen = [sign for sign in SIGNS if sign.slug in value]
        return qs.with_any_sign(chosen, timezone.localdate().year) if chosen else qs

    def in_words(self, answer):
        """Each chosen sign as a pair of its value in the address and its label."""
        return [(sign.slug, str(sign)) for sign in SIGNS if sign.slug in answer]


class WordsFilter(django_filters.CharFilter):
    """Organisations in which all words occur."""

    field_class = Words

    def filter(self, qs, value):
        return qs.matching(value) if value else qs

    def in_words(self, answer):
        """The words in quotation marks."""
        return [(None, gettext("„%s“") % answer)]


class PatternFilter(django_filters.CharFilter):
    """A single value of a fixed form, such as digits."""

    field_class = Pattern

    def in_words(self, answer):
        """The value itself."""
        return [(None, answer)]


class DaysFilter(PatternFilter):
    """Organisations confirmed within so many days."""

    def filter(self, qs, value):
        return qs.confirmed_since(timezone.localdate() - timedelta(days=int(value))) if value else qs

    def in_words(self, answer):
        """The number of days with its noun."""
        words = ngettext("im letzten Tag", "in den letzten %(days)s Tagen", int(answer))
        return [(None, words % {"days": int(answer)})]


class OrderFilter(PatternFilter):
    """The order of the list: it leaves nothing out, so it is no part of the selection."""

    def filter(self, qs, value):
        return qs

    def in_words(self, answer):
        """Nothing: an order narrows nothing."""
        return []


class OrganisationFilter(django_filters.FilterSet):
    """The questions of the directory; parameter names and meanings are public and stay."""

    q = WordsFilter(label=_("Suchwörter"))
    art = TermFilter(OrganisationType, "type", _("Art"))
    kommune = TermFilter(Commune, "works_in", _("Kommune"))
    bezirk = TermFilter(District, "district", _("Stadtbezirk"))
    thema = TermFilter(Topic, "topics", _("Thema"))
    zielgruppe = TermFilter(TargetGroup, "target_groups", _("Zielgruppe"))
    sprache = TermFilter(Language, "languages", _("Sprache"))
    ressource = TermFilter(Resource, "resources_offered", _("bietet"))
    sucht = TermFilter(Resource, "resources_sought", _("sucht"))
    knowhow = TermFilter(KnowHow, "know_how", _("Know-how"))
    netzwerk = TermFilter(Network, "networks", _("Netzwerk"))
    wert = TermFilter(Value, "values", _("Wert"))
    ziel = TermFilter(Goal, "goals", _("Ziel"))
    arbeitsweise = TermFilter(WorkingMethod, "working_methods", _("Arbeitsweise"))
    merkmal = SignFilter(label=_("Merkmal"), choices=[(sign.slug, sign.label) for sign in SIGNS])
    plz = PatternFilter(label=_("Postleitzahl"), method="at_postal_code", pattern=re.compile(r"[0-9]{1,5}"))
    # Distances need coordinates of postal codes; until then the page says that it can't.
    umkreis = PatternFilter(label=_("Umkreis in km"), pattern=re.compile(r"(?!)"))
    bestaetigt = DaysFilter(label=_("bestätigt"), pattern=re.compile(r"[0-9]{1,4}"))
    sort = OrderFilter(label=_("Reihenfolge"), pattern=re.compile("|".join(name for name, _label in ORDERS)))

    class Meta:
        model = Organisation
        fields = []

    def __init__(self, data, queryset=None):
        super().__init__(data, queryset=Organisation.objects.published() if queryset is None else queryset)

    def filter_queryset(self, queryset, without=None):
        """The organisations that all answers leave, or all but the answer to the question `without`."""
        for name, value in self.form.cleaned_data.items():
            if name != without:
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def all_but(self, name):
        """The organisations that the answers to all other questions leave."""
        self.form.is_valid()
        return self.filter_queryset(self.queryset.all(), without=name)

    def at_postal_code(self, queryset, name, value):
        return queryset.at_postal_code(value)

    @property
    def answers(self):
        """Question name to cleaned answer, without the questions left open."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @property
    def order(self):
        """The order asked for, or the usual one."""
        return self.answers.get("sort") or self.usual_order

    @property
    def usual_order(self):
        """The order that suits: best hits for words, else by name."""
        return BY_RELEVANCE if "q" in self.answers else BY_NAME

    @property
    def ordered(self):
        """The organisations of the answer in their order."""
        if self.order == BY_RELEVANCE:
            return self.qs.by_relevance(self.answers.get("q", ""))
        return self.qs.by_confirmation() if self.order == BY_CONFIRMATION else self.qs.by_name()
