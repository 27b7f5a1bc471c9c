"""Reads GeoJSON (RFC 7946) and TopoJSON (https://github.com/topojson/topojson-specification) into shapes.

Coordinates are degrees of WGS 84, longitude first. Anything else is refused with a sentence.
"""

import json
from dataclasses import dataclass
from itertools import accumulate, chain

from django.utils.translation import gettext as _

LARGEST = 60 * 1024**2
# Germany with some sea around it: west, south, east, north.
GERMANY = (5.0, 46.5, 16.0, 56.0)
FEWEST_CORNERS = 4
MOST_CORNERS = 2_000_000


class Unreadable(Exception):
    """A file without usable shapes; says in words why."""


@dataclass
class Shape:
    """What a file says of one area: its properties, and its rings as lists of (longitude, latitude)."""

    properties: dict
    rings: list


def read(content):
    """The shapes of a file (bytes)."""
    if len(content) > LARGEST:
        raise Unreadable(_("Die Datei ist zu groß (höchstens 60 MB)."))
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable(_("Die Datei ist nicht in UTF-8 geschrieben.")) from None
    except json.JSONDecodeError as error:
        raise Unreadable(
            _("Die Datei ist kein GeoJSON oder TopoJSON, oder sie ist nicht vollständig (Zeile %(line)d).")
            % {"line": error.lineno}
        ) from None
    except RecursionError:
        raise Unreadable(_("Die Datei ist kein GeoJSON oder TopoJSON.")) from None
    try:
        found = [Shape(said, rings) for said, rings in areas(said) if rings]
    except (KeyError, IndexError, TypeError, ValueError, AttributeError, RecursionError):
        raise Unreadable(_("Die Datei ist kein vollständiges GeoJSON oder TopoJSON.")) from None
    if not found:
        raise Unreadable(_("In der Datei stehen keine Flächen."))
    for shape in found:
        check(shape)
    return found


def areas(said):
    """Pairs of properties and rings of a whole file."""
    if said.get("type") == "Topology":
        lines = arcs(said)
        for item in said["objects"].values():
            for geometry in item.get("geometries", [item]):
                yield geometry.get("properties") or {}, rings_of(geometry, geometry.get("arcs"), lines)
        return
    for feature in said["features"] if said.get("type") == "FeatureCollection" else [said]:
        geometry = feature.get("geometry") or {}
        yield feature.get("properties") or {}, rings_of(geometry, geometry.get("coordinates"))


def rings_of(geometry, parts, lines=None):
    """The rings of a Polygon or MultiPolygon, outer ones and holes alike; none for other kinds."""
    polygons = {"Polygon": [parts], "MultiPolygon": parts}.get(geometry.get("type"), [])
    rings = chain.from_iterable(polygons)
    if lines is None:
        return [[(float(place[0]), float(place[1])) for place in ring] for ring in rings]
    return [joined(ring, lines) for ring in rings]


def arcs(topology):
    """The lines that areas share, as lists of (longitude, latitude)."""
    transform = topology.get("transform")
    if not transform:
        return [[(float(place[0]), float(place[1])) for place in line] for line in topology["arcs"]]
    (across, up), (east, north) = transform["scale"], transform["translate"]
    lines = []
    for line in topology["arcs"]:
        steps = accumulate(line, lambda before, step: (before[0] + step[0], before[1] + step[1]))
        lines.append([(x * across + east, y * up + north) for x, y, *_more in steps])
    return lines


def joined(numbers, lines):
    """The ring that lines make one after the other; a line numbered ~n is line n backwards."""
    ring = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        ring += line[1:] if ring else line
    return ring


def check(shape):
    """Refuses what is no area, is endless, or lies elsewhere: mostly a file in another coordinate system."""
    if sum(map(len, shape.rings)) > MOST_CORNERS or min(map(len, shape.rings)) < FEWEST_CORNERS:
        raise Unreadable(_("Eine Fläche der Datei hat zu viele Ecken oder weniger als drei."))
    west, south, east, north = GERMANY
    for longitude, latitude in chain.from_iterable(shape.rings):
        if not (west <= longitude <= east and south <= latitude <= north):
            raise Unreadable(
                _(
                    "Die Koordinaten liegen nicht in Deutschland (Länge %(east).4f, Breite %(north).4f). "
                    "Gebraucht werden Grad nach WGS 84, die Länge zuerst."
                )
                % {"east": longitude, "north": latitude}
            )
