"""Organisations that lie close together on a map become one numbered place: bounded work, the same every time."""

from collections import defaultdict
from dataclasses import dataclass

# Pixels: the squares in which organisations are gathered, and how near two places may stand.
SQUARE, NEAREST = 56, 52
MOST_NAMED = 12


@dataclass
class Place:
    """Organisations at one spot of the drawing: their number, middle (pixels, degrees), box, and first positions."""

    positions: list
    x: float
    y: float
    latitude: float
    longitude: float
    box: tuple

    @property
    def count(self):
        """How many there are."""
        return len(self.positions)

    @property
    def is_spot(self):
        """Whether all are at the very same place, so that no closer look divides them."""
        south, west, north, east = self.box
        return south == north and west == east

    @property
    def section(self):
        """The box as the address of a section of the map has it, a little larger than what it holds."""
        south, west, north, east = self.box
        return f"{south - 1e-5:.5f},{west - 1e-5:.5f},{north + 1e-5:.5f},{east + 1e-5:.5f}"


def places(view, located):
    """The places of a view, the largest first; `located` are tuples (position, latitude, longitude)."""
    squares = defaultdict(list)
    for position, latitude, longitude in located:
        x, y = view.point(latitude, longitude)
        if 0 <= x <= view.width and 0 <= y <= view.height:
            squares[x // SQUARE, y // SQUARE].append((position, latitude, longitude))
    groups, before = list(squares.values()), 0
    while len(groups) != before:
        groups, before = gathered(view, groups), len(groups)
    return [place(view, members) for members in groups]


def gathered(view, groups):
    """The groups, the largest first; one whose middle comes too near to that of a larger one is taken into it."""
    kept = []
    for members in sorted(groups, key=lambda group: (-len(group), group[0])):
        x, y = middle(view, members)
        near = next((other for other in kept if (other[0] - x) ** 2 + (other[1] - y) ** 2 < NEAREST**2), None)
        if near:
            near[2].extend(members)
        else:
            kept.append((x, y, list(members)))
    return sorted((members for _x, _y, members in kept), key=lambda group: (-len(group), group[0]))


def middle(view, members):
    """The mean of some organisations in the drawing."""
    points = [view.point(latitude, longitude) for _position, latitude, longitude in members]
    return sum(x for x, _y in points) / len(points), sum(y for _x, y in points) / len(points)


def place(view, members):
    """The `Place` of some organisations."""
    norths, easts = [latitude for _one, latitude, _east in members], [longitude for *_one, longitude in members]
    latitude, longitude = sum(norths) / len(norths), sum(easts) / len(easts)
    box = min(norths), min(easts), max(norths), max(easts)
    x, y = view.point(latitude, longitude)
    return Place([position for position, *_point in members], round(x, 1), round(y, 1), latitude, longitude, box)
