"""The list as GeoJSON for maps (RFC 7946): only what a map shows of each organisation, so that it is quick."""

from functools import partial

from django.urls import reverse
from django.utils.translation import get_language

from organisations.exchange.entries import Stored, organisations
from organisations.exchange.identifiers import identifier
from organisations.exchange.listing import whole
from organisations.exchange.objects import about, dumped, framed
from organisations.exchange.shelf import records
from organisations.index.terms import TABLES


def as_geojson(listing):
    """A FeatureCollection of all; where only district or commune are known, their middle, and that is said."""
    head = {"type": "FeatureCollection", **about(listing), "total": len(listing.keys)}
    made = partial(features, listing.index, get_language(), whole(reverse("list")))
    yield from framed(head, "features", records("geojson", listing, made))


def features(index, language, folder, keys):
    """Pairs of key and feature for these organisations; below `folder` lie the pages of all entries."""
    known = index.terms.by_key
    for row in organisations(keys):
        kind, district = known[TABLES["type"]].get(row.type_id), known[TABLES["district"]].get(row.district_id)
        labels = [term and term.label_in(language) for term in (kind, district)]
        yield row.pk, dumped(feature(row, f"{folder}{row.slug}/", *labels)).encode()


def feature(row: Stored, address, kind, district):
    """One organisation as a point of a map: longitude first."""
    geometry, known = position(row)
    reach = {"phone": row.phone, "email": row.email, "website": row.link}
    return {
        "type": "Feature",
        "id": str(identifier("organization", row.pk)),
        "geometry": geometry,
        "properties": {
            "name": row.name,
            "position": known,
            "type": kind,
            "address": ", ".join(row.address_lines),
            "place": district or row.commune.name,
            "url": address,
            **{name: value for name, value in reach.items() if value},
        },
    }


def position(row: Stored):
    """Where an organisation is as a geometry, and how exactly that is known; None for nowhere (RFC 7946, 3.2)."""
    for place, known in ((row, "exact"), (row.district, "district"), (row.commune, "commune")):
        if place and place.latitude is not None:
            return {"type": "Point", "coordinates": [place.longitude, place.latitude]}, known
    return None, "unknown"
