"""What may be asked of the directory: one FilterSet, one line a question.

List, print and every later form of the list take it, so that what is seen is what is printed.
"""

import re
from copy import copy
from datetime import timedelta
from functools import cached_property, lru_cache

import django_filters
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from organisations.fields import KnownChoices, KnownTerms, Pattern, Words
from organisations.finding import Search
from organisations.index.terms import TABLES
from organisations.models import Organisation
from organisations.nearness import WRITTEN, Nearness
from organisations.signs import SIGNS

BY_NAME, BY_CONFIRMATION, BY_RELEVANCE, BY_DISTANCE = "name", "bestaetigt", "relevanz", "naehe"
ORDERS = [(BY_NAME, _("nach Name")), (BY_CONFIRMATION, _("zuletzt bestätigt")), (BY_RELEVANCE, _("beste Treffer"))]
DEGREES = r"-?[0-9]{1,3}(\.[0-9]{1,6})?"
SECTION = re.compile(",".join([DEGREES] * 4))
ORDERS.append((BY_DISTANCE, _("das Nächste zuerst")))


def box(section):
    """The four numbers of a section: south, west, north, east, in the order of degrees and within the globe."""
    one, other, two, another = map(float, section.split(","))
    (south, north), (west, east) = sorted((one, two)), sorted((other, another))
    return south, west, north, east


class Shared:
    """For filters without a state of their own: each visitor's filter set takes them over instead of copying all."""

    def __deepcopy__(self, memo):
        return copy(self)


class TermFilter(Shared, django_filters.Filter):
    """Organisations that have at least one of the chosen terms in a field."""

    field_class = KnownTerms

    def __init__(self, field_name, label):
        super().__init__(field_name=field_name, label=label, table=TABLES[field_name])
        self.kind = field_name

    def filter(self, qs, value):
        return qs.having(self.field_name, [term.pk for term in value]) if value else qs

    def hits(self, index, answer):
        """The organisations of the index that the answer leaves."""
        return index.having(self.kind, [term.pk for term in answer])

    def in_words(self, answer):
        """Each chosen term as a pair of its value in the address and its label."""
        return [(term.slug, term.label) for term in answer]


class SignFilter(Shared, django_filters.MultipleChoiceFilter):
    """Organisations that show at least one of the chosen signs."""

    field_class = KnownChoices
    kind = "sign"

    def filter(self, qs, value):
        chosen = [sign for sign in SIGNS if sign.slug in value]
        return qs.with_any_sign(chosen, timezone.localdate().year) if chosen else qs

    def hits(self, index, answer):
        """The organisations of the index that the answer leaves."""
        return index.having(self.kind, answer)

    def in_words(self, answer):
        """Each chosen sign as a pair of its value in the address and its label."""
        return [(sign.slug, str(sign)) for sign in SIGNS if sign.slug in answer]


class WordsFilter(Shared, django_filters.CharFilter):
    """Organisations in which all words occur."""

    field_class = Words

    def filter(self, qs, value):
        return qs.matching(value) if value else qs

    def in_words(self, answer):
        """The words in quotation marks."""
        return [(None, gettext("„%s“") % answer)]


class PatternFilter(Shared, django_filters.CharFilter):
    """A single value of a fixed form, such as digits."""

    field_class = Pattern

    def in_words(self, answer):
        """The value itself."""
        return [(None, answer)]


class PlaceFilter(PatternFilter):
    """Organisations near a place, or those whose postal code begins with the digits."""

    def filter(self, qs, value):
        if near := self.parent.near:
            return qs.near([(place.latitude, place.longitude) for place in near.places], near.radius)
        return qs.at_postal_code(value) if value.isdigit() else qs

    def hits(self, index, answer):
        """The organisations of the index that the answer leaves."""
        if self.parent.near:
            return self.parent.near.hits(index)
        if not answer.isdigit():
            return index.alive
        return index.having(
            "postal_code", [code for code in list(index.bitmaps["postal_code"]) if code.startswith(answer)]
        )

    def in_words(self, answer):
        """The place that is meant, or what was written."""
        places = self.parent.places
        return [(None, places[0].label if len(places) == 1 else answer)]


class RadiusFilter(PatternFilter):
    """How far around a place: it narrows by the place, not by itself."""

    def filter(self, qs, value):
        return qs

    def hits(self, index, answer):
        """All organisations."""
        return index.alive

    def in_words(self, answer):
        """The kilometres, where they narrow anything."""
        return [(None, gettext("%(radius)d km") % {"radius": self.parent.near.radius})] if self.parent.near else []


class SectionFilter(PatternFilter):
    """Organisations in a section of the map: south, west, north, east in degrees."""

    def filter(self, qs, value):
        return qs.within(*box(value)) if value else qs

    def hits(self, index, answer):
        """The organisations of the index that the answer leaves."""
        return index.within(*box(answer))

    def in_words(self, answer):
        """That it is a section: degrees say nothing to people."""
        return [(None, gettext("Ausschnitt der Karte"))]


