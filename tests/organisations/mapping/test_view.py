"""Degrees to pixels and back."""

import pytest

from communes.distance import kilometres
from organisations.mapping.view import View

KOELN = (50.83, 6.77, 51.08, 7.16)


def test_a_box_is_shown_whole_and_in_the_middle():
    view = View.of(KOELN, 600, 400)
    left, top = view.point(KOELN[2], KOELN[1])
    right, bottom = view.point(KOELN[0], KOELN[3])
    assert 0 < left < right < 600
    assert 0 < top < bottom < 400
    assert (left + right, top + bottom) == pytest.approx((600, 400))


def test_the_box_of_the_view_is_what_lies_at_its_edges():
    view = View.of(KOELN, 600, 400)
    south, west, north, east = view.box
    assert view.point(north, west) == pytest.approx((0, 0), abs=1e-6)
    assert view.point(south, east) == pytest.approx((600, 400))


def test_the_scale_bar_is_round_and_right_to_one_percent():
    view = View.of(KOELN, 600, 400)
    length, pixels = view.ruler
    assert length in {1, 2, 5, 10, 20}
    south, west, north, east = view.box
    middle = (south + north) / 2
    assert pixels / 600 * kilometres(middle, west, middle, east) == pytest.approx(length, rel=0.01)


@pytest.mark.parametrize("box", [(50, 7, 50, 7), (-90, -180, 90, 180), (90, 0, 90, 0), (50, 7, 50.00001, 9)])
def test_any_box_gives_a_drawing(box):
    view = View.of(box, 600, 400)
    x, y = view.point((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    assert -1 <= x <= 601
    assert -400 <= y <= 800
    assert view.ruler[1] <= 150 + 1e-6
