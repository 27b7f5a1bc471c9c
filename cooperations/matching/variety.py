"""Several mixes that are really different: not one with a member swapped."""

from collections import Counter
from dataclasses import replace

from cooperations.matching import mixes

MOST_MIXES = 5
# Points that a member costs for each mix that it is in already.
AGAIN = 20
# A mix that has not even this share of the first one's points is no proposal.
WORTH_SHOWING = 0.5


def different(problem, number=MOST_MIXES):
    """Up to `number` mixes (lists of members), the first one found first.

    Of the members that can be chosen freely, fewer than half were in any mix before; whoever is required, or alone
    meets a demand, does not count.
    """
    problem = with_irreplaceable(problem)
    free = problem.size - len(problem.required)
    found, times = [], Counter()
    while len(found) < (number if free > 0 else 1):
        members = mixes.best(again(problem, times, max(0, (free - 1) // 2)))
        if members is None or (found and problem.value(members) <= WORTH_SHOWING * problem.value(found[0])):
            break
        found.append(members)
        times.update(members)
    return found


def with_irreplaceable(problem):
    """The problem with everybody required who alone meets a demand."""
    alone = set()
    for bit in range(problem.demands.bit_length()):
        able = [number for number, one in enumerate(problem.candidates) if one.demands >> bit & 1]
        if problem.demands >> bit & 1 and len(able) == 1:
            alone.update(able)
    return replace(problem, required=problem.required | alone)


def again(problem, times, most_used):
    """The problem after some mixes: who was in one (`times`: how often) costs points, and few may be in another."""
    candidates = tuple(
        replace(one, own=one.own - AGAIN * times[number]) if times[number] else one
        for number, one in enumerate(problem.candidates)
    )
    return replace(problem, candidates=candidates, used=frozenset(times), most_used=most_used)
