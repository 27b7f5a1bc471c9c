"""The exact optimum of a mix as an integer programme, solved by HiGHS; and random problems. For tests only."""

from itertools import combinations
from random import Random

import highspy

from cooperations.matching.problem import Candidate, Problem, oppositions


def optimum(problem):
    """The most points that any mix has that keeps all rules; None where there is none.

    x: somebody is in; y <= sum of x of those who cover an item; z >= x + x' - 1 for each pair that quarrels.
    """
    solver = highspy.Highs()
    solver.silent()
    people = problem.candidates
    x = [solver.addBinary() for _one in people]
    points = sum(one.own * x[number] for number, one in enumerate(people))
    for item, weight in enumerate(problem.weights):
        holders = [x[number] for number, one in enumerate(people) if item in one.covers]
        if holders and item not in problem.covered:
            y = solver.addVariable(0, 1)
            solver.addConstr(y <= sum(holders))
            points += weight * y
    for (a, one), (b, other) in combinations(enumerate(people), 2):
        if cost := problem.quarrel * oppositions(one, other):
            z = solver.addVariable(0, 1)
            solver.addConstr(z >= x[a] + x[b] - 1)
            points -= cost * z
    keep_rules(solver, problem, x)
    solver.maximize(points)
    if solver.getModelStatus() == highspy.HighsModelStatus.kInfeasible:
        return None
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return round(solver.getInfo().objective_function_value)


def keep_rules(solver, problem, x):
    """Size, who must be in, demands, and how many used ones may be in."""
    solver.addConstr(sum(x) == problem.size)
    for number in problem.required:
        solver.addConstr(x[number] == 1)
    for bit in range(problem.demands.bit_length()):
        able = [x[number] for number, one in enumerate(problem.candidates) if one.demands >> bit & 1]
        solver.addConstr(sum(able) >= 1) if able else solver.addConstr(0 * x[0] >= 1)
    if used := [x[number] for number in problem.used - problem.required]:
        solver.addConstr(sum(used) <= problem.most_used)


def exhaustive(problem):
    """The same by trying every mix."""
    mixes = combinations(range(len(problem.candidates)), problem.size)
    return max((problem.value(members) for members in mixes if problem.allows(members)), default=None)


def random_problem(seed, most_candidates=25, quarrel=None):
    """A problem as the directory makes them: some common and many rare items, demands that overlap, quarrels."""
    chance = Random(seed)
    size = chance.randint(2, 6)
    number = chance.randint(max(12, size), most_candidates)
    weights = tuple(chance.randint(2, 20) for _item in range(chance.randint(5, 40)))
    demands = chance.randint(0, min(3, size))
    people = tuple(somebody(chance, len(weights), demands) for _one in range(number))
    return Problem(
        people,
        weights,
        size,
        demands=(1 << demands) - 1,
        required=frozenset(chance.sample(range(number), chance.choice([0, 0, 0, 1, 2]))),
        covered=frozenset(chance.sample(range(len(weights)), len(weights) // 8)),
        quarrel=chance.choice([0, 2, 4, 8]) if quarrel is None else quarrel,
        used=frozenset(chance.sample(range(number), chance.choice([0, 0, 5]))),
        most_used=chance.randint(0, 2),
    )


def somebody(chance, items, demands):
    """One random candidate."""
    sides = [chance.choice([0, 0, -1, 1]) for _opposition in range(4)]
    return Candidate(
        own=chance.randint(-4, 25),
        covers=frozenset(chance.sample(range(items), min(items, chance.randint(0, 6)))),
        left=sum(1 << place for place, side in enumerate(sides) if side < 0),
        right=sum(1 << place for place, side in enumerate(sides) if side > 0),
        demands=sum(1 << bit for bit in range(demands) if chance.random() < 0.2),
    )
