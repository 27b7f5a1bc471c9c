"""Organisations close together become one place; none is lost, none is counted twice."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from organisations.mapping.clusters import NEAREST, places
from organisations.mapping.view import View

VIEW = View.of((50.83, 6.77, 51.08, 7.16), 600, 500)
POINTS = some.lists(some.tuples(some.floats(50.84, 51.07), some.floats(6.78, 7.15)), max_size=60)


@given(POINTS)
def test_each_organisation_stands_in_just_one_place(points):
    located = [(number, *point) for number, point in enumerate(points)]
    found = places(VIEW, located)
    assert sorted(one for place in found for one in place.positions) == list(range(len(points)))
    for place in found:
        south, west, north, east = place.box
        assert all(south <= points[one][0] <= north and west <= points[one][1] <= east for one in place.positions)


def test_places_do_not_cover_each_other():
    grid = [(number, 50.84 + number % 23 / 100, 6.78 + number // 23 / 100) for number in range(800)]
    found = places(VIEW, grid)
    assert len(found) > 10
    nearest = min((one.x - other.x) ** 2 + (one.y - other.y) ** 2 for one, other in combinations(found, 2)) ** 0.5
    assert nearest >= NEAREST


def test_the_same_spot_cannot_be_divided():
    spot, wide = places(VIEW, [(0, 50.9, 6.9), (1, 50.9, 6.9), (2, 51.0, 7.0), (3, 51.0001, 7.0001)])
    assert (spot.is_spot, wide.is_spot) == (True, False)
    assert spot.section == "50.89999,6.89999,50.90001,6.90001"


def test_what_lies_outside_is_left_out():
    assert places(VIEW, [(0, 48.0, 6.9), (1, 50.9, 9.0)]) == []
