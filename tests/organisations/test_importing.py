"""Import: plan, show, apply; all rows or none."""

import re

import pytest
from django.core.management import CommandError, call_command

from organisations.exchange import importing, reading
from organisations.exchange.columns import COLUMNS
from organisations.exchange.planned import Options
from organisations.exchange.planning import Planner
from organisations.models import Organisation
from tests import factories
from tests.curation.imports.test_accounting import book

pytestmark = pytest.mark.django_db

ROW = {"Name": "Neu e. V.", "Art": "beratungsstelle", "Kommune (AGS)": "5315000", "Themen": "Wohnen; sport|Frauen"}


def test_a_plan_writes_nothing_and_applying_it_writes_all():
    factories.commune()
    details = {"Status": "veröffentlicht", "Gründungsjahr": "1984", "Breitengrad": "50,9", "Längengrad": "7"}
    plan = importing.plan([{**ROW, **details}])
    assert (plan.is_sound, plan.rows[0].is_new, Organisation.objects.count()) == (True, True, 0)
    assert importing.apply(plan) == (1, 0)
    made = Organisation.objects.get()
    assert (made.status, made.year_founded, made.latitude, made.commune.name) == ("published", 1984, 50.9, "Köln")
    assert {str(topic) for topic in made.topics.all()} == {"Wohnen", "Sport", "Frauen"}


def test_a_second_import_changes_the_entry_and_keeps_its_key():
    factories.commune()
    importing.apply(importing.plan([ROW]))
    key = Organisation.objects.get().pk
    assert importing.apply(importing.plan([{**ROW, "Telefon": "0221 1"}])) == (0, 1)
    assert Organisation.objects.get().pk == key
    assert Organisation.objects.get().phone == "0221 1"


MISTAKES = [
    ({"Themen": "Raumfahrt"}, "steht nicht in der Liste"),
    ({"Name": ""}, "Name"),
    ({"Kommune (AGS)": "99999999"}, "gibt es nicht"),
    ({"Gründungsjahr": "84"}, "vier Ziffern"),
    ({"Bestätigt am": "gestern"}, "kein Datum"),
    ({"Status": "sichtbar"}, "sichtbar"),
    ({"Breitengrad": "x"}, "keine Zahl"),
    ({"PLZ": "1"}, "fünf Ziffern"),
    ({"Netzwerke": "Kreis"}, "gibt es noch nicht"),
    ({"Bezirk": "Nirgends"}, "gibt es nicht"),
    ({"Website": "javascript:alert(1)"}, "Website"),
]


@pytest.mark.parametrize(("cells", "words"), MISTAKES)
def test_a_mistake_is_named_with_its_line_and_nothing_is_written(cells, words):
    factories.commune()
    good = {**ROW, **dict.fromkeys(cells, ""), "Name": "Gut", "Kommune (AGS)": "5315000", "Themen": ""}
    plan = importing.plan([good, {**ROW, **cells}])
    assert len(plan.errors) == 1
    assert plan.errors[0].startswith("Zeile 3: ")
    assert words in plan.errors[0]
    with pytest.raises(ValueError, match="Zeile 3"):
        importing.apply(plan)
    assert not Organisation.objects.exists()


def test_the_same_organisation_twice_in_a_file_is_an_error():
    factories.commune()
    assert importing.plan([ROW, {**ROW, "Name": "NEU e.V."}]).errors == [
        "Zeile 3: Diese Organisation steht schon in Zeile 2."
    ]


def test_what_a_file_does_not_say_stays():
    made = factories.organisation("Neu e. V.", phone="0221 1")
    importing.apply(importing.plan([{"Name": "Neu e. V.", "Status": "", "Kurzname": "N"}]))
    made.refresh_from_db()
    assert (made.status, made.phone, made.short_name, Organisation.objects.count()) == ("published", "0221 1", "N", 1)


def test_every_column_reads_back_what_it_writes():
    made = factories.organisation(
        "Voll", topics=["wohnen", "sport"], networks=[factories.network()], district=factories.district(),
        year_founded=1984, latitude=50.9, longitude=6.9, postal_code="50667",
    )  # fmt: skip
    for column in COLUMNS:
        value = getattr(made, column.field)
        value = list(value.all()) if column.holds_terms else value
        assert column.read(column.write(value)) == value, column.heading