class DaysFilter(PatternFilter):
    """Organisations confirmed within so many days."""

    def filter(self, qs, value):
        return qs.confirmed_since(timezone.localdate() - timedelta(days=int(value))) if value else qs

    def hits(self, index, answer):
        """The organisations of the index that the answer leaves."""
        since = timezone.localdate().toordinal() - int(answer)
        return index.having("confirmed", [day for day in list(index.bitmaps["confirmed"]) if day >= max(since, 1)])

    def in_words(self, answer):
        """The number of days with its noun."""
        words = ngettext("im letzten Tag", "in den letzten %(days)s Tagen", int(answer))
        return [(None, words % {"days": int(answer)})]


class OrderFilter(PatternFilter):
    """The order of the list: it leaves nothing out, so it is no part of the selection."""

    def filter(self, qs, value):
        return qs

    def hits(self, index, answer):
        """All organisations."""
        return index.alive

    def in_words(self, answer):
        """Nothing: an order narrows nothing."""
        return []


class OrganisationFilter(Nearness, django_filters.FilterSet):
    """The questions of the directory; parameter names and meanings are public and stay.

    Answers come from the index (`hits`). `qs` asks the database the same in the slow, obvious way; tests compare both.
    """

    q = WordsFilter(label=_("Suchwörter"))
    art = TermFilter("type", _("Art"))
    kommune = TermFilter("works_in", _("Kommune"))
    bezirk = TermFilter("district", _("Stadtbezirk"))
    thema = TermFilter("topics", _("Thema"))
    zielgruppe = TermFilter("target_groups", _("Zielgruppe"))
    sprache = TermFilter("languages", _("Sprache"))
    ressource = TermFilter("resources_offered", _("bietet"))
    sucht = TermFilter("resources_sought", _("sucht"))
    knowhow = TermFilter("know_how", _("Know-how"))
    netzwerk = TermFilter("networks", _("Netzwerk"))
    wert = TermFilter("values", _("Wert"))
    ziel = TermFilter("goals", _("Ziel"))
    arbeitsweise = TermFilter("working_methods", _("Arbeitsweise"))
    merkmal = SignFilter(label=_("Merkmal"), choices=[(sign.slug, sign.label) for sign in SIGNS])
    plz = PlaceFilter(label=_("PLZ oder Ort"), pattern=WRITTEN, max_length=100)
    umkreis = RadiusFilter(label=_("Umkreis"), pattern=re.compile(r"[0-9]{1,3}"))
    ausschnitt = SectionFilter(label=_("Ort"), pattern=SECTION, max_length=80)
    bestaetigt = DaysFilter(label=_("bestätigt"), pattern=re.compile(r"[0-9]{1,4}"))
    sort = OrderFilter(label=_("Reihenfolge"), pattern=re.compile("|".join(name for name, _label in ORDERS)))

    class Meta:
        model = Organisation
        fields = []

    def __init__(self, data, index):
        super().__init__(data, queryset=Organisation.objects.published())
        self.index = index
        for field in self.form.fields.values():
            if isinstance(field, KnownTerms):
                field.terms = index.terms.by_slug[field.table]

    @classmethod
    @lru_cache(maxsize=500)
    def form_of(cls, names):
        """The form of some questions, made once for all visitors who ask the same."""
        fields = {name: question.field for name, question in cls.base_filters.items() if name in names}
        return type("OrganisationForm", (cls._meta.form,), fields)

    def get_form_class(self):
        return self.form_of(frozenset(self.data) & frozenset(self.base_filters))

    @cached_property
    def answers(self):
        """Question name to cleaned answer, without the questions left open."""
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    @cached_property
    def found(self):
        """What the words find (`finding.Answer`); None without words."""
        return Search(self.index, self.answers.get("q", "")).answer()

    @cached_property
    def narrowing(self):
        """Question name to the organisations that its answer leaves, for all questions that have one."""
        narrowing = {
            name: self.filters[name].hits(self.index, value) for name, value in self.answers.items() if name != "q"
        }
        return {"q": self.found.hits, **narrowing} if self.found else narrowing

    @cached_property
    def hits(self):
        """The organisations that all answers leave, as a bitmap of the index."""
        return self.all_but(None)

    def all_but(self, name):
        """The organisations that the answers to all other questions leave."""
        if name is not None and name not in self.narrowing:
            return self.hits
        others = [hits for other, hits in self.narrowing.items() if other != name]
        return BitMap.intersection(self.index.alive, *others)

    @property
    def order(self):
        """The order asked for, or the usual one."""
        order = self.answers.get("sort") or self.usual_order
        return order if order != BY_DISTANCE or self.near else BY_NAME

    @property
    def usual_order(self):
        """The order that suits: best hits for words, else the nearest around a place, else by name."""
        return BY_RELEVANCE if "q" in self.answers else BY_DISTANCE if self.near else BY_NAME

    def keys(self, start, stop):
        """The keys of the organisations of the answer from `start` to `stop`, in their order."""
        if self.order == BY_DISTANCE:
            return self.index.keys_at(self.near.in_order(self.hits)[start:stop])
        return self.index.sliced(self.levels, start, stop)

    @property
    def levels(self):
        """The organisations of the answer in groups as their order wants, the first first; in each by name."""
        if self.order == BY_RELEVANCE and self.found:
            return [level & self.hits for level in self.found.levels]
        if self.order == BY_CONFIRMATION:
            return self.index.by_confirmation(self.hits)
        return [self.hits]
