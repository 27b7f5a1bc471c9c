"""Boundaries to draw maps with, and to know where a district lies."""

from itertools import accumulate, chain

from django.db import models
from django.utils.translation import gettext_lazy as _

# Corners are kept to a ten-thousandth of a degree: about ten metres.
PER_DEGREE = 10_000


class Boundary(models.Model):
    """The outline of an area, known by its level and key.

    The key is the official one (two digits for a Land, five for a Kreis, eight for a commune), of a district the slug.
    `rings` holds for each ring a flat list of whole numbers, longitude and latitude by turns in ten-thousandths of a
    degree, each as the difference to the corner before.
    """

    class Level(models.TextChoices):
        """How large an area is."""

        STATE = "state", _("Land")
        COUNTY = "county", _("Kreis")
        COMMUNE = "commune", _("Kommune")
        DISTRICT = "district", _("Stadtbezirk")

    level = models.CharField(_("Ebene"), max_length=10, choices=Level)
    key = models.CharField(_("Schlüssel"), max_length=180)
    name = models.CharField(_("Name"), max_length=120)
    rings = models.JSONField(_("Umriss"))
    attribution = models.CharField(
        _("Quelle"), max_length=200, help_text=_("Steht unter jeder Karte, die diese Grenze zeigt.")
    )
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    class Meta:
        verbose_name = _("Grenze")
        verbose_name_plural = _("Grenzen")
        ordering = ["level", "key"]
        constraints = [
            models.UniqueConstraint(fields=["level", "key"], name="boundary_once"),
            models.CheckConstraint(
                name="boundary_with_attribution",
                condition=~models.Q(attribution=""),
                violation_error_message=_("Bitte geben Sie die Quelle an."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def corners(self):
        """For each ring its corners as (longitude, latitude) in degrees."""
        return [unpacked(ring) for ring in self.rings]

    @property
    def middle(self):
        """The centre of gravity of the largest ring as (latitude, longitude)."""
        longitude, latitude = max((gravity(ring) for ring in self.corners), key=lambda found: found[1])[0]
        return latitude, longitude

    def draw(self, rings):
        """Takes over rings, lists of (longitude, latitude), and the box around them."""
        self.rings = [packed(ring) for ring in rings]
        longitudes, latitudes = zip(*chain.from_iterable(self.corners), strict=True)
        self.west, self.east = min(longitudes), max(longitudes)
        self.south, self.north = min(latitudes), max(latitudes)


def packed(ring):
    """A ring as a flat list of differences; corners that fall together become one."""
    corners = [(round(x * PER_DEGREE), round(y * PER_DEGREE)) for x, y in ring]
    kept = [corner for place, corner in enumerate(corners) if place == 0 or corner != corners[place - 1]]
    before = [(0, 0), *kept]
    steps = ((x - last_x, y - last_y) for (x, y), (last_x, last_y) in zip(kept, before, strict=False))
    return list(chain.from_iterable(steps))


def unpacked(numbers):
    """The corners of a ring as (longitude, latitude)."""
    longitudes, latitudes = accumulate(numbers[::2]), accumulate(numbers[1::2])
    return [(x / PER_DEGREE, y / PER_DEGREE) for x, y in zip(longitudes, latitudes, strict=True)]


def gravity(ring):
    """Centre of gravity and size of a ring (shoelace formula; degrees, good enough for a town)."""
    first_x, first_y = ring[0]
    area = x_sum = y_sum = 0.0
    for (x, y), (next_x, next_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
        x, y, next_x, next_y = x - first_x, y - first_y, next_x - first_x, next_y - first_y
        cross = x * next_y - next_x * y
        area += cross
        x_sum += (x + next_x) * cross
        y_sum += (y + next_y) * cross
    if not area:
        return ring[0], 0.0
    return (first_x + x_sum / (3 * area), first_y + y_sum / (3 * area)), abs(area) / 2