def test_the_command_shows_first_and_writes_only_when_told(tmp_path, capsys):
    factories.commune()
    path = tmp_path / "liste.csv"
    path.write_text("\ufeffName;Art;Kommune (AGS)\nNeu;Beratungsstelle;05315000\n", encoding="utf-8")
    call_command("import_organisations", path)
    assert "Nur gezeigt" in capsys.readouterr().out
    assert not Organisation.objects.exists()
    call_command("import_organisations", path, "--write")
    assert Organisation.objects.get().name == "Neu"


HEAD = ["ID", "Name", "Art", "PLZ", "Ort"]


def written(path, capsys, **sheets):
    """What the command says of a workbook with rows by the names of its sheets; names of organisations to types."""
    path.write_bytes(book(**sheets))
    call_command("import_organisations", path, "--write")
    return capsys.readouterr().out


def test_the_command_reads_sheets_groups_and_foreign_numbers_as_the_wizard_does(tmp_path, capsys):
    other = factories.organisation("Rat der Stadt")
    north = [HEAD, [other.pk, "A", "Beratungsstelle", "50667", "Köln"], ["", "B", "", "50667", "Köln"]]
    south = [["Stand: 2026"], HEAD, ["", "C", "Bürgerstiftung", "50667", "Köln"], ["", "D", "", "50667", "Köln"]]
    long = [["x", "steht für ja"]] * 20
    said = written(tmp_path / "liste.xlsx", capsys, Nord=north, Süd=south, Legende=long)
    assert "Spalte „ID“ → Schlüssel der Quelle" in said
    found = dict(Organisation.objects.exclude(pk=other.pk).values_list("name", "type__name"))
    assert {name: found[name] for name in "AB"} == dict.fromkeys("AB", "Beratungsstelle")
    assert found.keys() == {*"ABCD"}


def test_the_command_names_the_sheet_of_a_row(tmp_path, capsys):
    sound = [["", name, "", "50667", "Köln"] for name in "BCD"]
    with pytest.raises(CommandError):
        written(tmp_path / "liste.xlsx", capsys, Nord=[HEAD, *sound], Süd=[HEAD, ["", "A", "", "1", "Köln"]])
    assert re.search("^Süd, Zeile 2: PLZ: .*fünf Ziffern", capsys.readouterr().out, re.M)


UNREADABLE = [
    b"Name;Art\nX;Raumstation\n",
    b"Name\nA\x00\n",
    b"",
    b"Name\n" + b"x" * 200_000,
]


@pytest.mark.parametrize("content", UNREADABLE)
def test_the_command_refuses_what_it_cannot_read(tmp_path, content):
    path = tmp_path / "liste.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("import_organisations", path, "--write")
    assert not Organisation.objects.exists()


def test_tables_split_by_what_their_heading_splits(tmp_path):
    for delimiter in ";,\t":
        path = tmp_path / "x.csv"
        path.write_text(f'Name{delimiter}Ort\n"A\nB"{delimiter}Köln\n', encoding="utf-8")
        assert reading.table(path) == [{reading.LINE: 2, "Name": "A\nB", "Ort": "Köln"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_that_spreadsheets_write(tmp_path, encoding):
    path = tmp_path / "x.csv"
    path.write_text("\n\nName;Ort\n;\nÄrzte;Köln\n", encoding=encoding)
    assert reading.table(path) == [{reading.LINE: 5, "Name": "Ärzte", "Ort": "Köln"}]


def test_nothing_is_taken_out_of_a_cell_that_says_what_stands_there():
    there = factories.organisation("Treff", phone="Tel. 5; Fax 6, post@treff.example")
    planner = Planner(["ID", "Telefon", "Straße"], ["id", "phone", "street"], Options())
    (row,) = planner.plan([(2, [str(there.pk), there.phone, "Weg 1"])])
    assert [(change.field, change.after) for change in row.changes] == [("street", "Weg 1")]
