"""Cells longer than anybody writes: none of the patterns that look into cells may run for minutes on them."""

import time

import pytest

from organisations.exchange import headings, recognising
from organisations.exchange.drafting import draft
from organisations.exchange.texts import LONGEST_CELL

SIGNS = ["a", "1", " x", "a.", "a@", "1 ", "www.", "Tel.: ", "12345 ", "Weg 1, ", "-", "Ã¼"]


@pytest.mark.once
@pytest.mark.parametrize("sign", SIGNS)
def test_long_cells_are_looked_at_quickly_and_kept(sign):
    cell = (sign * LONGEST_CELL)[:LONGEST_CELL]
    table = headings.Table(["", cell], [(2, [cell, cell])] * 3, [])
    begun = time.process_time()
    recognising.mapping(table)
    for target in ("phone", "email", "website", "address", "place", "point", "contact_point", "postal_code"):
        made = draft(2, [cell], ["Spalte"], [target])
        assert sum(map(len, [*made.notes, *made.texts.values()])) >= len(cell.strip()) - 2
    assert time.process_time() - begun < 2
