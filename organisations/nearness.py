"""What is near: a place by postal code or name, and the organisations around it."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q
from django.utils.translation import gettext as _

from communes import distance
from communes.models import Commune, District
from communes.names import address_part, plain, sort_key, without_e
from organisations.index.facts import IN_DISTRICT, OWN_POINT

USUAL_RADIUS, LARGEST_RADIUS = 10, 100
MOST_PLACES = 8
# Kilometres below which the middle of a commune or a district says nothing about the distance of what is in it.
COMMUNE_SIZE, DISTRICT_SIZE = 8, 3
WRITTEN = re.compile(r"[^\d\W][^\d]*|[0-9]{1,5}|[0-9]{5} .+|-?[0-9]{1,2}\.[0-9]+,-?[0-9]{1,3}\.[0-9]+")
POINT = re.compile(r"(-?[0-9]{1,2}\.[0-9]+),(-?[0-9]{1,3}\.[0-9]+)")


@dataclass(frozen=True)
class Place:
    """A place to look around: how it is called, how it is written in an address, where it is (in degrees)."""

    label: str
    value: str
    latitude: float
    longitude: float


def places(written):
    """The places that somebody may mean: "50667", "Köln", "78267 Aach", or a point "50.938,6.957"."""
    if point := POINT.fullmatch(written):
        return [Place(_("Ihr Standort"), written, float(point[1]), float(point[2]))]
    code, _blank, name = written.partition(" ") if written[:1].isdigit() else ("", "", written)
    communes = Commune.objects.exclude(latitude=None)
    if code:
        communes = communes.filter(postal_codes__code=code)
    if name:
        communes = communes.filter(sort_key__in={sort_key(name), sort_key(without_e(plain(name)))})
    found = communes.order_by("sort_key", "ags")[:MOST_PLACES]
    known = [Place(f"{code} {one.label}".strip(), value(one, code), one.latitude, one.longitude) for one in found]
    return known if known or code else districts(name)


def districts(written):
    """The districts that somebody may mean: "Ehrenfeld", "Köln-Ehrenfeld"."""
    slug = address_part(written)
    called = District.objects.filter(Q(slug=slug) | Q(slug__endswith=f"-{slug}")).exclude(latitude=None)
    return [Place(one.label, one.label, one.latitude, one.longitude) for one in called[:MOST_PLACES] if slug]


def value(commune, code):
    """How a commune is written so that nothing else is meant."""
    return f"{code or commune.postal_codes.values_list('code', flat=True).first() or ''} {commune.name}".strip()


@dataclass
class Near:
    """All within a radius (km) of a place; of the nearest one where several may be meant."""

    places: list
    radius: int
    known: dict = field(default_factory=dict)

    def hits(self, index):
        """The organisations within the radius, as a bitmap; their distances are kept for sorting."""
        for place in self.places:
            for position in index.in_box(*distance.box(place.latitude, place.longitude, self.radius)):
                away = distance.kilometres(place.latitude, place.longitude, *index.point(position))
                if away <= self.radius:
                    self.known[position] = min(away, self.known.get(position, away))
        return index.bitmap(self.known)

    def in_order(self, part):
        """The positions of a bitmap, the nearest first; equally near ones in the order of the index."""
        return sorted(part, key=lambda position: (self.known[position], position))

    def in_words(self, index, position):
        """How far a position is: "800 m", "3,2 km"; empty where only its place is known, and this is it."""
        away = self.known[position]
        if position not in index.having("located", [OWN_POINT]):
            size = DISTRICT_SIZE if position in index.having("located", [IN_DISTRICT]) else COMMUNE_SIZE
            return _("etwa %(distance)d km") % {"distance": round(away)} if away >= size else ""
        if away < 1:
            return _("%(metres)d m") % {"metres": max(100, round(away * 10) * 100)}
        return _("%(distance)s km") % {"distance": f"{away:.1f}".replace(".", ",") if away < 10 else round(away)}


class Nearness:
    """The part of a filter set that knows what is near; its answers are `plz` and `umkreis`."""

    @cached_property
    def places(self):
        """The places that may be meant where somebody looks around one; none where only a postal code is asked for."""
        written = self.answers.get("plz", "")
        is_code = written.isdigit()
        looks_around = "umkreis" in self.answers if is_code else bool(written)
        return places(written) if looks_around and not (is_code and len(written) < 5) else []

    @cached_property
    def near(self):
        """What is near (`Near`), or None."""
        radius = min(int(self.answers.get("umkreis", USUAL_RADIUS)), LARGEST_RADIUS)
        return Near(self.places, max(radius, 1)) if self.places else None
