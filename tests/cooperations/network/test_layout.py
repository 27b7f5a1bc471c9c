"""The layout: the same everywhere, nearly the same after a small change, nothing upon another."""

import json
import os
import subprocess
import sys
from itertools import combinations
from math import hypot
from pathlib import Path
from random import Random
from statistics import median

import pytest

from cooperations.network import computing, layout, seats
from cooperations.network.geometry import Circle, Room, push_apart
from tests.cooperations.network.towns import member, town

ROOT = Path(__file__).resolve().parents[3]
# The share of the picture's diagonal by which the node in the middle of all may move.
LITTLE = 0.02


def moved(before, after):
    """How far each organisation and hub of a layout moved, as a share of the diagonal."""
    diagonal = hypot(before["width"], before["height"])
    pairs = [*zip(before["hubs"], after["hubs"]), *zip(before["organisations"], after["organisations"])]  # noqa: B905
    return [hypot(x - left, y - top) / diagonal for (x, y), (left, top) in pairs]


def test_the_same_data_lie_at_the_same_places_in_every_process():
    hubs, members = town()
    here = json.loads(json.dumps(computing.computed({"hubs": hubs, "members": members})))
    for seed in ("1", "2"):
        answer = subprocess.run(
            [sys.executable, "-m", "cooperations.network.computing"],
            input=json.dumps({"hubs": hubs, "members": members}),
            capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
        )  # fmt: skip
        assert json.loads(answer.stdout) == here


@pytest.mark.parametrize("hubs", [5, 8, 24, 60])
def test_one_organisation_more_moves_the_others_little(hubs):
    tables, members = town(hubs=hubs)
    before, chance = layout.arranged(tables, members), Random(hubs)
    shares = [median(moved(before, layout.arranged(tables, [*members, member(chance, hubs)]))) for _change in range(12)]
    assert median(shares) < LITTLE / 4
    assert sum(share < LITTLE for share in shares) >= 10


def test_one_network_more_moves_the_others_little():
    tables, members = town()
    before = layout.arranged(tables, members)
    after = layout.arranged([*tables, ("network-new", 60)], [*members, [3, len(tables)]])
    assert median(moved(before, after)) < 4 * LITTLE


@pytest.mark.parametrize("seed", range(4))
def test_nothing_lies_upon_another(seed):
    tables, members = town(seed=seed)
    found = layout.arranged(tables, members)
    dots = [Circle(x, y, 11) for x, y in found["organisations"]]
    hubs = [Circle(x, y, radius) for (x, y), (_key, radius) in zip(found["hubs"], tables, strict=True)]
    overlaps = [
        (one, other)
        for one, other in combinations([*hubs, *dots], 2)
        if hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius - 2
    ]
    assert overlaps == []
    assert all(
        one.x > one.radius and one.x + one.radius <= found["width"] and one.y + one.radius <= found["height"] + 1
        for one in [*hubs, *dots]
    )


def test_members_of_one_network_sit_around_it_and_shared_ones_between():
    found = layout.arranged([("a", 50), ("b", 50)], [[0], [0], [0, 1], [1]])
    (left, _top), (right, _bottom) = sorted(found["hubs"])
    shared = found["organisations"][2]
    assert left < shared[0] < right
    for number in (0, 1):
        assert hypot(*(a - b for a, b in zip(found["organisations"][number], found["hubs"][0], strict=True))) < 75


def test_rings_hold_as_many_as_there_are():
    for number in (0, 1, 7, 40, 675):
        assert sum(here for _distance, here in seats.rings(60, number)) == number
        assert len(list(seats.seats(0, 0, 60, number, 0))) == number


def test_circles_are_pushed_apart_even_from_the_same_point():
    circles = [Circle(0, 0, 10), Circle(0, 0, 20), Circle(5, 0, 10)]
    push_apart(circles)
    for one, other in combinations(circles, 2):
        assert hypot(one.x - other.x, one.y - other.y) >= one.radius + other.radius - 0.6


def test_room_gives_each_place_once():
    room = Room([Circle(0, 0, 50)], 28)
    places = [room.nearest(0, 0) for _turn in range(50)]
    assert min(hypot(a - c, b - d) for (a, b), (c, d) in combinations(places, 2)) > 27
    assert min(hypot(x, y) for x, y in places) >= 60


def test_nothing_at_all_is_laid_out_too():
    assert layout.arranged([], [])["organisations"] == []
    assert len(layout.arranged([("a", 50)], [])["hubs"]) == 1
