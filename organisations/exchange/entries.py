"""Organisations with all that is handed on of them, some at a time: terms come from the index, the rest in few queries.

Only what everybody may see: published organisations, contact persons whose scope allows it, never the internal note.
Plain values instead of rows of models: of a hundred thousand organisations those alone would take half the time.
"""

from collections import defaultdict
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, time
from functools import cache

from django.db.models import F, Value
from django.urls import reverse
from pyroaring import BitMap

from organisations.exchange.identifiers import identifier
from organisations.exchange.listing import whole
from organisations.index.bitmaps import LONG_FIELDS
from organisations.index.terms import TABLES, Term
from organisations.models import ContactPerson, Offer, OpeningHours, Organisation
from organisations.models.reach import Reach
from organisations.statements import fetch

MANY = [field.name for field in Organisation._meta.many_to_many]
OF_OFFERS = [field.name for field in Offer._meta.many_to_many]


@dataclass(slots=True)
class Place:
    """A commune or district: where its middle is; key, name, address and state of a commune."""

    latitude: float | None
    longitude: float | None
    ags: str = ""
    name: str = ""
    slug: str = ""
    state: str = ""


@dataclass(slots=True)
class Stored(Reach):
    """What is handed on of the columns of an organisation, named as in the model."""

    pk: int
    status: str
    slug: str
    name: str
    short_name: str
    description: str
    experience: str
    ideas: str
    street: str
    postal_code: str
    city: str
    latitude: float | None
    longitude: float | None
    phone: str
    email: str
    website: str
    by_appointment: bool
    hours_note: str
    year_founded: int | None
    staffing: str
    size: str
    migrant_led: str
    religion: str
    statements_public: bool
    source: str
    confirmed_on: date | None
    created_at: datetime
    changed_at: datetime
    type_id: int | None
    district_id: int | None
    commune: Place
    district: Place | None

    @classmethod
    def of(cls, *values):
        """One from the values of `COLUMNS`."""
        own, commune, district = values[: len(OWN)], values[len(OWN) : -2], values[-2:]
        made = cls(*own, Place(*commune), Place(*district) if own[-1] else None)
        made.created_at, made.changed_at = in_utc(made.created_at), in_utc(made.changed_at)
        return made


OWN = [one.name for one in fields(Stored)][:-2]
OF_PLACES = [one.name for one in fields(Place)]
COLUMNS = [*OWN, *(f"commune__{name}" for name in OF_PLACES), *(f"district__{name}" for name in OF_PLACES[:2])]


@dataclass(slots=True)
class Hours:
    """When an organisation is open on a weekday; Monday is 0."""

    pk: int
    weekday: int
    opens: time
    closes: time
    note: str


@dataclass(slots=True)
class Person:
    """A contact person whose name everybody may see."""

    pk: int
    name: str
    role: str
    phone: str
    email: str


@dataclass(slots=True)
class OfferOut:
    """One offer with its terms by field."""

    pk: int
    title: str
    description: str
    hours: str
    place: str
    terms: dict[str, list[Term]]


@dataclass
class Entry:
    """One organisation with its terms by field, its offers, opening hours and public contact persons.

    `address` is its page, with scheme and host.
    """

    organisation: Stored
    address: str
    terms: dict[str, list[Term]]
    kind: Term
    district: Term | None
    offers: list[OfferOut] = field(default_factory=list)
    hours: list[Hours] = field(default_factory=list)
    contacts: list[Person] = field(default_factory=list)

    @property
    def uid(self):
        """An identifier that stays, whatever the name becomes."""
        return identifier("organization", self.organisation.pk)


def entries(listing):
    """All entries of a listing in its order; so many queries a batch whatever its size."""
    for keys in listing.batches:
        yield from some(listing.index, keys, listing.day)


