"""Sheets with the same headings are one list; each row still tells where it stands."""

import pytest

from organisations.exchange import grouped, headings, numbering, recognising, together
from organisations.exchange.reading import Sheet

pytestmark = pytest.mark.once
HEAD = ["Name", "Straße", "Ort"]


def sheet(name, *rows, is_hidden=False):
    """A sheet of rows."""
    return Sheet(name, list(enumerate(map(list, rows), start=1)), is_hidden)


LEGEND = sheet("Legende", *([f"{number}", "steht für etwas"] for number in range(50)))
NORTH = sheet("Nippes", ["Stand 2026"], HEAD, ["A", "Weg 1", "Köln"], ["B", "Weg 2", "Köln"])
SOUTH = sheet("Rodenkirchen", [*HEAD, "Fax"], ["C", "Weg 3", "Köln", "1"])
OLD = sheet("alt", HEAD, *(["Z", "Weg 9", "Köln"],) * 9, is_hidden=True)


def test_the_list_is_found_among_longer_sheets():
    assert together.main([LEGEND, NORTH, OLD]) is NORTH
    assert together.main([LEGEND]) is LEGEND


def test_sheets_with_the_same_headings_are_one_table():
    sheets = [LEGEND, NORTH, SOUTH, OLD]
    names = together.alike(sheets, NORTH)
    made = together.table(sheets, names)
    assert names == ["Nippes", "Rodenkirchen"]
    assert made.headings == [*HEAD, "Fax", "Blatt"]
    assert [cells for _line, cells in made.rows] == [
        ["A", "Weg 1", "Köln", "", "Nippes"],
        ["B", "Weg 2", "Köln", "", "Nippes"],
        ["C", "Weg 3", "Köln", "1", "Rodenkirchen"],
    ]
    where = [numbering.place_of(line, [one.name for one in sheets]) for line, _cells in made.rows]
    assert where == [("Nippes", 3), ("Nippes", 4), ("Rodenkirchen", 2)]
    assert [one.why for one in made.aside] == ["above", "headings", "headings"]


def test_columns_whose_headings_only_look_alike_stay_apart():
    sheets = [sheet("a", ["Name", "E-Mail", "Email"], ["A", "x", "y"]), sheet("b", ["Name", "E-Mail"], ["B", "z"])]
    made = together.table(sheets, ["a", "b"])
    assert [cells for _line, cells in made.rows] == [["A", "x", "y", "a"], ["B", "z", "", "b"]]


def test_what_is_set_aside_stands_in_the_columns_of_all_sheets():
    other = sheet("Kalk", ["", "", "", "von Kim"], ["Ort", "Straße", "Name"], ["Köln", "Weg 4", "D"])
    made = together.table([SOUTH, other], ["Rodenkirchen", "Kalk"])
    assert [row.cells for row in made.aside][1:] == [
        ["", "", "", "", "Kalk", "von Kim"],
        ["Name", "Straße", "Ort", "", "Kalk"],
    ]


def test_one_sheet_alone_is_as_it_was():
    assert together.table([NORTH], ["Nippes"]).headings == HEAD
    assert numbering.place_of(3, [""]) == ("", 3)


def test_gaps_below_the_first_row_of_a_group_are_filled():
    rows = [(1, ["Beratung", "A"]), (2, ["", "B"]), (3, [" ", "C"]), (4, ["Sport", "D"]), (5, ["", "E"])]
    assert grouped.columns(rows, ["type", "name"]) == [0]
    assert [cells[0] for _line, cells in grouped.filled_down(rows, [0])] == ["Beratung"] * 3 + ["Sport"] * 2


def test_no_gap_is_filled_from_another_sheet():
    start = numbering.start_of(1)
    rows = [(1, ["Beratung"]), (2, [""]), (start + 1, [""]), (start + 2, ["Sport"]), (start + 3, [""])]
    found = [cells[0] for _line, cells in grouped.filled_down(rows, [0])]
    assert found == ["Beratung", "Beratung", "", "Sport", "Sport"]


