"""Mixes against the exact optimum, and what always holds for them."""

from dataclasses import replace
from statistics import median

import pytest

from cooperations.matching import mixes, variety
from cooperations.matching.mixes import Chosen
from cooperations.matching.places import Places
from cooperations.matching.problem import Candidate, Problem
from tests.cooperations.matching.exact import exhaustive, optimum, random_problem

SEEDS = range(240)


def ratio(problem):
    """What share of the optimum's points the mix has; None where no mix keeps all rules."""
    most, members = optimum(problem), mixes.best(problem)
    assert (members is None) == (most is None)
    if most is None:
        return None
    assert problem.allows(members)
    return problem.value(members) / most if most > 0 else None


@pytest.mark.parametrize("quarrel", [0, None], ids=["without conflicts", "with conflicts"])
def test_mixes_reach_the_optimum_almost_always(quarrel):
    ratios = [found for seed in SEEDS if (found := ratio(random_problem(seed, quarrel=quarrel))) is not None]
    print(f"{len(ratios)} problems: median {median(ratios):.4f}, least {min(ratios):.4f}")
    assert len(ratios) >= 200
    assert median(ratios) >= 0.95
    assert min(ratios) >= 0.63


def test_greed_alone_is_as_good_as_the_theory_says():
    ratios = []
    for seed in SEEDS:
        problem = replace(random_problem(seed, quarrel=0), demands=0, required=frozenset(), used=frozenset())
        problem = replace(problem, candidates=tuple(replace(one, own=abs(one.own)) for one in problem.candidates))
        places = Places(problem)
        alone = Chosen(problem)
        gains = {number: alone.gain(number) for number in places.free}
        ratios.append(problem.value(mixes.greedy(problem, places, gains)) / optimum(problem))
    print(f"greedy alone: median {median(ratios):.4f}, least {min(ratios):.4f}")
    assert min(ratios) >= 1 - 1 / 2.71828


@pytest.mark.parametrize("seed", range(20))
def test_the_solver_and_trying_everything_agree(seed):
    problem = random_problem(seed, most_candidates=13)
    assert optimum(problem) == exhaustive(problem)


def test_lazy_evaluation_chooses_as_the_eager_one():
    for seed in range(60):
        problem = random_problem(seed)
        places = Places(problem)
        if places.lead_on(problem.required):
            alone = Chosen(problem)
            gains = {number: alone.gain(number) for number in places.free}
            assert mixes.greedy(problem, places, gains) == eager(problem, places)


def eager(problem, places):
    """Greed in the obvious way: everybody is looked at each time."""
    chosen = Chosen(problem, sorted(problem.required))
    while len(chosen.members) < problem.size:
        able = [
            number
            for number in places.free - set(chosen.members)
            if places.lead_on([*chosen.members, number])
        ]  # fmt: skip
        chosen.add(max(able, key=lambda number: (chosen.gain(number), -number)))
    return chosen.members


def test_gains_add_up_to_the_points_of_the_formula():
    for seed in range(60):
        problem = random_problem(seed)
        members = list(range(problem.size))
        assert Chosen(problem, members).value == problem.value(members)


def test_whoever_meets_two_demands_saves_a_place():
    both = Candidate(own=-5, demands=0b11)
    problem = Problem((Candidate(own=9), Candidate(own=5, demands=0b01), Candidate(own=5, demands=0b10), both), size=2)
    assert mixes.best(replace(problem, demands=0b11)) == [1, 2]
    assert mixes.best(replace(problem, demands=0b11, required=frozenset([0]))) == [0, 3]


def test_no_mix_where_the_demands_do_not_fit():
    problem = Problem((Candidate(demands=1), Candidate(demands=2), Candidate(demands=4)), size=2, demands=0b111)
    assert mixes.best(problem) is None
    assert mixes.best(replace(problem, size=3)) == [0, 1, 2]
    assert mixes.best(replace(problem, demands=8)) is None


def test_two_who_quarrel_are_not_put_together():
    left, right = Candidate(own=9, left=1), Candidate(own=8, right=1)
    problem = Problem((left, right, Candidate(own=5)), size=2, quarrel=4)
    assert mixes.best(problem) == [0, 2]
    assert mixes.best(replace(problem, quarrel=2)) == [0, 1]


@pytest.mark.parametrize("seed", range(40))
def test_mixes_are_different_in_most_members(seed):
    problem = random_problem(seed)
    problem = variety.with_irreplaceable(replace(problem, used=frozenset()))
    free = problem.size - len(problem.required)
    found = variety.different(problem)
    assert all(problem.allows(members) for members in found)
    for place, members in enumerate(found):
        for before in found[:place]:
            assert 2 * len(set(members) & set(before) - problem.required) < max(free, 1)


def test_the_only_one_who_meets_a_demand_is_in_every_mix():
    people = (*(Candidate(own=5) for _one in range(8)), Candidate(demands=1))
    found = variety.different(Problem(people, size=2, demands=1))
    assert found == [[number, 8] for number in range(5)]


def test_a_new_member_is_preferred_to_one_who_was_in_a_mix_before():
    star, others = Candidate(own=30), tuple(Candidate(own=20) for _one in range(8))
    first, second, *_rest = variety.different(Problem((star, *others), size=3))
    assert (first, second) == ([0, 1, 2], [3, 4, 5])
