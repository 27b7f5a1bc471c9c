"""Where the members of a hub sit: around it as around a table, in as many rings as they need. Knows no Django."""

from math import cos, pi, sin

SEAT = 28
FIRST = 19


def rings(radius, number):
    """The rings for so many members around a table of some radius, as (radius of the ring, members in it)."""
    found, distance = [], radius + FIRST
    while number > 0:
        room = max(1, int(2 * pi * distance / SEAT))
        found.append((distance, min(room, number)))
        number -= room
        distance += SEAT
    return found


def reach(radius, number):
    """How far a table with its members reaches."""
    around = rings(radius, number)
    return around[-1][0] + SEAT / 2 if around else radius + SEAT / 4


def seats(x, y, radius, number, away):
    """The places of so many members around a table at a point, from the inside out.

    `away` is the angle to begin from: the middle of the free side.
    """
    for distance, here in rings(radius, number):
        for seat in range(here):
            angle = away + 2 * pi * (seat - (here - 1) / 2) / here
            yield x + distance * cos(angle), y + distance * sin(angle)
