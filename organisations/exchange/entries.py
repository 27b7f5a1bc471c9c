"""Organisations with all that is handed on of them, some at a time: terms come from the index, the rest in few queries.

Only what everybody may see: published organisations, contact persons whose scope allows it, never the internal note.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import NAMESPACE_URL, uuid5

from django.db.models import F, Value
from pyroaring import BitMap

from organisations.exchange.listing import whole
from organisations.index.bitmaps import LONG_FIELDS
from organisations.index.terms import TABLES, Term
from organisations.models import ContactPerson, Offer, OpeningHours, Organisation

NOT_HANDED_ON = ("internal_note", "search_text", "details")
MANY = [field.name for field in Organisation._meta.many_to_many]
OF_OFFERS = {"topics": "topic", "target_groups": "targetgroup", "languages": "language"}


@dataclass
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
    """One organisation with its terms by field, its offers, opening hours and public contact persons."""

    organisation: Organisation
    terms: dict[str, list[Term]]
    kind: Term
    district: Term | None
    offers: list[OfferOut] = field(default_factory=list)
    hours: list[OpeningHours] = field(default_factory=list)
    contacts: list[ContactPerson] = field(default_factory=list)

    @property
    def address(self):
        """The page of the entry, with scheme and host."""
        return whole(self.organisation.get_absolute_url())

    @property
    def uid(self):
        """An identifier that stays, whatever the name becomes."""
        return identifier("organization", self.organisation.pk)


def identifier(kind, key):
    """The UUID of a thing of this site: the same for ever, and no other site has it (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, whole(f"/hsds/{kind}/{key}"))


def entries(listing):
    """All entries of a listing in its order; so many queries a batch whatever its size."""
    for keys in listing.batches:
        yield from some(listing.index, keys, listing.day)


def some(index, keys, day):
    """The entries with these keys, in this order; `day` says which contact persons may still be named."""
    found = {row.pk: row for row in organisations(keys)}
    keys = [key for key in keys if key in found]
    terms = terms_of(index, keys)
    offers, hours = offers_of(index, keys), grouped(OpeningHours.objects.filter(organisation__in=keys))
    contacts = grouped(ContactPerson.objects.shown_publicly(day).filter(organisation__in=keys).order_by("pk"))
    known = index.terms.by_key
    return [
        Entry(
            found[key],
            terms[key],
            known[TABLES["type"]].get(found[key].type_id),
            known[TABLES["district"]].get(found[key].district_id),
            offers.get(key, []),
            hours.get(key, []),
            contacts.get(key, []),
        )
        for key in keys
    ]


def organisations(keys):
    """The published organisations with these keys; what is not handed on is not even read."""
    found = Organisation.objects.published().order_by().filter(pk__in=keys)
    return found.select_related("commune", "district").defer(*NOT_HANDED_ON)


def grouped(rows):
    """Rows by the key of their organisation."""
    found = defaultdict(list)
    for row in rows:
        found[row.organisation_id].append(row)
    return found


def terms_of(index, keys):
    """Key to terms by field."""
    places = {index.bitmaps.position(key): key for key in keys}
    found, wanted = {key: {name: [] for name in MANY} for key in keys}, BitMap(places)
    for name in MANY:
        if name in LONG_FIELDS:
            known = index.terms.by_key[TABLES[name]]
            for place, key in places.items():
                its = (known[term] for term in index.bitmaps.terms_of[name][place] if term in known)
                found[key][name] = sorted(its, key=lambda term: term.slug)
            continue
        for term, bitmap in index.terms_in_use(name):
            for place in bitmap & wanted:
                found[places[place]][name].append(term)
    return found


def offers_of(index, keys):
    """Key of an organisation to its offers."""
    rows = list(Offer.objects.filter(organisation__in=keys))
    terms = terms_of_offers(index, keys)
    found = defaultdict(list)
    for row in rows:
        found[row.organisation_id].append(
            OfferOut(row.pk, row.title, row.description, row.hours, row.place, terms[row.pk])
        )
    return found


def terms_of_offers(index, keys):
    """Key of an offer to its terms by field, for the offers of these organisations; one query."""
    first, *others = (links(name, column, keys) for name, column in OF_OFFERS.items())
    found = defaultdict(lambda: {name: [] for name in OF_OFFERS})
    for name, offer, key in first.union(*others, all=True):
        if term := index.terms.by_key[TABLES[name]].get(key):
            found[offer][name].append(term)
    for its in found.values():
        for terms in its.values():
            terms.sort(key=lambda term: term.slug)
    return found


def links(name, column, keys):
    """Name of the field, offer and term of all offers of these organisations."""
    table = getattr(Offer, name).through.objects.order_by().filter(offer__organisation__in=keys)
    return table.annotate(name=Value(name), term=F(f"{column}_id")).values_list("name", "offer_id", "term")
