"""What the rules find at the candidates, with the dials turned as asked."""

from collections import defaultdict
from dataclasses import dataclass, replace

from cooperations.matching import candidates
from cooperations.matching.rules import NEEDED, NORMAL, RULES, Counts
from cooperations.matching.situation import Situation


@dataclass(frozen=True)
class Scored:
    """The candidates of a situation: `found` says by position, then by rule, which items count, the best first."""

    situation: Situation
    items: dict
    found: dict

    def points(self, place, counts):
        """The points of a candidate from the rules that count in some ways."""
        return sum(item.points for rule, items in self.found[place].items() if rule.counts in counts for item in items)

    def alone(self, place):
        """The points of a candidate as a single partner."""
        return self.points(place, (Counts.EACH, Counts.ONCE, Counts.ALONE))

    def has_reason(self, place):
        """Whether anything speaks for a candidate, apart from making a mix more varied."""
        return any(
            item.points > 0
            for rule, items in self.found[place].items()
            if rule.counts is not Counts.TOGETHER
            for item in items
        )

    def order(self, place):
        """Sorts candidates: the most points first, equals by name, then by key."""
        bitmaps = self.situation.index.bitmaps
        return -self.alone(place), bitmaps.sort_keys[place], bitmaps.keys[place]


def scored(situation, demanded):
    """The candidates with what the rules find at them. `demanded` are bitmaps of which some must be among them."""
    items = {rule: list(turned(rule, situation)) for rule in RULES}
    single = {rule: some for rule, some in items.items() if rule.counts is not Counts.TOGETHER}
    needed = [item.holders for rule in NEEDED for item in items[rule]]
    pool = candidates.pool(situation, single, [*demanded, *needed])
    return Scored(situation, items, at_each(items, pool))


def turned(rule, situation):
    """The items that a rule finds, with points as the dials want; those without points are left out."""
    strength = rule.strength(situation.question.dials)
    for item in rule.find(situation) if strength else ():
        if points := item.points * strength // NORMAL:
            yield replace(item, points=points)


def at_each(items, pool):
    """Position to rule to the items that count there."""
    found = {place: defaultdict(list) for place in pool}
    for rule, some in items.items():
        for item in sorted(some, key=lambda item: -abs(item.points)):
            for place in item.holders & pool:
                if len(found[place][rule]) < rule.most:
                    found[place][rule].append(item)
    return found
