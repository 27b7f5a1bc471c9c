"""From scored candidates to mixes: makes the problem of numbers, and reads its answer."""

from dataclasses import dataclass

from cooperations.matching import variety
from cooperations.matching.clarifying import OPPOSITIONS, sides
from cooperations.matching.problem import Candidate, Problem
from cooperations.matching.rules import Counts

# Points that a pair of members costs for each opposition between them.
QUARREL = 2


@dataclass(frozen=True)
class Mixing:
    """A problem, and the positions of the organisations that its candidates stand for."""

    problem: Problem
    places: list

    def mixes(self):
        """Several different mixes, each as positions in the order of points."""
        return [[self.places[number] for number in members] for members in variety.different(self.problem)]

    def value(self, members):
        """The points of a mix of positions."""
        return self.problem.value([self.places.index(place) for place in members])


def mixing(scored, demands, size):
    """The problem of the best mixes of a size among scored candidates, under demands (`demands.Demand`)."""
    situation = scored.situation
    able = (place for place in scored.found if scored.has_reason(place) or place in situation.required)
    places = sorted(able, key=scored.order)
    numbers = numbered(scored, places)
    problem = Problem(
        candidates=tuple(candidate(scored, place, numbers, demands) for place in places),
        weights=tuple(item.points for _number, _rule, item in numbers.values()),
        size=min(size, len(places)),
        demands=(1 << len(demands)) - 1,
        required=frozenset(number for number, place in enumerate(places) if place in situation.required),
        covered=frozenset(found[0] for key, found in numbers.items() if is_ours(situation, key)),
        quarrel=QUARREL,
    )
    return Mixing(problem, places)


def numbered(scored, places):
    """The items that count once in a mix: (rule, key of the item) to (number, rule, item)."""
    found = {}
    for place in places:
        for rule, items in scored.found[place].items():
            if rule.counts in (Counts.ONCE, Counts.TOGETHER):
                for item in items:
                    found.setdefault((rule, item.key), (len(found), rule, item))
    return found


def is_ours(situation, key):
    """Whether we bring an item ourselves, so that a partner adds nothing to the variety by it."""
    _rule, (kind, term) = key
    return kind in ("type", "sign", "district") and term in situation.us[kind]


def candidate(scored, place, numbers, demands):
    """One candidate as numbers."""
    covers = {
        numbers[rule, item.key][0]
        for rule, items in scored.found[place].items()
        if rule.counts in (Counts.ONCE, Counts.TOGETHER)
        for item in items
    }
    stands = sides(scored.situation.index)
    return Candidate(
        own=scored.points(place, (Counts.EACH,)),
        covers=frozenset(covers),
        left=sum(1 << bit for bit in range(len(OPPOSITIONS)) if place in stands[bit][0]),
        right=sum(1 << bit for bit in range(len(OPPOSITIONS)) if place in stands[bit][1]),
        demands=sum(1 << bit for bit, demand in enumerate(demands) if place in demand.holders),
    )
