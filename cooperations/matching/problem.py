"""A mix as a problem of numbers: who may be in, what each brings, what it is worth. Knows no organisations."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be in a mix.

    `own` are the points that it brings in any mix; `covers` the items (places in `Problem.weights`) that it covers;
    `left` and `right` are bits: at each opposition it may stand on one side only; `demands` the bits of those demands
    that it meets.
    """

    own: int = 0
    covers: frozenset = frozenset()
    left: int = 0
    right: int = 0
    demands: int = 0


@dataclass(frozen=True)
class Problem:
    """Choose `size` of the candidates, so that each demand (a bit of `demands`) is met and the points are the most.

    The order of the candidates decides between equals. `weights` are the points of the items, each counted once for the
    mix; `covered` items count for nobody; each pair of members costs `quarrel` for every opposition between them.
    `required` members must be in; of the `used` ones at most `most_used` others may be.
    """

    candidates: tuple
    weights: tuple = ()
    size: int = 2
    demands: int = 0
    required: frozenset = frozenset()
    covered: frozenset = frozenset()
    quarrel: int = 0
    used: frozenset = frozenset()
    most_used: int = 0

    def value(self, members):
        """The points of a mix, straight from the formula: own points + each item once - quarrels of all pairs."""
        chosen = [self.candidates[number] for number in members]
        items = frozenset().union(*(one.covers for one in chosen)) - self.covered
        pairs = sum(oppositions(one, other) for one in chosen for other in chosen) // 2
        return sum(one.own for one in chosen) + sum(self.weights[item] for item in items) - self.quarrel * pairs

    def allows(self, members):
        """Whether a mix keeps all rules."""
        chosen = frozenset(members)
        met = 0
        for number in chosen:
            met |= self.candidates[number].demands
        return (
            len(chosen) == self.size == len(members)
            and self.required <= chosen
            and not self.demands & ~met
            and len(chosen & self.used - self.required) <= self.most_used
        )


def oppositions(one, other):
    """At how many oppositions two stand on opposite sides."""
    return (one.left & other.right).bit_count() + (one.right & other.left).bit_count()
