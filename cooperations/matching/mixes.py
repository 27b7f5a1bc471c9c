"""The best mix: greed with lazy evaluation, then swaps. Formula, theory and measurements: docs/matching.md."""

from heapq import heapify, heappop, heappush

from cooperations.matching.places import Places
from cooperations.matching.problem import oppositions

MOST_SWAPS = 20


class Chosen:
    """The members chosen so far, and what one more would bring."""

    def __init__(self, problem, members=()):
        self.problem = problem
        self.members = []
        self.covered = set(problem.covered)
        self.value = 0
        for number in members:
            self.add(number)

    def gain(self, number):
        """By how much the points would change with one more member. It can only fall while others are added."""
        problem, one = self.problem, self.problem.candidates[number]
        new = sum(problem.weights[item] for item in one.covers if item not in self.covered)
        if not (one.left or one.right):
            return one.own + new
        pairs = sum(oppositions(one, problem.candidates[other]) for other in self.members)
        return one.own + new - problem.quarrel * pairs

    def add(self, number):
        """Takes somebody in."""
        self.value += self.gain(number)
        self.covered |= self.problem.candidates[number].covers
        self.members.append(number)


def best(problem):
    """The members (numbers of candidates, in order) of a very good mix; None where no mix keeps all rules."""
    places = Places(problem)
    if not places.lead_on(problem.required):
        return None
    alone = Chosen(problem)
    gains = {number: alone.gain(number) for number in places.free}
    duties = (False, True) if problem.demands else (False,)
    starts = {tuple(sorted(greedy(problem, places, gains, duty_first))) for duty_first in duties}
    found = [sorted(improved(problem, places, members)) for members in sorted(starts)]
    return max(found, key=problem.value)


def greedy(problem, places, gains, duty_first=False):
    """Takes the greatest gain each time (Minoux 1978): a gain worked out earlier is a bound, as gains only fall.

    Who would lead into a dead end stands aside until somebody else has been taken. With `duty_first` only those are
    taken who meet a missing demand, until all are met: else a brilliant member may force a poor one in at the end.
    """
    chosen = Chosen(problem, sorted(problem.required))
    waiting = [(-gains[number], number, -1) for number in places.free]
    heapify(waiting)
    while len(chosen.members) < problem.size:
        aside = []
        while True:
            gain, number, known_at = heappop(waiting)
            if known_at != len(chosen.members):
                heappush(waiting, (-chosen.gain(number), number, len(chosen.members)))
            elif places.lead_on([*chosen.members, number]) and (
                not duty_first or places.serves(chosen.members, number)
            ):
                break
            else:
                aside.append((gain, number, known_at))
        chosen.add(number)
        for one in aside:
            heappush(waiting, one)
    return chosen.members


def improved(problem, places, members):
    """The members after swaps of one each, as long as one brings more points: the best swap each time."""
    for _swap in range(MOST_SWAPS):
        chosen = Chosen(problem, members)
        others = sorted((-chosen.gain(number), number) for number in places.free.difference(members))
        swaps = [
            swap
            for leaving in sorted(set(members) - problem.required)
            if (swap := best_swap(chosen, places, leaving, others))
        ]
        if not swaps:
            break
        _value, members = max(swaps, key=lambda swap: (swap[0], [-number for number in sorted(swap[1])]))
    return members


def best_swap(chosen, places, leaving, others):
    """The best mix (points, members) with somebody else in the place of one; None where none has more points.

    `others` are (- gain, number) of all others, the greatest gain first. Without the one who leaves, each of them gains
    besides the items that this one covered alone, and the quarrels with it: that is all there is to work out.
    """
    problem = chosen.problem
    staying = Chosen(problem, [number for number in chosen.members if number != leaving])
    one, freed = problem.candidates[leaving], chosen.covered - staying.covered
    room = sum(problem.weights[item] for item in freed) + problem.quarrel * (one.left | one.right).bit_count()
    found, value, leads = None, chosen.value, places.leads(staying.members)
    for gain, number in others:
        new = staying.value - gain
        if new + room <= value:
            break
        other = problem.candidates[number]
        if again := freed & other.covers:
            new += sum(problem.weights[item] for item in again)
        new += problem.quarrel * oppositions(one, other)
        if new > value and leads(number):
            found, value = (new, [*staying.members, number]), new
    return found
