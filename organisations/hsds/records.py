"""Entries of the directory as the objects of HSDS: plain values, in which what is unknown is left out."""

from django.utils import timezone
from django.utils.encoding import iri_to_uri

from organisations.exchange.identifiers import identifier
from organisations.hsds.catalogue import GENERAL, service_name
from organisations.hsds.states import state_of
from organisations.hsds.taxonomies import term_id, term_record

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# What an organisation has of each vocabulary stands in attributes of this name.
ATTRIBUTES = (
    "topics", "target_groups", "values", "goals", "working_methods", "know_how", "resources_offered",
    "resources_sought", "networks",
)  # fmt: skip


def known(**values):
    """The values that say something."""
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def own(kind, entry):
    """The identifier of something an organisation has one of."""
    return str(identifier(kind, entry.organisation.pk))


def organization(entry):
    """The organisation without what hangs on it."""
    row = entry.organisation
    return {
        "id": str(entry.uid),
        "name": row.name,
        "description": row.description or (entry.kind.label if entry.kind else row.name),
        **known(
            alternate_name=row.short_name,
            email=row.email,
            website=iri_to_uri(row.link),
            year_incorporated=row.year_founded,
            uri=entry.address,
        ),
    }


def whole_organization(entry, services):
    """The organisation with all that hangs on it."""
    return {
        **organization(entry),
        "phones": phones(entry),
        "contacts": list(contacts(entry)),
        "locations": [whole_location(entry)],
        "attributes": list(attributes(entry)),
        "services": services,
    }


def offers(entry):
    """The offers of an entry; None stands for the one general service of an organisation without offers."""
    return entry.offers or [None]


def service(entry, offer):
    """One service: an offer, or what the organisation does in general."""
    row = entry.organisation
    return {
        "id": service_id(entry, offer),
        "organization_id": str(entry.uid),
        "name": offer.title if offer else row.name,
        "status": "active",
        **known(
            description=offer.description if offer else row.description,
            url=entry.address,
            email=row.email,
            assured_date=row.confirmed_on and row.confirmed_on.isoformat(),
        ),
        "last_modified": f"{row.changed_at:%Y-%m-%dT%H:%M:%S}.{row.changed_at.microsecond // 1000:03}Z",
    }


def whole_service(entry, offer):
    """The service with all that hangs on it."""
    return {
        **service(entry, offer),
        "organization": organization(entry),
        "phones": phones(entry),
        "contacts": list(contacts(entry)),
        "languages": list(languages(entry, offer)),
        "schedules": list(schedules_of_offer(entry, offer)),
        "service_areas": list(areas(entry, offer)),
        "service_at_locations": [{**at_location(entry, offer), "location": whole_location(entry)}],
        "attributes": list(attributes_of_service(entry, offer)),
    }


def service_id(entry, offer, prefix=""):
    """The identifier of a service, or of another thing that each service has one of."""
    kind, key = service_name(entry.organisation.pk, offer.pk if offer else GENERAL)
    return str(identifier(prefix + kind, key))


def at_location(entry, offer):
    """That a service is given at a location."""
    found = {
        "id": service_id(entry, offer, "service_at_location/"),
        "service_id": service_id(entry, offer),
        "location_id": own("location", entry),
    }
    return found | known(description=offer.place if offer else "")


def whole_at_location(entry, offer):
    """The same with service and location."""
    return {**at_location(entry, offer), "service": service(entry, offer), "location": whole_location(entry)}


def location(entry):
    """Where the organisation is."""
    row = entry.organisation
    position = {"latitude": row.latitude, "longitude": row.longitude} if row.latitude is not None else {}
    place = {"id": own("location", entry), "location_type": "physical", "organization_id": str(entry.uid)}
    named = known(name=row.name, external_identifier=row.commune.ags, external_identifier_type="AGS")
    return {**place, **named, **position}


def whole_location(entry):
    """The location with address and opening hours."""
    return {**location(entry), "addresses": list(addresses(entry)), "schedules": list(schedules(entry))}


def addresses(entry):
    """The address, where it is whole."""
    row = entry.organisation
    if row.street and row.postal_code:
        yield {
            "id": own("address", entry),
            "location_id": own("location", entry),
            "address_1": row.street,
            "city": row.city or row.commune.name,
            "state_province": state_of(row.commune),
            "postal_code": row.postal_code,
            "country": "DE",
            "address_type": "physical",
        }


def phones(entry):
    """The phone number as people wrote it, or as it is dialled."""
    row, number = entry.organisation, entry.organisation.phone_dialled or entry.organisation.phone
    found = {"id": own("phone", entry), "organization_id": str(entry.uid), "number": number, "type": "voice"}
    return [found | known(description=row.phone if row.phone != number else "")] if number else []


def contacts(entry):
    """The contact persons whose names everybody may see."""
    for person in entry.contacts:
        found = {"id": str(identifier("contact", person.pk)), "organization_id": str(entry.uid), "name": person.name}
        yield found | known(title=person.role, email=person.email)


def schedules(entry):
    """When the organisation is open; times with the offset of today, since HSDS takes them for UTC otherwise."""
    now = timezone.localtime()
    zone = now.isoformat()[-len("+01:00") :]
    for span in entry.hours:
        yield {
            "id": str(identifier("schedule", span.pk)),
            "location_id": own("location", entry),
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": DAYS[span.weekday],
            "timezone": now.utcoffset().total_seconds() / 3600,
            "opens_at": f"{span.opens:%H:%M}{zone}",
            "closes_at": f"{span.closes:%H:%M}{zone}",
            **known(description=span.note),
        }


def schedules_of_offer(entry, offer):
    """When a service is given, in words; in general what is said about the opening hours."""
    if words := offer.hours if offer else entry.organisation.hours_note:
        identity = {"id": service_id(entry, offer, "schedule/"), "service_id": service_id(entry, offer)}
        yield {**identity, "description": words}


def areas(entry, offer):
    """The communes for which a service is."""
    for commune in entry.terms["works_in"]:
        service = service_id(entry, offer)
        yield {
            "id": str(identifier("service_area", f"{service}/{commune.pk}")),
            "service_id": service,
            "name": commune.label,
        }


def languages(entry, offer):
    """The languages spoken: the offer's own, else those of the organisation."""
    service = service_id(entry, offer)
    for term in (offer and offer.terms["languages"]) or entry.terms["languages"]:
        made = {"id": str(identifier("language", f"{service}/{term.pk}")), "service_id": service}
        yield {**made, "name": term.label, "code": term.slug}


def attributes(entry):
    """Type, values, goals … of the organisation."""
    if entry.kind:
        yield attribute(str(entry.uid), "organization", "organization_type", entry.kind)
    for name in ATTRIBUTES:
        for term in entry.terms[name]:
            yield attribute(str(entry.uid), "organization", name, term)


def attributes_of_service(entry, offer):
    """Topics and target groups of the service."""
    for name in ("topics", "target_groups"):
        for term in (offer.terms if offer else entry.terms)[name]:
            yield attribute(service_id(entry, offer), "service", name, term)


def attribute(link, entity, name, term):
    """That something has a term; `name` tells resources offered from those sought."""
    return {
        "id": str(identifier("attribute", f"{link}/{name}/{term.table}/{term.pk}")),
        "link_id": link,
        "link_entity": entity,
        "link_type": name,
        "taxonomy_term_id": term_id(term),
        "value": term.label,
        "taxonomy_term": term_record(term),
    }
