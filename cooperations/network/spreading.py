"""Where the tables stand that hang together: distances as wished, the longest way across, nothing left to chance.

Knows no Django. Tables begin at places that belong to their keys (`home`), so that they land where they did yesterday;
wishes grow in steps, so that one member more mostly changes nothing at all.
"""

from collections import Counter
from hashlib import blake2b
from itertools import combinations
from math import ceil, hypot, log, sqrt
from operator import mul

import igraph

from cooperations.network.geometry import push_apart
from cooperations.network.seats import SEAT

GAP = 60
# Of an organisation that sits at very many tables only so many pull at each other.
MOST_PAIRED = 12
TURNS, MOST_STEPS = 60, 800_000
# Few turns find the longest way across and still keep tables near the side where they are at home.
FEW = 6
# How much more room there is than needed, and in which steps it grows.
ROOMY, STEP = 1.6, 1.15


def spread(keys, circles, shared):
    """Moves the tables of each part that hangs together to good places; returns the parts, lists of tables.

    `shared` are the members that sit at several tables: the numbers of these to the members.
    """
    common = Counter()
    for tied, members in shared.items():
        for pair in combinations(tied[:MOST_PAIRED], 2):
            common[pair] += len(members)
    graph = igraph.Graph(n=len(keys), edges=list(common))
    graph.es["length"] = [length(circles[one], circles[other], common[one, other]) for one, other in common]
    parts = list(graph.connected_components())
    for part in parts:
        inside = set(part)
        sharing = sum(len(members) for tied, members in shared.items() if tied[0] in inside)
        settle(graph.induced_subgraph(part), [keys[hub] for hub in part], [circles[hub] for hub in part], sharing)
    return parts


def length(one, other, number):
    """How far two tables should be apart that share so many members."""
    return one.radius + other.radius + GAP + SEAT * ceil(sqrt(number))


def settle(graph, keys, circles, sharing):
    """Moves the tables of one part; `sharing` members need room between them.

    Distances by classical scaling (Torgerson 1952), refined by majorising the stress.
    """
    if len(keys) == 1:
        return
    distances = graph.distances(weights="length")
    points = majorised(distances, scaled(distances, [home(key) for key in keys]))
    by = widening(points, circles, sharing * SEAT**2)
    for circle, (x, y) in zip(circles, points, strict=True):
        circle.x, circle.y = x * by, y * by
    push_apart(circles)


def home(key):
    """The direction that belongs to a key, as two numbers about zero: the same whatever else there is."""
    digest = blake2b(key.encode(), digest_size=8).digest()
    return [int.from_bytes(part) / 2**32 - 0.5 for part in (digest[:4], digest[4:])]


def scaled(distances, homes):
    """Points at about the distances of a matrix: its two main axes, found from the homes by power iteration."""
    matrix = centred(distances)
    across, high = (list(values) for values in zip(*homes, strict=True))
    for _turn in range(FEW):
        across = unit(times(matrix, across))
        high = times(matrix, high)
        along = sum(map(mul, across, high))
        high = unit([value - along * other for value, other in zip(high, across, strict=True)])
    sizes = [sqrt(abs(sum(map(mul, axis, times(matrix, axis))))) for axis in (across, high)]
    return [[x * sizes[0], y * sizes[1]] for x, y in zip(across, high, strict=True)]


def centred(distances):
    """The squares of distances, doubly centred and halved, as scaling wants them."""
    squares = [[value**2 for value in row] for row in distances]
    means = [sum(row) / len(row) for row in squares]
    mean = sum(means) / len(means)
    return [[(means[i] + means[j] - mean - value) / 2 for j, value in enumerate(row)] for i, row in enumerate(squares)]


def times(matrix, vector):
    """A matrix times a vector."""
    return [sum(map(mul, row, vector)) for row in matrix]


def unit(vector):
    """The vector with length one; as it is where it has none."""
    size = sqrt(sum(map(mul, vector, vector)))
    return [value / size for value in vector] if size > 1e-9 else vector


def majorised(distances, points):
    """The points moved so that they keep the distances better, near ones above all.

    Stress majorisation (Gansner, Koren, North 2004, doi:10.1007/978-3-540-31843-9_25), one point after the other.
    """
    for _turn in range(min(TURNS, MOST_STEPS // len(points) ** 2)):
        for number, wishes in enumerate(distances):
            points[number] = pulled(number, points, wishes)
    return points


def pulled(number, points, wishes):
    """Where all other points together want one to be."""
    x, y = points[number]
    across = down = weights = 0
    for (left, top), wish in zip(points, wishes, strict=True):
        if wish:
            weight, apart = 1 / wish**2, hypot(x - left, y - top) or 1
            across += weight * (left + wish * (x - left) / apart)
            down += weight * (top + wish * (y - top) / apart)
            weights += weight
    return [across / weights, down / weights]


def widening(points, circles, room):
    """By how much tables have to move away from each other so that there is so much room between them."""
    most = 2 * max(circle.radius for circle in circles)
    across, high = (max(values) - min(values) + most for values in zip(*points, strict=True))
    wanted = ROOMY * (room + sum(4 * circle.radius**2 for circle in circles)) / (across * high)
    return STEP ** max(0, ceil(log(sqrt(wanted), STEP)))
