"""Rows that are put into others, and what comes after: other pages, other rows, the next file."""

import pytest

from tests import factories
from tests.curation.imports.test_accounting import OFFERS, text_of
from tests.curation.imports.test_wizard import kinds, mapped, sent, upload

pytestmark = pytest.mark.django_db
CHAIN = """Name;Straße;PLZ;Ort;Telefon
Offenes Haus Nord e. V.;Weg 1;50667;Köln;0221 1234567
Offenes Haus Nord;Weg 1;50667;Köln;0221 1234567
Café;Weg 9;50667;Köln;0221 7654321
"""


@pytest.fixture(autouse=True)
def koeln(db):
    """The commune of the rows."""
    return factories.commune()


def joined(client, made, line):
    """The page after a row was put into an earlier one."""
    return sent(client, made, do="row", line=line, kind="possible", decision="join")


def test_the_next_file_with_the_same_headings_is_known(redaktion):
    made, _page = upload(redaktion, OFFERS)
    mapped(redaktion, made, **{"column-1": "ideas"})
    sent(redaktion, made, do="row", kind="possible", only="repeated", decision="join")
    sent(redaktion, made, do="apply")
    again, page = upload(redaktion, OFFERS)
    assert "haben Sie schon eingelesen" in text_of(page)
    assert again.targets == ["name", "ideas", "topics", "street", "city"]


def test_the_columns_can_be_seen_again_after_rows_came_in(redaktion):
    made, _page = upload(redaktion, OFFERS)
    mapped(redaktion, made)
    sent(redaktion, made, do="apply")
    sent(redaktion, made, do="again")
    joined(redaktion, made, "4")
    assert not made.rows.filter(line=4).exists()
    assert sent(redaktion, made, do="columns").status_code == 200


def test_a_row_that_came_in_is_put_nowhere(redaktion):
    made, _page = upload(redaktion, OFFERS)
    mapped(redaktion, made)
    made.rows.filter(line=4).update(applied=True)
    joined(redaktion, made, "4")
    assert made.rows.filter(line=4).exists()


def test_what_continues_a_joined_row_is_looked_at_again(redaktion):
    made, _page = upload(redaktion, CHAIN)
    mapped(redaktion, made)
    row = made.rows.get(line=4)
    row.shown["alike"], row.kind = [3, 80, []], "possible"
    row.save()
    joined(redaktion, made, "3")
    assert kinds(made) == {2: "new", 4: "new"}
    assert made.rows.get(line=4).shown.get("alike") is None


def test_what_may_be_in_the_directory_too_is_put_together(redaktion):
    made, _page = upload(redaktion, CHAIN)
    mapped(redaktion, made)
    row = made.rows.get(line=3)
    row.shown["likely"] = [[1, "Offenes Haus", 70, []]]
    row.save()
    joined(redaktion, made, "3")
    assert set(kinds(made)) == {2, 4}