def some(index, keys, day):
    """The entries with these keys, in this order; `day` says which contact persons may still be named."""
    found, folder = {row.pk: row for row in organisations(keys)}, whole(reverse("list"))
    keys = [key for key in keys if key in found]
    terms, offers, known = terms_of(index, keys), offers_of(index, keys), index.terms.by_key
    hours, contacts = grouped(Hours, hours_of, keys), grouped(Person, contacts_of, keys, day)
    return [
        Entry(
            found[key],
            f"{folder}{found[key].slug}/",
            terms[key],
            known[TABLES["type"]].get(found[key].type_id),
            known[TABLES["district"]].get(found[key].district_id),
            offers[key],
            hours[key],
            contacts[key],
        )
        for key in keys
    ]


def organisations(keys):
    """The published organisations with these keys; what is not handed on is not even read."""
    found = (Stored.of(*values) for values in fetch(stored, keys))
    return [row for row in found if row.status == Organisation.Status.PUBLISHED]


def stored(keys):
    """The columns of these organisations (asked for published ones, SQLite would not look up the keys)."""
    return Organisation.objects.order_by().filter(pk__in=keys).values_list(*COLUMNS)


def hours_of(keys):
    """The opening hours of these organisations."""
    return OpeningHours.objects.filter(organisation__in=keys).values_list("organisation_id", *columns(Hours))


def contacts_of(keys, day):
    """Their contact persons whose names everybody may see on a day."""
    found = ContactPerson.objects.shown_publicly(day).filter(organisation__in=keys).order_by("pk")
    return found.values_list("organisation_id", *columns(Person))


def rows_of_offers(keys):
    """Their offers."""
    return Offer.objects.filter(organisation__in=keys).values_list("organisation_id", *columns(OfferOut)[:-1])


@cache
def columns(kind):
    """The names of what a thing holds."""
    return [one.name for one in fields(kind)]


def grouped(kind, queryset_of, keys, *arguments):
    """Things by the key of their organisation."""
    found = defaultdict(list)
    for organisation, *values in fetch(queryset_of, keys, *arguments):
        found[organisation].append(kind(*values))
    return found


def in_utc(moment):
    """A moment as the database gives it (SQLite: without its zone)."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def terms_of(index, keys):
    """Key to terms by field."""
    places = {key: index.bitmaps.position(key) for key in keys}
    by_field = {name: (own_terms if name in LONG_FIELDS else held_terms)(index, name, places.values()) for name in MANY}
    return {key: {name: held[place] for name, held in by_field.items()} for key, place in places.items()}


def held_terms(index, name, places):
    """Position to the terms of a field."""
    held, wanted = {place: [] for place in places}, BitMap(places)
    for term, bitmap in index.terms_in_use(name):
        for place in bitmap & wanted:
            held[place].append(term)
    return held


def own_terms(index, name, places):
    """The same for a field of whose terms each position knows its own (`LONG_FIELDS`)."""
    known, of_places = index.terms.by_key[TABLES[name]], index.bitmaps.terms_of[name]
    return {
        place: sorted((known[term] for term in of_places[place] if term in known), key=lambda term: term.slug)
        for place in places
    }


def offers_of(index, keys):
    """Key of an organisation to its offers."""
    terms = terms_of_offers(index, keys)
    found = defaultdict(list)
    for organisation, key, *texts in fetch(rows_of_offers, keys):
        found[organisation].append(OfferOut(key, *texts, terms[key]))
    return found


def terms_of_offers(index, keys):
    """Key of an offer to its terms by field, for the offers of these organisations; one query."""
    first, *others = (links(Offer._meta.get_field(name), keys) for name in OF_OFFERS)
    found = defaultdict(lambda: {name: [] for name in OF_OFFERS})
    for name, offer, key in first.union(*others, all=True):
        if term := index.terms.by_key[TABLES[name]].get(key):
            found[offer][name].append(term)
    for its in found.values():
        for terms in its.values():
            terms.sort(key=lambda term: term.slug)
    return found


def links(field, keys):
    """Name of the field, offer and term of all offers of these organisations."""
    table = field.remote_field.through.objects.order_by().filter(offer__organisation__in=keys)
    named = {"name": Value(field.name), "term": F(field.m2m_reverse_field_name())}
    return table.annotate(**named).values_list("name", "offer_id", "term")
