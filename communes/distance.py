"""Distances on the globe, in kilometres, alike on every database.

Great circles by the haversine formula (Sinnott 1984) on a sphere of the mean radius of the earth (IUGG): within 0.5 %
of the distance on the ellipsoid.
"""

from math import asin, cos, degrees, radians, sin, sqrt

RADIUS = 6371.0088


def kilometres(latitude, longitude, other_latitude, other_longitude):
    """The distance of two points given in degrees."""
    here, there = radians(latitude), radians(other_latitude)
    across = sin((there - here) / 2) ** 2
    along = sin(radians(other_longitude - longitude) / 2) ** 2
    return 2 * RADIUS * asin(min(1, sqrt(across + cos(here) * cos(there) * along)))


def box(latitude, longitude, radius):
    """South, west, north, east of all points within a radius in kilometres; a little more at the corners."""
    up = degrees(radius / RADIUS)
    aside = degrees(asin(min(1, sin(radius / RADIUS) / max(1e-9, cos(radians(latitude))))))
    return latitude - up, longitude - aside, latitude + up, longitude + aside
