"""Cells that would run as formulas, and names that would be split: both directions are each other's inverse."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from organisations.exchange.quoting import joined, parts, quoted, unquoted


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("+49 221", "'+49 221"), ("'=1", "''=1"), ("'s Haus", "'s Haus"), ("", ""), ("a=b", "a=b")],
)
def test_a_cell_is_never_a_formula(text, cell):
    assert quoted(text) == cell


@given(some.text(alphabet="'=+-@\t\ra ", max_size=6))
def test_taking_the_quote_off_is_the_opposite(text):
    assert unquoted(quoted(text)) == text
    assert quoted(text)[:1] not in set("=+-@\t\r")


@given(some.lists(some.text(alphabet='a;|"\n ', min_size=1, max_size=5).filter(str.strip), max_size=4))
def test_names_in_one_cell_come_out_again(names):
    assert parts(joined(names)) == names


@pytest.mark.parametrize("cell", ["A; B", "A|B", "A\nB", " A ;; B;", '"A";B'])
def test_what_people_write_is_split(cell):
    assert parts(cell) == ["A", "B"]
