"""The bitmaps: for every key under which organisations are found, the positions of those that have it.

Every published organisation has a position. Positions are given in the order of names when the index is built, so
that sorting by name needs no work; an organisation that changes gets a new position at the end, and its old one is
no longer alive. Bitmaps therefore only grow, and everything is counted within the positions that are alive: whoever
still holds the index of a moment ago keeps on seeing the state of that moment.
"""

from array import array
from collections import defaultdict
from itertools import chain, islice

from pyroaring import BitMap

from organisations.index import facts
from organisations.index.lexicon import Lexicon, Numbers
from organisations.index.packing import packed, unpacked

BATCH = 20_000
NOWHERE = float("nan")
# Vocabularies that may have thousands of terms: of these, each position also knows its own.
LONG_FIELDS = ("works_in", "district", "networks")
# The keys are sorted by size anew after so many new positions.
SIZES_HOLD_FOR = 100


class Bitmaps:
    """Bitmaps by kind and key, the words that occur, and what is known of each position."""

    def __init__(self):
        self.kinds = defaultdict(dict)
        self.lexicon = Lexicon()
        self.numbers = Numbers()
        self.keys = array("q")
        self.sort_keys = []
        self.terms_of = {field: [] for field in LONG_FIELDS}
        self.positions = array("q")
        self.norths, self.easts = array("d"), array("d")
        self.in_order = 0
        self.sizes = {}

    @classmethod
    def read(cls, year):
        """All published organisations from the database."""
        made = cls()
        made.take(facts.rows(year))
        made.in_order = len(made.keys)
        made.relate(facts.relations())
        return made

    def __getstate__(self):
        """For the file: large values instead of many small ones."""
        state = dict(self.__dict__)
        state["kinds"] = {kind: packed(bitmaps) for kind, bitmaps in self.kinds.items() if bitmaps}
        state["sort_keys"] = "\n".join(self.sort_keys)
        del state["terms_of"], state["sizes"]
        return state

    def __setstate__(self, state):
        self.__dict__.update(state, sizes={}, sort_keys=state["sort_keys"].split("\n") if state["keys"] else [])
        self.kinds = defaultdict(dict, {kind: unpacked(*bitmaps) for kind, bitmaps in state["kinds"].items()})
        self.terms_of = {field: [()] * len(self.keys) for field in LONG_FIELDS}
        for field in LONG_FIELDS:
            for key, bitmap in self.kinds[field].items():
                self.know(field, key, bitmap)

    def __getitem__(self, kind):
        """The bitmaps of a kind by their keys."""
        return self.kinds[kind]

    def union(self, kind, keys):
        """The positions that have any of the keys of a kind."""
        known = self.kinds[kind]
        return BitMap.union(BitMap(), *(known[key] for key in keys if key in known))

    def by_size(self, kind):
        """The keys of a kind, each with an upper bound of how many have it, the largest first."""
        size, sorted_keys = self.sizes.get(kind, (0, []))
        grown = len(self.keys) - size
        if not sorted_keys or grown > SIZES_HOLD_FOR:
            sorted_keys = sorted(((len(bitmap), key) for key, bitmap in self.kinds[kind].items()), reverse=True)
            self.sizes[kind], grown = (len(self.keys), sorted_keys), 0
        new = islice(self.kinds[kind], len(sorted_keys), None) if grown else ()
        return chain(((key, grown) for key in new), ((key, most + grown) for most, key in sorted_keys))

    def position(self, key):
        """The newest position of an organisation; None where it has none."""
        return self.positions[key] - 1 if key < len(self.positions) and self.positions[key] else None

    def update(self, keys, year):
        """Reads some organisations anew; returns their former positions and those of today."""
        before = BitMap(place for key in keys if (place := self.position(key)) is not None)
        first = len(self.keys)
        self.take(facts.rows(year, keys))
        today = range(first, len(self.keys))
        self.relate(relation for relation in facts.relations(keys) if self.position(relation[1]) in today)
        return before, BitMap(today)

    def take(self, rows):
        """Gives organisations, tuples of `facts.rows`, the next positions, and files them under their keys."""
        for some in batches(rows):
            found = defaultdict(list)
            for row in some:
                place = self.next_place(*row[:4])
                for key in facts.keys_of(row):
                    found[key].append(place)
            self.file(found)

    def relate(self, relations):
        """Files organisations under what they have many of, tuples of `facts.relations`."""
        for some in batches(relations):
            found = defaultdict(list)
            for field, organisation, term in some:
                place = self.position(organisation)
                if place is not None:
                    found[field, term].append(place)
            self.file(found)

    def next_place(self, key, sort_key, north, east):
        """A new position for an organisation."""
        self.norths.append(NOWHERE if north is None else north)
        self.easts.append(NOWHERE if east is None else east)
        self.keys.append(key)
        self.sort_keys.append(sort_key)
        self.positions.extend([0] * (key + 1 - len(self.positions)))
        self.positions[key] = len(self.keys)
        for known in self.terms_of.values():
            known.append(())
        return len(self.keys) - 1

    def file(self, found):
        """Adds positions to the bitmaps of their (kind, key)."""
        numbers, words = [], []
        for (kind, key), places in found.items():
            if kind == "number":
                numbers += ((key, place) for place in places)
                continue
            known = self.kinds[kind]
            if key not in known:
                known[key] = BitMap(places)
                if kind in facts.WORD_KINDS:
                    words.append(key)
            else:
                known[key].update(places)
            if kind in self.terms_of:
                self.know(kind, key, places)
        self.lexicon.add(words)
        self.numbers.add(numbers)

    def know(self, field, key, places):
        """Notes at each position that it has the term; most have just this one and share the tuple."""
        known, alone = self.terms_of[field], (key,)
        for place in places:
            known[place] = known[place] + alone if known[place] else alone


def batches(rows):
    """The rows in lists of a bounded length."""
    rows = iter(rows)
    while some := list(islice(rows, BATCH)):
        yield some
