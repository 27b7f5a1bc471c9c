"""`export_organisations FILE`: the same list, in a file, whole or not at all."""

import io

import pytest
from django.core.management import CommandError, call_command

from organisations.exchange.forms import FORMS, Form
from tests import factories
from tests.organisations.exchange import reading

pytestmark = pytest.mark.django_db


def exported(file, *query):
    """What the command says."""
    said = io.StringIO()
    call_command("export_organisations", str(file), *query, stdout=said)
    return said.getvalue()


@pytest.mark.parametrize("ending", FORMS)
def test_the_ending_says_the_form(tmp_path, ending, draft):
    made = factories.organisation("Hilfe e. V.", latitude=50, longitude=7)
    file = tmp_path / f"liste.{ending.upper()}"
    assert "1 Organisationen" in exported(file)
    assert reading.names(ending, file.read_bytes()) == [made.name]


def test_filters_as_in_an_address_and_what_was_not_understood(tmp_path, published):
    file = tmp_path / "liste.csv"
    said = exported(file, "?art=sportverein&thema=gibtesnicht")
    assert "gibtesnicht" in said
    assert reading.csv_rows(file.read_bytes()) == []


def test_an_unknown_ending_or_place_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="endet"):
        exported(tmp_path / "liste.doc")
    with pytest.raises(CommandError, match="nicht schreiben"):
        exported(tmp_path / "nirgends" / "liste.csv")


def test_a_file_is_there_whole_or_not_at_all(tmp_path, published, monkeypatch):
    def broken(listing):
        yield b"half"
        raise OSError("disk full")

    monkeypatch.setitem(FORMS, "csv", Form("csv", "", "", "", broken))
    (tmp_path / "liste.csv").write_text("before")
    with pytest.raises(CommandError, match="disk full"):
        exported(tmp_path / "liste.csv")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["before"]
