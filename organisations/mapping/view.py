"""A section of the globe as a drawing: degrees to pixels and back, in the projection that all web maps use.

Spherical Mercator (EPSG:3857): x grows with the longitude, y with the inverse Gudermannian of the latitude.
"""

from dataclasses import dataclass
from math import asinh, atan, cos, degrees, log10, radians, sinh, tan

from communes.distance import RADIUS

# A single point is shown with this much around it, in degrees.
AROUND = 0.02
FURTHEST = 85
MARGIN = 0.16
SMALLEST_PART = 1e-9
GERMANY = (47.3, 5.9, 55.0, 15.0)
SCALE_STEPS = (5, 2, 1)


@dataclass(frozen=True)
class View:
    """A drawing of `width` by `height` pixels; `scale` in pixels for each radian, `left` and `top` in radians."""

    width: int
    height: int
    scale: float
    left: float
    top: float

    @classmethod
    def of(cls, box, width, height):
        """The view that shows a box (south, west, north, east in degrees) whole, with a margin."""
        south, west, north, east = widened(box)
        left, right, bottom, top = radians(west), radians(east), rising(south), rising(north)
        scale = min(width / max(SMALLEST_PART, right - left), height / max(SMALLEST_PART, top - bottom))
        scale *= 1 - MARGIN
        return cls(
            width, height, scale, (left + right) / 2 - width / 2 / scale, (top + bottom) / 2 + height / 2 / scale
        )

    def point(self, latitude, longitude):
        """Where a place stands in the drawing, in pixels from the left and from the top."""
        return (radians(longitude) - self.left) * self.scale, (self.top - rising(latitude)) * self.scale

    @property
    def box(self):
        """South, west, north, east of the drawing in degrees."""
        bottom, right = self.top - self.height / self.scale, self.left + self.width / self.scale
        return falling(bottom), degrees(self.left), falling(self.top), degrees(right)

    @property
    def kilometre(self):
        """How many pixels a kilometre is long in the middle of the drawing."""
        middle = atan(sinh(self.top - self.height / 2 / self.scale))
        return self.scale / (RADIUS * cos(middle))

    @property
    def ruler(self):
        """A round distance for a scale bar: kilometres and pixels, at most a quarter of the width."""
        longest = self.width / 4 / self.kilometre
        unit = 10.0 ** int(log10(longest) // 1)
        kilometres = next(step * unit for step in SCALE_STEPS if step * unit <= longest)
        return kilometres, kilometres * self.kilometre


def rising(latitude):
    """The height of a latitude on the map, in radians of the equator."""
    return asinh(tan(radians(max(-FURTHEST, min(FURTHEST, latitude)))))


def falling(height):
    """The latitude of a height: the opposite of `rising`."""
    return degrees(atan(sinh(height)))


def widened(box):
    """A box that has some extent."""
    south, west, north, east = box
    up, aside = max(0, AROUND - (north - south)) / 2, max(0, AROUND - (east - west)) / 2
    return max(-FURTHEST, south - up), west - aside, min(FURTHEST, north + up), east + aside
