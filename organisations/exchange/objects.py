"""The list as JSON for programs: all that is public of each entry."""

import json

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from organisations.exchange.entries import entries
from organisations.exchange.listing import whole
from organisations.exchange.shelf import pieces

# Statements that are handed on only where the organisation released them.
RELEASED = ("migrant_led", "religion")
STATEMENTS = ("year_founded", "staffing", "size")
AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(listing):
    """One object: what the list is, from where and of which day, then all entries."""
    head = {**about(listing), "total": len(listing.keys)}
    language = get_language()
    yield from framed(head, "organisations", (dumped(record(entry, language)).encode() for entry in entries(listing)))


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
    """A JSON object with a list at its end, as pieces of bytes; the rows are written already."""
    yield f"{dumped(head)[:-1]},{dumped(name)}:[\n".encode()
    yield from pieces(rows, b",\n")
    yield b"\n]}\n"


def dumped(value):
    """A value as JSON on one line."""
    return AS_JSON.encode(value)


def record(entry, language):
    """All that is public of an entry, as plain values; `language` is that of the names of terms."""
    row = entry.organisation
    return {
        "id": row.pk,
        "uuid": str(entry.uid),
        "url": entry.address,
        "name": row.name,
        "short_name": row.short_name,
        "type": labelled(entry.kind, language),
        "description": row.description,
        "experience": row.experience,
        "ideas": row.ideas,
        **{name: [labelled(term, language) for term in terms] for name, terms in entry.terms.items()},
        "location": location(entry, language),
        "phone": row.phone,
        "phone_e164": row.phone_dialled,
        "email": row.email,
        "website": row.link,
        "by_appointment": row.by_appointment,
        "hours_note": row.hours_note,
        "opening_hours": list(map(hours, entry.hours)),
        "offers": [offer(one, language) for one in entry.offers],
        "contact_persons": list(map(person, entry.contacts)),
        "statements": statements(row),
        "confirmed_on": row.confirmed_on and row.confirmed_on.isoformat(),
        "changed_at": row.changed_at.isoformat(),
        "source": row.source,
    }


def labelled(term, language):
    """A term with its address and its name in a language."""
    return term and {"slug": term.slug, "name": term.label_in(language)}


def location(entry, language):
    """Where it is."""
    row = entry.organisation
    return {
        "street": row.street,
        "postal_code": row.postal_code,
        "city": row.city,
        "commune": row.commune and {"ags": row.commune.ags, "name": row.commune.name, "slug": row.commune.slug},
        "district": labelled(entry.district, language),
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


def offer(row, language):
    """One offer."""
    texts = {name: getattr(row, name) for name in ("title", "description", "hours", "place")}
    return texts | {name: [labelled(term, language) for term in terms] for name, terms in row.terms.items()}


def person(row):
    """One contact person whose name everybody may see."""
    return {"name": row.name, "role": row.role, "phone": row.phone, "email": row.email}


def statements(row):
    """What the organisation says about itself; None is "unknown" or "not released"."""
    shown = (*STATEMENTS, *(RELEASED if row.statements_public else ()))
    return {name: (getattr(row, name) or None) if name in shown else None for name in (*STATEMENTS, *RELEASED)}
