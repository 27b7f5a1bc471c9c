"""The bitmaps: for every key under which organisations are found, the positions of those that have it.

Every published organisation has a position. Positions are given in the order of names when the index is built, so
that sorting by name needs no work; an organisation that changes gets a new position at the end, and its old one is
no longer alive. Bitmaps therefore only grow, and everything is counted within the positions that are alive: whoever
still holds the index of a moment ago keeps on seeing the state of that moment.
"""

from array import array
from collections import defaultdict

from pyroaring import BitMap

from organisations.index import facts
from organisations.index.lexicon import Lexicon

WORD_KINDS = ("name", "offer", "text")
# Vocabularies that may have thousands of terms: of these, each position also knows its own.
SIZES_HOLD_FOR = 100
LONG_FIELDS = ("works_in", "district", "networks")


class Bitmaps:
    """Bitmaps by kind and key, the words that occur, and what is known of each position."""

    def __init__(self):
        self.kinds = defaultdict(dict)
        self.lexicon = Lexicon()
        self.keys = array("q")
        self.sort_keys = []
        self.terms_of = {field: [] for field in LONG_FIELDS}
        self.positions = array("q")
        self.in_order = 0
        self.sizes = {}

    @classmethod
    def read(cls, year):
        """All published organisations from the database."""
        made = cls()
        for row in facts.rows(year):
            made.add(row)
        made.in_order = len(made.keys)
        made.relate(facts.relations())
        return made

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
        if not grown:
            return [(key, most) for most, key in sorted_keys]
        new = list(self.kinds[kind])[len(sorted_keys) :]
        return [*((key, grown) for key in new), *((key, most + grown) for most, key in sorted_keys)]

    def position(self, key):
        """The newest position of an organisation; None where it has none."""
        return self.positions[key] - 1 if key < len(self.positions) and self.positions[key] else None

    def update(self, keys, year):
        """Reads some organisations anew; returns their former positions and those of today."""
        before = BitMap(place for key in keys if (place := self.position(key)) is not None)
        first = len(self.keys)
        for row in facts.rows(year, keys):
            self.add(row)
        today = BitMap(range(first, len(self.keys)))
        self.relate(relation for relation in facts.relations(keys) if self.position(relation[1]) in today)
        return before, today

    def add(self, row):
        """Gives an organisation, a tuple of `facts.rows`, the next position."""
        key, place = row[0], len(self.keys)
        self.keys.append(key)
        self.sort_keys.append(row[1])
        self.positions.extend([0] * (key + 1 - len(self.positions)))
        self.positions[key] = place + 1
        for known in self.terms_of.values():
            known.append(())
        found = list(facts.keys_of(row))
        self.lexicon.add(word for kind, word in found if kind in WORD_KINDS)
        for kind, found_under in found:
            self.put(kind, found_under, place)

    def relate(self, relations):
        """Takes in what organisations have many of, tuples of `facts.relations`."""
        for field, organisation, term in relations:
            place = self.position(organisation)
            if place is not None:
                self.put(field, term, place)

    def put(self, kind, key, place):
        """Finds a position under a key from now on."""
        bitmaps = self.kinds[kind]
        if key not in bitmaps:
            bitmaps[key] = BitMap()
        bitmaps[key].add(place)
        if kind in self.terms_of:
            self.terms_of[kind][place] += (key,)
