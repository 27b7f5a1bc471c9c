"""The list as JSON for programs, and as GeoJSON for maps (RFC 7946); one entry after the other."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.exchange.entries import entries
from organisations.exchange.listing import whole

# Statements that are handed on only where the organisation released them.
RELEASED = ("migrant_led", "religion")
STATEMENTS = ("year_founded", "staffing", "size")


def as_json(listing):
    """One object: what the list is, from where and of which day, then all entries."""
    head = {**about(listing), "total": len(listing.keys)}
    yield from framed(head, "organisations", map(record, entries(listing)))


def as_geojson(listing):
    """A FeatureCollection of all; where only district or commune are known, their middle, and that is said."""
    head = {"type": "FeatureCollection", **about(listing), "total": len(listing.keys)}
    yield from framed(head, "features", (feature(entry) for entry in entries(listing)))


def position(entry):
    """Where an organisation is as a geometry, and how exactly that is known; None for nowhere (RFC 7946, 3.2)."""
    row = entry.organisation
    for place, known in ((row, "exact"), (row.district, "district"), (row.commune, "commune")):
        if place and place.latitude is not None:
            return {"type": "Point", "coordinates": [place.longitude, place.latitude]}, known
    return None, "unknown"


def about(listing):
    """What is to be known of the list as a whole."""
    return {
        "title": _("Organisationen, die mit Geflüchteten arbeiten"),
        "source": settings.SITE_URL,
        "address": listing.address,
        "as_of": listing.day.isoformat(),
        "licence": whole(reverse("page", args=["impressum"])),
        "filters": [{"question": str(question), "answer": str(answer)} for question, answer in listing.chosen],
    }


def framed(head, name, rows):
    """A JSON object with a list at its end, as pieces of bytes."""
    yield f"{dumped(head)[:-1]},{dumped(name)}:[".encode()
    between = "\n"
    for row in rows:
        yield f"{between}{dumped(row)}".encode()
        between = ",\n"
    yield b"\n]}\n"


def dumped(value):
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def record(entry):
    """All that is public of an entry, as plain values."""
    row = entry.organisation
    return {
        "id": row.pk,
        "uuid": str(entry.uid),
        "url": entry.address,
        "name": row.name,
        "short_name": row.short_name,
        "type": labelled(entry.kind),
        "description": row.description,
        "experience": row.experience,
        "ideas": row.ideas,
        **{name: list(map(labelled, terms)) for name, terms in entry.terms.items()},
        "location": location(entry),
        "phone": row.phone,
        "phone_e164": row.phone_dialled,
        "email": row.email,
        "website": row.link,
        "by_appointment": row.by_appointment,
        "hours_note": row.hours_note,
        "opening_hours": list(map(hours, entry.hours)),
        "offers": list(map(offer, entry.offers)),
        "contact_persons": list(map(person, entry.contacts)),
        "statements": statements(row),
        "confirmed_on": row.confirmed_on and row.confirmed_on.isoformat(),
        "changed_at": row.changed_at.isoformat(),
        "source": row.source,
    }


def labelled(term):
    """A term with its address and its name in the reader's language."""
    return term and {"slug": term.slug, "name": term.label}


def location(entry):
    """Where it is."""
    row = entry.organisation
    return {
        "street": row.street,
        "postal_code": row.postal_code,
        "city": row.city,
        "commune": row.commune and {"ags": row.commune.ags, "name": row.commune.name, "slug": row.commune.slug},
        "district": labelled(entry.district),
        "latitude": row.latitude,
        "longitude": row.longitude,
    }


def hours(row):
    """When it is open on a weekday; Monday is 1 (ISO 8601)."""
    return {
        "weekday": row.weekday + 1,
        "opens": f"{row.opens:%H:%M}",
        "closes": f"{row.closes:%H:%M}",
        "note": row.note,
    }


def offer(row):
    """One offer."""
    texts = {name: getattr(row, name) for name in ("title", "description", "hours", "place")}
    return texts | {name: list(map(labelled, terms)) for name, terms in row.terms.items()}


def person(row):
    """One contact person whose name everybody may see."""
    return {"name": row.name, "role": row.role, "phone": row.phone, "email": row.email}


def statements(row):
    """What the organisation says about itself; None is "unknown" or "not released"."""
    shown = (*STATEMENTS, *(RELEASED if row.statements_public else ()))
    return {name: (getattr(row, name) or None) if name in shown else None for name in (*STATEMENTS, *RELEASED)}


def feature(entry):
    """One entry as a point of a map: longitude first."""
    row, (geometry, known) = entry.organisation, position(entry)
    reach = {"phone": row.phone, "email": row.email, "website": row.link}
    return {
        "type": "Feature",
        "id": str(entry.uid),
        "geometry": geometry,
        "properties": {
            "name": row.name,
            "position": known,
            "type": entry.kind and entry.kind.label,
            "address": ", ".join(row.address_lines),
            "place": entry.district.label if entry.district else row.commune.name,
            "url": entry.address,
            **{name: value for name, value in reach.items() if value},
        },
    }
