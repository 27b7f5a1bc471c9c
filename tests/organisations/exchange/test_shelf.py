"""Records put aside in the order of the database: every list of them is right, and none outlives its data."""

import csv
import io
import os
import time
from errno import ENOSPC
from shutil import rmtree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from organisations import changes
from organisations.exchange import delimited, entries, shelf, tables
from organisations.exchange.forms import FORMS
from organisations.models import Organisation
from tests import factories
from tests.organisations.exchange import reading
from tests.organisations.exchange.test_exports import in_list, taken

pytestmark = pytest.mark.django_db

CELLS = st.one_of(
    st.none(), st.integers(), st.floats(allow_nan=False), st.dates(), st.text(st.sampled_from("ab;\"\r\n'=+-@\t Ä\0"))
)


@pytest.fixture
def small(monkeypatch):
    """Lists of more than two organisations go over the shelf; nothing is kept from tests before."""
    monkeypatch.setattr(shelf, "BATCH", 2)
    for file in kept():
        file.unlink()
    return factories.many(7)


def kept():
    """The files of shelves."""
    return list(settings.DATA_DIR.glob("*.shelf")) + list(settings.DATA_DIR.glob("*.unfinished"))


@pytest.mark.once
@examples(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_columns_are_written_as_the_csv_module_writes_rows(rows):
    plain = io.StringIO(newline="")
    csv.writer(plain, delimiter=";", lineterminator="\r\n").writerows([map(delimited.cell, row) for row in rows])
    assert b"".join(delimited.lines_of(list(zip(*rows, strict=True)))) == delimited.encoded(plain.getvalue())


@pytest.mark.parametrize("ending", [ending for ending in FORMS if ending != "atom"])
def test_a_long_list_is_the_same_as_a_short_one(visitor, small, ending, monkeypatch):
    small[3].retire()
    small[3].save()
    queries = ("", "sort=bestaetigt", "q=organisation", f"netzwerk={small[1].networks.get().slug}")
    over_the_shelf = [taken(visitor, ending, query) for query in queries for _time in range(2)]
    monkeypatch.setattr(shelf, "BATCH", 2000)
    at_once = [taken(visitor, ending, query) for query in queries for _time in range(2)]
    if ending != "xlsx":
        assert over_the_shelf == at_once
    assert [reading.names(ending, data) for data in over_the_shelf[::2]] == [in_list(query) for query in queries]


def asks_for_organisations(visitor, ending, query=""):
    """Whether a form reads rows of organisations."""
    with CaptureQueriesContext(connection) as captured:
        taken(visitor, ending, query)
    return any('"organisations_organisation"."slug"' in one["sql"] or "street" in one["sql"] for one in captured)


@pytest.mark.parametrize("ending", ["csv", "geojson"])
def test_kept_for_this_version_of_the_data_and_no_other(visitor, small, ending):
    assert asks_for_organisations(visitor, ending)
    assert not asks_for_organisations(visitor, ending)
    assert not asks_for_organisations(visitor, ending, "sort=bestaetigt")
    small[0].name = "Anders"
    small[0].save()
    assert "Anders" in reading.names(ending, taken(visitor, ending))
    assert len(kept()) == 1


def test_each_language_has_its_own(visitor, small):
    for _time in range(2):
        assert b"/en/organisationen/" not in taken(visitor, "geojson")
        assert b"/en/organisationen/" in reading.body(visitor.get("/en/organisationen.geojson"))


@pytest.mark.parametrize("ending", ["json", "vcf", "xlsx", "atom"])
def test_no_contact_person_stays_in_a_file(visitor, small, ending):
    factories.contact(small[0], "Paula Publik", scope="public")
    taken(visitor, ending)
    assert kept() == []


def test_a_part_of_the_list_is_not_kept(visitor, small):
    taken(visitor, "csv", f"netzwerk={small[1].networks.get().slug}")
    assert kept() == []


def test_what_changes_while_it_is_written_is_not_kept(visitor, small, monkeypatch):
    real = shelf.fill

    def fill(*arguments):
        changes.note(changes.ORGANISATION, small[0].pk)
        real(*arguments)

    monkeypatch.setattr(shelf, "fill", fill)
    assert len(reading.names("csv", taken(visitor, "csv"))) == 7
    assert kept() == []


@pytest.mark.parametrize("query", ["", "sort=bestaetigt"])
def test_nothing_stays_of_one_that_could_not_be_written(visitor, small, monkeypatch, query):
    def full(*arguments):
        raise OSError(ENOSPC, "full")

    monkeypatch.setattr(shelf, "fill", full)
    with pytest.raises(OSError, match="full"):
        taken(visitor, "csv", query)
    assert kept() == []


def test_a_kept_file_that_cannot_be_read_is_written_anew(visitor, small):
    first = taken(visitor, "csv")
    (file,) = kept()
    file.unlink()
    file.symlink_to(file)
    assert taken(visitor, "csv") == first
    assert not file.is_symlink()


def test_what_a_killed_process_left_behind_is_cleared_away(visitor, small):
    taken(visitor, "csv")
    (one,) = kept()
    abandoned, young = (one.with_name(f"{shelf.stem(one)}{name}.unfinished") for name in "ab")
    for file in (abandoned, young):
        file.touch()
    os.utime(abandoned, (time.time() - 2 * shelf.ABANDONED,) * 2)
    one.unlink()
    taken(visitor, "csv")
    assert not abandoned.exists()
    assert young.exists()


def test_who_retires_while_a_list_is_read_is_left_out(small):
    Organisation.objects.filter(pk=small[0].pk).update(status="retired")
    keys = [one.pk for one in small]
    assert len(tables.stored_rows(keys)) == len(entries.organisations(keys)) == 6


def test_tidying_clears_the_folder_of_a_killed_process_and_leaves_that_of_a_living_one(small):
    abandoned, young = (settings.DATA_DIR / f"export-{name}" for name in "ab")
    for folder in (abandoned, young):
        folder.mkdir()
        (folder / "sheet").touch()
    os.utime(abandoned, (time.time() - 2 * shelf.ABANDONED,) * 2)
    shelf.tidy()
    assert not abandoned.exists()
    assert young.exists()
    rmtree(young)


def test_tidying_leaves_nobody_on_a_shelf(visitor, small):
    taken(visitor, "csv")
    assert kept()
    shelf.tidy()
    assert kept() == []
