"""Whether the places left suffice for the demands not met yet: exactly, however the demands overlap."""

from functools import cache, cached_property
from math import inf


class Places:
    """The rules of a problem, asked before each choice, so that no choice leads into a dead end.

    There is a way on if and only if (1) the fewest members that meet all missing demands fit into the places left, and
    (2) there are enough candidates to fill these places. Whoever meets no missing demand fills a place like any other,
    so both can be asked apart from each other.
    """

    def __init__(self, problem):
        self.problem = problem
        self.free = frozenset(range(len(problem.candidates))) - problem.required
        self.fewest = cache(self.fewest)

    @cached_property
    def kinds(self):
        """What each candidate is to the rules: (bits of the demands that it meets, whether it is a used one)."""
        problem = self.problem
        return [
            (one.demands & problem.demands, number in problem.used) for number, one in enumerate(problem.candidates)
        ]

    @cached_property
    def classes(self):
        """The kinds of those who meet a demand and can be chosen, each once."""
        return sorted({self.kinds[number] for number in self.free if self.kinds[number][0]})

    def fewest(self, missing, used_left):
        """How many members are needed at least to meet the missing demands (bits); infinity where none can.

        Tries everybody who meets the lowest missing demand: exact, since somebody must.
        """
        if not missing:
            return 0
        lowest = missing & -missing
        return min(
            (
                1 + self.fewest(missing & ~bits, used_left - used)
                for bits, used in self.classes
                if bits & lowest and used <= used_left
            ),
            default=inf,
        )

    def missing(self, members):
        """The demands (bits) that no member meets."""
        missing = self.problem.demands
        for number in members:
            missing &= ~self.problem.candidates[number].demands
        return missing

    def serves(self, members, number):
        """Whether somebody meets a demand that is missing, if any is."""
        missing = self.missing(members)
        return not missing or bool(self.problem.candidates[number].demands & missing)

    def lead_on(self, members):
        """Whether these members can be completed to a mix that keeps all rules."""
        problem = self.problem
        chosen = frozenset(members)
        used_left = problem.most_used - len(chosen & problem.used - problem.required)
        places = problem.size - len(chosen)
        if used_left < 0 or places < 0:
            return False
        missing = self.missing(chosen)
        rest = self.free - chosen
        known = len(rest & problem.used)
        enough = len(rest) - known + min(known, used_left) >= places
        return enough and self.fewest(missing, used_left) <= places

    def leads(self, members):
        """Says of one more member whether it can be completed with these; alike for all of a kind, asked once."""
        known = {}

        def answer(number):
            kind = self.kinds[number]
            if kind not in known:
                known[kind] = self.lead_on([*members, number])
            return known[kind]

        return answer
