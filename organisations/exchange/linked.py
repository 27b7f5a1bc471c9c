"""One organisation in the words of schema.org, for search engines: JSON-LD inside its page."""

import json

from django.conf import settings
from django.utils.safestring import mark_safe
from django.utils.translation import override

from organisations.exchange.listing import whole

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Signs that would end the element or begin another one.
AS_MARKUP = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def script(organisation):
    """The JSON-LD as it stands in a script element: data, which no text can leave."""
    return mark_safe(json.dumps(linked(organisation), ensure_ascii=False).translate(AS_MARKUP))


def linked(organisation):
    """The organisation (`for_reading`); what is unknown is left out.

    No contact persons: search engines would go on naming who was erased here.
    """
    kind, row = organisation.type, organisation
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization" if kind and kind.is_municipal else "Organization",
        "@id": main_address(row),
        **known(
            name=row.name,
            alternateName=row.short_name,
            description=row.description,
            url=row.link or whole(row.get_absolute_url()),
            telephone=row.phone_dialled or row.phone,
            email=row.email,
            foundingDate=row.year_founded and str(row.year_founded),
            address=address(row),
            location=place(row),
            areaServed=[{"@type": "City", "name": commune.name} for commune in row.works_in.all()],
            knowsLanguage=[language.slug for language in row.languages.all()],
            knowsAbout=[topic.name for topic in row.topics.all()],
            memberOf=[{"@type": "Organization", "name": network.name} for network in row.networks.all()],
            makesOffer=list(map(offer, row.offers.all())),
        ),
    }


def main_address(row):
    """The address of the entry in German: in every language it is the same organisation."""
    with override(settings.LANGUAGE_CODE):
        return whole(row.get_absolute_url())


def known(**values):
    """The values that say something."""
    return {name: value for name, value in values.items() if value}


def address(row):
    """The postal address; None where only the commune is known."""
    parts = known(streetAddress=row.street, postalCode=row.postal_code, addressLocality=row.city)
    return {"@type": "PostalAddress", **parts, "addressCountry": "DE"} if parts else None


def place(row):
    """Where it is on the map and when it is open there."""
    here = {"@type": "GeoCoordinates", "latitude": row.latitude, "longitude": row.longitude}
    parts = known(
        geo=here if row.latitude is not None else None,
        openingHoursSpecification=list(map(hours, row.opening_hours.all())),
    )
    return {"@type": "Place", **parts} if parts else None


def hours(span):
    """From when to when it is open on a weekday."""
    clock = {"opens": f"{span.opens:%H:%M}", "closes": f"{span.closes:%H:%M}"}
    return {"@type": "OpeningHoursSpecification", "dayOfWeek": WEEKDAYS[span.weekday], **clock}


def offer(row):
    """A service for people."""
    return {
        "@type": "Offer",
        "itemOffered": {"@type": "Service", **known(name=row.title, description=row.description)},
    }
