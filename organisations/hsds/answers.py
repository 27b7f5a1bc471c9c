"""What the API answers: for each kind of thing its list, narrowed by parameters, and one of them by its identifier."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone
from pyroaring import BitMap

from communes.names import fold
from organisations.exchange import entries
from organisations.hsds import catalogue, records, taxonomies
from organisations.index.terms import FIELDS
from organisations.models import Offer, Organisation
from organisations.selection import Selection

STREAMED_AT_ONCE = 500


@dataclass(frozen=True)
class Found:
    """How many things there are, and what gives their records from one place to another."""

    total: int
    records: Callable

    def page(self, number, size):
        """One page with what is said about it."""
        contents = list(self.records((number - 1) * size, number * size))
        pages = -(-self.total // size)
        return {
            "total_items": self.total,
            "total_pages": pages,
            "page_number": number,
            "size": len(contents),
            "first_page": number == 1,
            "last_page": number >= pages,
            "empty": not contents,
            "contents": contents,
        }

    def lines(self):
        """All, one JSON object a line."""
        for start in range(0, self.total, STREAMED_AT_ONCE):
            for record in self.records(start, start + STREAMED_AT_ONCE):
                yield f"{json.dumps(record, ensure_ascii=False)}\n".encode()


def of_list(rows, record):
    """What is found in a plain list."""
    return Found(len(rows), lambda start, stop: map(record, rows[start:stop]))


def organizations(index, parameters):
    """The organisations."""
    keys = catalogue.organisation_keys(index, hits(index, parameters))
    is_whole, services = whether_whole(parameters)
    return Found(
        len(keys),
        lambda start, stop: [
            records.whole_organization(entry, services_of(entry, services)) if is_whole else records.organization(entry)
            for entry in read(index, keys[start:stop])
        ],
    )


def whether_whole(parameters):
    """Whether organisations are wanted with all that hangs on them, and how their services are made."""
    in_full = parameters.flag("full_service")
    return in_full or parameters.flag("full"), records.whole_service if in_full else records.service


def services_of(entry, make):
    """The services of an organisation."""
    return [make(entry, offer) for offer in records.offers(entry)]


def services(index, parameters):
    """The services."""
    if parameters.flag("minimal"):
        return of_services(index, parameters, minimal)
    return of_services(index, parameters, records.whole_service if parameters.flag("full") else records.service)


def minimal(entry, offer):
    """Which service, and when it changed."""
    return {name: records.service(entry, offer)[name] for name in ("id", "last_modified")}


def service_at_locations(index, parameters):
    """The services at their places; an organisation has one place."""
    make = records.whole_at_location if parameters.flag("full") else records.at_location
    return of_services(index, parameters, make)


def of_services(index, parameters, make):
    """What is made of each service that the parameters leave."""
    left, offered = hits(index, parameters), None
    wanted = wanted_terms(index, parameters)
    if wanted is not None:
        left, offered = left & having(index, wanted), offering(wanted)
    known = catalogue.catalogue(index)
    places = known.places(index, left, offered)
    return Found(len(places), lambda start, stop: made(index, places[start:stop], make))


def made(index, places, make):
    """The records of the services at some places of the catalogue."""
    known = catalogue.catalogue(index)
    owners = list(dict.fromkeys(known.owners[place] for place in places))
    by_key = {entry.organisation.pk: entry for entry in read(index, owners)}
    for place in places:
        if entry := by_key.get(known.owners[place]):
            wanted = known.offers[place]
            yield from (make(entry, offer) for offer in records.offers(entry) if (offer.pk if offer else 0) == wanted)


def read(index, keys):
    """The entries with these keys."""
    return entries.some(index, keys, timezone.localdate())


def hits(index, parameters):
    """The organisations that search, place, organisation and date leave, as a bitmap."""
    found = Selection(parameters.of_list, index).filter.hits
    if asked := parameters.given.get("organization_id"):
        key = catalogue.organisation_of(index, asked)
        found = found & index.positions_of([key] if key else [])
    if since := parameters.modified_after:
        changed = Organisation.objects.published().filter(changed_at__gte=since).order_by().values_list("pk", flat=True)
        found = found & index.positions_of(changed)
    return found


def wanted_terms(index, parameters):
    """The terms of which a service must have one, all of one vocabulary; None where nobody asks."""
    if asked := parameters.given.get("taxonomy_term_id"):
        term = taxonomies.terms_by_id(index).get(asked)
        return [term] if term else []
    if asked := parameters.given.get("taxonomy_id"):
        taxonomy = taxonomies.taxonomy_of(asked)
        return list(taxonomy.terms(index)) if taxonomy else []
    return None


def having(index, terms):
    """The organisations that have any of the terms; what an offer has, its organisation has too."""
    keys = [term.pk for term in terms]
    fields = FIELDS[terms[0].table] if terms else []
    return BitMap.union(BitMap(), *(index.having(field, keys) for field in fields))


def offering(terms):
    """A function that says whether a service has any of the terms itself; None where only organisations have them."""
    field = FIELDS[terms[0].table][0] if terms else ""
    if field not in entries.OF_OFFERS:
        return None
    keys = [term.pk for term in terms]
    offers = set(Offer.objects.filter(**{f"{field}__in": keys}).values_list("pk", flat=True))
    return lambda owner, offer: not offer or offer in offers


def all_taxonomies(index, parameters):
    """The vocabularies."""
    words = fold(parameters.given.get("search", ""))
    rows = [one for one in taxonomies.TAXONOMIES if words in fold(str(one.title))]
    return of_list(rows, taxonomies.taxonomy_record)


def taxonomy_terms(index, parameters):
    """Their terms; none has another above it."""
    words, given = fold(parameters.given.get("search", "")), parameters.given
    parameters.flag("top_only")
    wanted = [one for one in taxonomies.TAXONOMIES if given.get("taxonomy_id", one.id) in ("", one.id)]
    terms = [term for one in wanted for term in one.terms(index) if words in fold(term.label)]
    return of_list([] if given.get("parent_id") else terms, taxonomies.term_record)


def one_organization(index, key, parameters):
    """An organisation by its identifier; None for none."""
    found = catalogue.organisation_of(index, key)
    _is_whole, make = whether_whole(parameters)
    return next(
        (records.whole_organization(one, services_of(one, make)) for one in read(index, [found] if found else [])), None
    )


def one_service(index, key, parameters):
    """A service by its identifier; None for none."""
    return one_made(index, catalogue.service_of(index, key), records.whole_service)


def one_at_location(index, key, parameters):
    """A service at its place by its identifier; None for none."""
    place = catalogue.service_of(index, key, "service_at_location/")
    return one_made(index, place, records.whole_at_location)


def one_made(index, place, make):
    """The record of the service at a place of the catalogue; None for none."""
    return next(made(index, [] if place is None else [place], make), None)


def one_taxonomy(index, key, parameters):
    """A vocabulary by its identifier; None for none."""
    found = taxonomies.taxonomy_of(key)
    return found and taxonomies.taxonomy_record(found)


def one_term(index, key, parameters):
    """A term by its identifier; None for none."""
    found = taxonomies.terms_by_id(index).get(key)
    return found and {
        **taxonomies.term_record(found),
        "taxonomy_detail": taxonomies.taxonomy_record(taxonomies.BY_TABLE[found.table]),
    }


# Name in the address to what gives the list and what gives one of it.
THINGS = {
    "organizations": (organizations, one_organization),
    "services": (services, one_service),
    "service_at_locations": (service_at_locations, one_at_location),
    "taxonomies": (all_taxonomies, one_taxonomy),
    "taxonomy_terms": (taxonomy_terms, one_term),
}
