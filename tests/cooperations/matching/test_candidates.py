"""The best of all by bitmaps: the same as adding up the points of each."""

from collections import Counter
from random import Random
from types import SimpleNamespace

import pytest
from pyroaring import BitMap

from cooperations.matching.candidates import added, best
from cooperations.matching.situation import Item

# Positions are their own keys, in the order of names.
INDEX = SimpleNamespace(
    by_name=lambda part, start, stop: list(part)[start:stop], bitmaps=SimpleNamespace(position=lambda key: key)
)


@pytest.mark.parametrize("seed", range(20))
def test_the_best_are_those_with_the_greatest_sums_equals_by_name(seed):
    chance = Random(seed)
    items = [Item(number, "", chance.randint(1, 60), BitMap(chance.sample(range(500), 80))) for number in range(30)]
    sums = Counter()
    for item in items:
        sums.update(dict.fromkeys(item.holders, item.points))
    expected = sorted(sums, key=lambda place: (-sums[place], place))
    for number in (1, 7, 50, 200):
        assert best(INDEX, added(items), BitMap(sums), number) == BitMap(expected[:number])


def test_where_there_are_few_all_are_candidates():
    items = [Item(1, "", 5, BitMap([3, 4]))]
    assert best(INDEX, added(items), BitMap([3, 4]), 2) == BitMap([3, 4])
