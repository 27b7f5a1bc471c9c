"""Who comes into question at all: from all organisations a few hundred, by bitmaps alone.

The points of all items are added up for all organisations at once, in binary: one bitmap for each binary digit of the
sums (bit-sliced, O'Neil and Quass 1997). Time grows with the number of items and digits, hardly with the organisations.
"""

from pyroaring import BitMap

MOST = 200
# So many of the best for each demand and each thing that is needed, beyond the best of all.
MOST_FOR_ONE = 30


def pool(situation, found, groups):
    """The positions of the candidates: the required, the best of all, the best of each of the `groups` (bitmaps).

    `found` are the items by rule. Only items that give points count.
    """
    items = [item for items in found.values() for item in items if item.points > 0]
    slices = added(items)
    able = BitMap.union(BitMap(), *(item.holders for item in items))
    chosen = situation.required | best(situation.index, slices, able, MOST)
    for group in groups:
        chosen |= best(situation.index, slices, able & group, MOST_FOR_ONE)
    return chosen


def added(items):
    """The sums of the points of all items, as bitmaps of their binary digits, the lowest first."""
    slices = []
    for item in items:
        for digit in range(item.points.bit_length()):
            if item.points >> digit & 1:
                carry(slices, digit, item.holders)
    return slices


def carry(slices, digit, holders):
    """Adds one binary digit for some positions, as on paper."""
    while holders:
        slices.extend(BitMap() for _digit in range(len(slices), digit + 1))
        slices[digit], holders = slices[digit] ^ holders, slices[digit] & holders
        digit += 1


def best(index, slices, able, number):
    """The `number` positions of `able` with the greatest sums; equals by name."""
    if len(able) <= number:
        return able
    found, tied = BitMap(), able
    for part in reversed(slices):
        greater = tied & part
        if len(found) + len(greater) > number:
            tied = greater
        else:
            found |= greater
            tied = tied - greater
    keys = index.by_name(tied, 0, number - len(found))
    return found | BitMap(map(index.bitmaps.position, keys))
