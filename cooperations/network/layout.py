"""Where everything lies in the picture: tables with their members around them, shared members between tables.

Knows no Django (computing.py runs it in a process of its own). Same hubs and members, same places; docs/network.md says
why a small change moves little. Places are whole numbers, about a pixel each.
"""

from collections import defaultdict
from math import atan2, pi

from cooperations.network.geometry import Circle, Room
from cooperations.network.packing import packed
from cooperations.network.seats import SEAT, reach, seats
from cooperations.network.spreading import spread


def arranged(hubs, members):
    """Width, height, the places of the hubs and of the organisations.

    `hubs` are pairs of a lasting key and the radius of the table, `members` the numbers of each organisation's hubs.
    """
    alone, shared = defaultdict(list), defaultdict(list)
    for number, tied in enumerate(members):
        (alone[tied[0]] if len(tied) == 1 else shared[tuple(tied)]).append(number)
    circles = [Circle(0, 0, reach(radius, len(alone[hub]))) for hub, (_key, radius) in enumerate(hubs)]
    places, parts = {}, []
    for part in spread([key for key, _radius in hubs], circles, shared):
        inside = between(shared, set(part), circles)
        for hub in part:
            inside.update(around(alone[hub], circles[hub], hubs[hub][1], facing(hub, shared, circles)))
        places.update(inside)
        parts.append([*(circles[hub] for hub in part), *inside.values()])
    width, height = packed(parts)
    return {
        "width": width,
        "height": height,
        "hubs": [rounded(circle) for circle in circles],
        "organisations": [rounded(places[number]) for number in range(len(members))],
    }


def rounded(circle):
    """A place in whole numbers."""
    return [round(circle.x), round(circle.y)]


def between(shared, part, circles):
    """Places for organisations that sit at several tables of a part: in the middle of these, where there is room."""
    room, places = Room([circles[hub] for hub in part], SEAT), {}
    for tied, members in sorted(shared.items()):
        if tied[0] in part:
            x, y = middle([circles[hub] for hub in tied])
            places.update((member, Circle(*room.nearest(x, y), SEAT / 2)) for member in members)
    return places


def middle(tables):
    """The point in the middle of the free room between tables: large ones push it away."""
    weights = [1 / table.radius for table in tables]
    return tuple(
        sum(weight * value for weight, value in zip(weights, values, strict=True)) / sum(weights)
        for values in ([table.x for table in tables], [table.y for table in tables])
    )


def facing(hub, shared, circles):
    """The angle of the side of a table that looks away from the others; downwards where there are none."""
    own = circles[hub]
    others = [circles[other] for tied in shared if hub in tied for other in tied if other != hub]
    x, y = sum(own.x - other.x for other in others), sum(own.y - other.y for other in others)
    return atan2(y, x) if others else pi / 2


def around(numbers, circle, radius, angle):
    """Places for the organisations that sit at this table only."""
    places = seats(circle.x, circle.y, radius, len(numbers), angle)
    return {number: Circle(x, y, SEAT / 2) for number, (x, y) in zip(numbers, places, strict=True)}