@pytest.mark.parametrize(
    ("texts", "target"),
    [
        (["Verein", "", "", "Verein", ""], "type"),
        (["", "Verein", "", "Amt", ""], "type"),
        (["Amt", "Amt", "Verein", "", ""], "type"),
        (["0221 1", "", "", "0221 2", ""], "phone"),
        (["Verein", "", "", "", ""], "type"),
    ],
)
def test_gaps_that_say_nothing_stay(texts, target):
    rows = [(line, [text]) for line, text in enumerate(texts, start=1)]
    assert grouped.columns(rows, [target]) == []


def test_gaps_behind_the_name_are_of_each_row_its_own():
    rows = [(1, ["A", "0221 1"]), (2, ["B", ""]), (3, ["C", ""]), (4, ["D", "0221 2"]), (5, ["E", ""])]
    assert grouped.columns(rows, ["name", "note"]) == []
    assert grouped.columns([(line, cells[::-1]) for line, cells in rows], ["note", "name"]) == [0]


def mapped(*rows):
    """The targets of the columns of a table."""
    return recognising.mapping(headings.table(list(enumerate(map(list, rows), start=1))))


MAPPINGS = [
    (["Vorname", "Name", "Firma"], [["Kim", "Muster", "Treff"], ["Toni", "Bei", "Café"]], ["", "", "name"]),
    (["Name", "Bezeichnung"], [["", "Treff"], ["", "Café"]], ["", "name"]),
    (["Einrichtung", "Träger"], [["Treff", "AWO"], ["", "AWO"]], ["name", "other_name"]),
    (["Träger", "Einrichtung"], [["AWO", "Treff"], ["AWO", "Café"]], ["note", "name"]),
    (["Name", "Adresse", "PLZ", "Ort"], [["A", "Weg 1", "50667", "Köln"]], ["name", "street", "postal_code", "city"]),
    (["Name", "Jahr"], [["A", "2022"], ["B", "2022"]], ["name", "note"]),
    (["Name", "Ebene"], [["A", "POINT (6.95 50.93)"], ["B", "POINT (6.96 50.94)"]], ["name", "point"]),
    (["Name", "x"], [["A", "105, 108, 108-05"], ["B", "110, 111"]], ["name", "note"]),
    (["Name", "Info"], [["A", "Wir sind da, siehe www.a.de im Netz unter Hilfe"]], ["name", "description"]),
    (["Name", "frei"], [["A", "Wir sind da, siehe www.a.de im Netz unter Hilfe"]], ["name", "note"]),
    (["Name", "Mo", "Dienstag"], [["A", "9-12", "14-16"]], ["name", "hours_of_day", "hours_of_day"]),
    (["Name", "Nr."], [["A", "1"], ["B", "1"]], ["name", "note"]),
    (["Name", "admins", "E-Mail"], [["A", "x@a.de", "y@a.de"]], ["name", "note", "email"]),
    (["Name", "Telefon", "Vorwahl"], [["A", "12345", "0221"]], ["name", "phone", "area_code"]),
]


@pytest.mark.parametrize(("head", "body", "targets"), MAPPINGS)
def test_columns_are_recognised_beside_each_other(head, body, targets):
    assert mapped(head, *body) == targets


@pytest.mark.django_db
def test_words_of_our_lists_tell_what_a_column_holds():
    from organisations.exchange.known import Known
    from tests import factories

    factories.district("Mülheim")
    rows = [
        ["Name", "Blatt", "Kategorie"],
        ["A", "Mülheim", "Beratungsstellen"],
        ["B", "Mülheim", "Religionsgemeinschaft"],
    ]
    table = headings.table(list(enumerate(rows, start=1)))
    assert recognising.mapping(table, Known()) == ["name", "district", "type"]
