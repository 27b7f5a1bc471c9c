"""The map on which a curator points at where an organisation is: by a click or with the arrow keys."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from organisations.index import kept
from organisations.mapping import backdrop
from organisations.mapping.view import GERMANY

# Degrees around a point, a district, a commune.
AROUND_POINT, AROUND_DISTRICT, AROUND_COMMUNE = 0.01, 0.03, 0.08


def map_attributes(organisation):
    """What the script needs to draw the map, as attributes of the field."""
    return {
        "data-point": "",
        "data-box": ",".join(f"{degrees:.5f}" for degrees in box(organisation)),
        "data-boundaries": reverse("map_boundaries", args=["state"]),
        "data-levels": backdrop.of_levels(backdrop.known_levels()),
        "data-zoom-in": _("näher"),
        "data-zoom-out": _("weiter weg"),
        "data-help": _(
            "Klicken Sie auf die Karte, oder ziehen Sie den Punkt. Mit der Tastatur: Eingabetaste setzt ihn in die "
            "Mitte, Pfeiltasten verschieben ihn. Die Anschrift bleibt, wie sie ist."
        ),
        "data-remove": _("Punkt entfernen"),
        "data-name": _("Ort der Organisation"),
        **(street_attributes(settings.TILES) if settings.TILES else {}),
    }


def street_attributes(tiles):
    """The same for streets, which come from elsewhere and only after a click."""
    return {
        "data-tiles": tiles["address"],
        "data-tiles-source": tiles["source"],
        "data-streets": _("Straßenkarte zeigen"),
        "data-streets-help": _("Dann erfährt %(host)s, welchen Ausschnitt Sie ansehen, und Ihre IP-Adresse.")
        % {"host": tiles["host"]},
    }


def box(organisation):
    """South, west, north, east of the map: around what is known of the place, else around all organisations."""
    known = (
        (organisation, AROUND_POINT),
        (organisation.district, AROUND_DISTRICT),
        (organisation.commune, AROUND_COMMUNE),
    )
    for place, around in known:
        if place and place.latitude is not None and place.longitude is not None:
            north, east = place.latitude, place.longitude
            return north - around, east - 1.5 * around, north + around, east + 1.5 * around
    return kept.current().extent or GERMANY
