"""What rules look at: the question, who asks, who may be a partner, who knows whom; and the items that rules find."""

from dataclasses import dataclass
from functools import cached_property
from math import log

from pyroaring import BitMap

from cooperations.matching.profile import Profile
from cooperations.matching.question import REGION, Question
from organisations.index.terms import TABLES


@dataclass(frozen=True)
class Item:
    """One thing that partners can have: a name for it (key), its label, its points, and the positions that have it.

    The label is a term or sign, a text, or the key of an organisation.
    """

    key: object
    label: object
    points: int
    holders: BitMap


@dataclass(frozen=True)
class Situation:
    """One question in one directory. `connected` is who has worked with whom (`relations.connected`)."""

    question: Question
    us: Profile
    connected: dict

    @property
    def index(self):
        """The index that is asked."""
        return self.question.index

    @cached_property
    def required(self):
        """The positions of those who must be in, if they may."""
        return self.places(one.pk for one in self.question.required) - self.never

    @cached_property
    def never(self):
        """The positions of those who must not be in, and our own."""
        excluded = [one.pk for one in self.question.excluded]
        return self.places([*excluded, self.us.key] if self.us.key else excluded)

    @cached_property
    def region(self):
        """The positions of those who are where we look."""
        asked = ((kind, self.question.keys(name)) for name, kind in REGION.items())
        return BitMap.intersection(self.index.alive, *(self.index.having(kind, keys) for kind, keys in asked if keys))

    @cached_property
    def base(self):
        """The positions of all who may be a partner; a named organisation may be in wherever and whatever it is."""
        unwanted = self.index.having("type", self.question.keys("ohneart"))
        return self.region - unwanted - self.never | self.required

    def places(self, keys):
        """The positions of some organisations (keys) that are published."""
        found = (self.index.bitmaps.position(key) for key in keys)
        return self.index.bitmap(place for place in found if place is not None) & self.index.alive

    def having(self, kind, key):
        """The positions that may be partners and have a term."""
        return self.index.bitmaps[kind].get(key, BitMap()) & self.base

    def term(self, kind, key):
        """The term of a field with a key."""
        return self.index.terms.by_key[TABLES[kind]][key]

    def rarity(self, kind, key):
        """How rare a term is: 0 where all have it, 1 where one has it: ln(all / holders) / ln(all).

        That is the inverse document frequency of Spärck Jones (1972) among the published organisations, from 0 to 1, so
        that directories of any size give like points.
        """
        total, holders = len(self.index.alive), self.index.used(kind)[key]
        return log(total / holders) / log(total) if holders and total > 1 else 0.0

    def items(self, kind, keys, least, most):
        """An item for each term that any possible partner has, with `least` to `most` points by rarity."""
        for key in sorted(keys):
            if holders := self.having(kind, key):
                points = round(least + (most - least) * self.rarity(kind, key))
                yield Item((kind, key), self.term(kind, key), points, holders)

    @cached_property
    def direct(self):
        """The positions of those we are connected with: in a network of ours, or by a cooperation."""
        return self.index.having("networks", self.us["networks"]) | self.places(self.us.partners)
