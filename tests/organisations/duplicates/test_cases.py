"""The rules against hard cases of which a person knows the answer: the figures of docs/duplicates.md do not fall."""

import pytest

from organisations.duplicates.rules import ENOUGH
from tests.organisations.duplicates.cases import cases

LEAST_RIGHT, LEAST_FOUND = 0.98, 0.95

pytestmark = pytest.mark.once


def shown(found):
    """Lines with their points, for whoever has to look."""
    return "\n".join(f"{case.points:4} {case.line}" for case in found)


def test_hardly_any_pair_of_two_organisations_is_shown():
    wrong = [case for case in cases() if not case.are_one and case.points >= ENOUGH]
    right = [case for case in cases() if case.are_one and case.points >= ENOUGH]
    assert len(right) / (len(right) + len(wrong)) >= LEAST_RIGHT, shown(wrong)


def test_nearly_all_pairs_of_one_organisation_are_found():
    ones = [case for case in cases() if case.are_one]
    missed = [case for case in ones if case.points < ENOUGH]
    assert len(cases()) >= 160
    assert 1 - len(missed) / len(ones) >= LEAST_FOUND, shown(missed)


def test_it_makes_no_difference_which_entry_comes_first():
    turned = [case.points for case in cases(turned=True)]
    assert turned == [case.points for case in cases()]
