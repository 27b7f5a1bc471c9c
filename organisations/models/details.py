"""Offers and opening hours of an organisation as one value, so that its history holds them too.

A snapshot is plain JSON: {"offers": [{"title", "description", "hours", "place", "topics", …}], "hours": [{…}]};
a term in it is a pair of key and name. Contact persons are left out on purpose: who is erased leaves no trace.
"""

from datetime import time

from django.utils.translation import gettext as _

from organisations.models.hours import OpeningHours
from organisations.models.offer import Offer

OFFER_TEXTS = ("title", "description", "hours", "place")
OFFER_TERMS = ("topics", "target_groups", "languages")


def snapshot(organisation):
    """The offers and opening hours as they are now."""
    offers = organisation.offers.prefetch_related(*OFFER_TERMS)
    return {
        "offers": [
            {name: getattr(offer, name) for name in OFFER_TEXTS}
            | {name: [[term.pk, term.name] for term in getattr(offer, name).all()] for name in OFFER_TERMS}
            for offer in offers
        ],
        "hours": [
            {"weekday": row.weekday, "opens": f"{row.opens:%H:%M}", "closes": f"{row.closes:%H:%M}", "note": row.note}
            for row in organisation.opening_hours.all()
        ],
    }


def rebuild(organisation, state):
    """Replaces offers and opening hours by those of a snapshot; terms deleted since cannot come back."""
    organisation.offers.all().delete()
    organisation.opening_hours.all().delete()
    for row in state.get("offers", []):
        offer = Offer.objects.create(organisation=organisation, **{name: row[name] for name in OFFER_TEXTS})
        for name in OFFER_TERMS:
            terms = getattr(offer, name)
            terms.set(terms.model.objects.filter(pk__in=[key for key, _name in row[name]]))
    OpeningHours.objects.bulk_create(hours_row(organisation, row) for row in state.get("hours", []))


def hours_row(organisation, row):
    """An unsaved row of opening hours of a snapshot."""
    clock = {name: time.fromisoformat(row[name]) for name in ("opens", "closes")}
    return OpeningHours(organisation=organisation, weekday=row["weekday"], note=row["note"], **clock)


def offers_in_words(state):
    """The offers of a snapshot as people read them, one line each."""
    return "\n".join(offer_in_words(row) for row in state.get("offers", []))


def offer_in_words(row):
    """One offer: its texts, then its terms."""
    terms = ", ".join(name for field in OFFER_TERMS for _key, name in row[field])
    return " · ".join(filter(None, (*(row[name] for name in OFFER_TEXTS), terms)))


def hours_in_words(state):
    """The opening hours of a snapshot as people read them, one line each."""
    rows = (hours_row(None, row) for row in state.get("hours", []))
    return "\n".join(f"{row} ({row.note})" if row.note else str(row) for row in rows)


# What the history calls the parts of a snapshot, and how it reads them.
PARTS = [(lambda: _("Angebote"), offers_in_words), (lambda: _("Öffnungszeiten"), hours_in_words)]
