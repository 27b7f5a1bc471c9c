"""Circles on a plane, and what room they leave. Plain, quick, and always the same; knows no Django."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import ceil, floor, hypot, sqrt

MOST_ROUNDS, MOST_PUSHES = 400, 1_500_000
# How far, in steps, is looked for room; beyond that circles may overlap.
FARTHEST = 70


@dataclass
class Circle:
    """A circle that may be moved."""

    x: float
    y: float
    radius: float


class Room:
    """Places of one size between circles: those of a honeycomb that nobody has taken yet."""

    def __init__(self, circles, size):
        self.across, self.down = size, size * sqrt(3) / 2
        self.size, self.taken, self.tried = size, set(), Counter()
        for circle in circles:
            self.take(circle)

    def take(self, circle):
        """Takes all places that a circle touches."""
        self.taken.update(self.touched(circle))

    def touched(self, circle):
        """The places that a circle touches."""
        reach = circle.radius + self.size / 2 - 0.01
        for row in range(ceil((circle.y - reach) / self.down), int((circle.y + reach) // self.down) + 1):
            half = sqrt(max(0, reach**2 - (row * self.down - circle.y) ** 2))
            shift = row % 2 / 2
            first, last = ((circle.x + side) / self.across - shift for side in (-half, half))
            yield from ((row, column) for column in range(ceil(first), floor(last) + 1))

    def nearest(self, x, y):
        """Takes the free place nearest to a point and returns its middle; the point itself where it is free."""
        wanted = set(self.touched(Circle(x, y, self.size / 2)))
        if not wanted & self.taken:
            self.taken |= wanted
            return x, y
        row = round(y / self.down)
        column = round(x / self.across - row % 2 / 2)
        steps = around()
        for tried in range(self.tried[row, column], len(steps)):
            place = row + steps[tried][0], column + steps[tried][1]
            if place not in self.taken:
                self.taken.add(place)
                self.tried[row, column] = tried
                return (place[1] + place[0] % 2 / 2) * self.across, place[0] * self.down
        return x, y


@cache
def around():
    """Steps in rows and columns from a place of the honeycomb, the shortest first."""
    steps = range(-FARTHEST, FARTHEST + 1)
    return sorted(((row, column) for row in steps for column in steps), key=lambda step: (hypot(*step), step))


def push_apart(circles):
    """Moves circles that overlap away from each other, small ones more than large ones."""
    for _round in range(min(MOST_ROUNDS, MOST_PUSHES // max(1, len(circles) ** 2))):
        if not sum(push(one, other) for place, one in enumerate(circles) for other in circles[:place]):
            return


def push(one, other):
    """Moves two circles until they touch; returns whether that was needed."""
    x, y = one.x - other.x, one.y - other.y
    apart, wanted = hypot(x, y), one.radius + other.radius
    if apart >= wanted - 0.5:
        return False
    by = wanted - apart
    x, y = (x / apart, y / apart) if apart else (1, 0)
    share = other.radius**2 / (one.radius**2 + other.radius**2)
    one.x, one.y = one.x + x * by * share, one.y + y * by * share
    other.x, other.y = other.x - x * by * (1 - share), other.y - y * by * (1 - share)
    return True
