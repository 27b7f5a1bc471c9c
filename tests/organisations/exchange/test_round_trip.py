"""The law of export and import, with the real files: what was taken out and read in again changes nothing."""

from datetime import date

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from organisations.exchange.forms import FORMS
from organisations.exchange.listing import Listing
from organisations.index import kept
from organisations.models import Organisation
from organisations.selection import Selection
from tests import factories
from tests.organisations.exchange import reading
from tests.organisations.test_exchange_laws import FEW, entered, planned

pytestmark = pytest.mark.django_db

# What spreadsheets, CSV and Excel take for something else.
HOSTILE = [
    "=1+1", "+49 221", "-1", "@SUM(A1)", "'", "'=1", "''-1", "_x0041_", "_x000D_", "_x005F_x0041_", "a\r\nb",
    "a\rb", "a\n\nb", "\tx", "a\tb", " vorn", "hinten ", "\xa0fest", "a;b", "a|b", '"', '"a"; b', "a,b",
    "1.000", "01067", "1e5", "WAHR", "k. A.", "-", "n/a", "?", "\u200f\u0639\u0631\u0628\u064a\u200e",
    "\u202eumgekehrt", "\U0001f642\U0001f469\u200d\U0001f469\u200d\U0001f467", "🧿", "\xe9 e\u0301", "x\u2028y",
    "\ufeffBOM", "#NV", "Tel.: 0221 1", "Ã¤", "=", "''", "\x0b", "a\x01b", "\u200b", "1-2", "22.11.2026",
    "heute",
]  # fmt: skip
# A NUL is refused at every door.
PIECE = st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8))
TEXT = st.lists(PIECE, max_size=3).map("".join)
ENTRIES = st.fixed_dictionaries(
    {
        "name": st.tuples(PIECE, PIECE, st.integers(0, 10**6)).map(lambda parts: f"{parts[0]}{parts[2]}{parts[1]}"),
        "short_name": TEXT,
        "description": TEXT,
        "experience": TEXT,
        "ideas": TEXT,
        "street": TEXT,
        "city": TEXT,
        "phone": TEXT,
        "hours_note": TEXT,
        "source": TEXT,
        "postal_code": st.sampled_from(["", "01067", "50667"]),
        "website": st.sampled_from(["", "https://example.org/a;b?c=%22", "http://example.org/_x0041_"]),
        "email": st.sampled_from(["", "a@example.org", "a+b='c'@example.org"]),
        "year_founded": st.sampled_from([None, 700, 1899, 2020]),
        "latitude": st.sampled_from([None, 50.938056, 51.0, -0.1, 1e-7]),
        "confirmed_on": st.sampled_from(
            [None, date(1899, 12, 31), date(1900, 2, 28), date(2026, 3, 1), date(999, 1, 2)]
        ),
        "status": st.just("published"),
        "topics": st.sets(st.sampled_from(["wohnen", "sport", "frauen"])),
    }
).map(lambda entry: {**entry, "confirmed_how": "phone" if entry["confirmed_on"] else ""})


def taken_out(ending):
    """The whole list as a file."""
    kept.forget()
    return b"".join(FORMS[ending].write(Listing.of(Selection(QueryDict()))))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@FEW
@given(st.lists(ENTRIES, min_size=10, max_size=40))
def test_taken_out_and_read_in_changes_nothing(ending, entries):
    with transaction.atomic():
        number = entered(entries)
        rows = planned(taken_out(ending))
        assert (len(rows), {row.kind for row in rows} | {"unchanged"}) == (number, {"unchanged"}), [
            (row.kind, [(one.field, one.before, one.after) for one in row.changes], row.errors)
            for row in rows
            if row.kind != "unchanged"
        ]
        transaction.set_rollback(True)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_text_too_long_for_a_cell_stays_whole_when_it_is_read_in(ending):
    long = factories.organisation("Lang", description="Ä🙂 " * 11_000)
    data = taken_out(ending)
    (row,) = planned(data)
    assert (row.kind, row.organisation.description) == ("unchanged", long.description)
    if ending == "xlsx":
        (cell,) = (cell for cell in reading.workbook(data)[2] if cell.comment)
        assert (len(cell.value), cell.value[-1]) == (24_575, "…")
        assert "33000 Zeichen" in cell.comment.text


def test_a_text_that_only_begins_alike_is_a_change():
    factories.organisation("Lang", description="a" * 40_000)
    (row,) = planned(taken_out("csv").replace(b"a" * 40_000, b"a" * 100))
    assert [change.field for change in row.changes] == ["description"]


def test_control_characters_do_not_spoil_the_file_and_are_no_formula(visitor):
    made = factories.organisation("Eins")
    Organisation.objects.filter(pk=made.pk).update(description="\x01=1+1\x0bzwei", source="\x07")
    (row,) = reading.csv_rows(taken_out("csv"))
    assert row["Beschreibung"] == " =1+1 zwei"
    (row,) = planned(taken_out("csv"))
    assert row.kind == "unchanged"
