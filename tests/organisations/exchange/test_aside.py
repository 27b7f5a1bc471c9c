"""Rows that are no organisations are set aside with the reason; none is lost."""

import pytest

from organisations.exchange import aside, headings

pytestmark = pytest.mark.once
HEAD = ["Name", "Straße", "PLZ", "Ort"]


def table(*rows):
    """The table of rows; a row given as None is empty in the file."""
    return headings.table([(line, list(cells)) for line, cells in enumerate(rows, start=1) if cells])


def organisation(name):
    """The row of an organisation."""
    return [name, "Weg 1", "50667", "Köln"]


def reasons(made):
    """Line to reason."""
    return {one.line: one.why for one in made.aside}


def test_every_row_is_an_organisation_or_set_aside_with_a_reason():
    made = table(
        ["Beratungsstellen in Köln"],
        None,
        HEAD,
        ["Bezirk Ehrenfeld"],
        organisation("A"),
        organisation("B"),
        None,
        HEAD,
        ["Bezirk Mülheim"],
        organisation("C"),
        ["Gesamt", "", "", "3"],
        None,
        ["Stand: 1.3.2026"],
        ["Quelle: Sozialamt, ohne Gewähr"],
    )
    assert reasons(made) == {
        1: "above",
        3: "headings",
        4: "section",
        8: "again",
        9: "section",
        11: "sum",
        13: "footer",
        14: "footer",
    }
    assert made.headings == [*HEAD, "Bezirk"]
    assert [(line, cells[-1]) for line, cells in made.rows] == [(5, "Ehrenfeld"), (6, "Ehrenfeld"), (10, "Mülheim")]
    assert made.aside[-1].cells[0] == "Quelle: Sozialamt, ohne Gewähr"


def test_headings_between_the_rows_become_a_column():
    made = table(
        HEAD,
        ["1. Beratungsstellen:"],
        organisation("A"),
        organisation("B"),
        ["2. Kirchen"],
        ["evangelisch"],
        organisation("C"),
    )
    assert made.headings[-1] == "Zwischenüberschrift"
    assert [cells[-1] for _line, cells in made.rows] == [
        "Beratungsstellen",
        "Beratungsstellen",
        "Kirchen – evangelisch",
    ]


def test_what_stands_in_merged_cells_is_a_heading_wherever_it_stands():
    made = table(HEAD, organisation("A"), organisation("B"), ["Kirchen"] * 4, organisation("C"))
    assert reasons(made) == {1: "headings", 4: "section"}
    assert [cells[-1] for _line, cells in made.rows] == ["", "", "Kirchen"]


@pytest.mark.parametrize("name", ["Treff Nord", "Nachbarschaft e. V.", "Gesamtverband der Helfenden", "Standpunkt"])
def test_an_organisation_of_which_only_the_name_is_known_is_one(name):
    middle = table(HEAD, organisation("A"), [name], organisation("B"))
    assert (reasons(middle), len(middle.rows)) == ({1: "headings"}, 3)
    last = table(HEAD, organisation("A"), organisation("B"), [name])
    assert (reasons(last), len(last.rows)) == ({1: "headings"}, 3)


def test_the_name_of_an_association_is_no_heading_in_a_table_with_headings():
    made = table(HEAD, ["Mülheim"], organisation("A"), ["Hilfe e. V."], organisation("B"))
    assert reasons(made) == {1: "headings", 2: "section"}
    assert [cells[0] for _line, cells in made.rows] == ["A", "Hilfe e. V.", "B"]


@pytest.mark.parametrize(
    "text", ["Stand: Mai 2026", "* nur nach Vereinbarung", "© Stadt Köln", "Alle Angaben ohne Gewähr"]
)
def test_notes_are_footers_also_without_a_gap(text):
    assert reasons(table(HEAD, organisation("A"), organisation("B"), [text])) == {1: "headings", 4: "footer"}


def test_a_list_of_one_column_has_no_shape_to_tell_by():
    made = table(["Name"], ["Verein A"], ["Mülheim hilft"], ["Verein B"])
    assert (reasons(made), len(made.rows)) == ({1: "headings"}, 3)


@pytest.mark.parametrize(
    ("text", "left"),
    [("3. Beratungsstellen:", "Beratungsstellen"), ("II. Kirchen", "Kirchen"), ("A) Frauen", "Frauen"), ("AWO", "AWO")],
)
def test_headings_lose_their_numbers(text, left):
    assert aside.plain(text) == left


def test_a_title_over_the_whole_width_is_no_upper_half_of_the_headings():
    made = table(["Liste"] * 4, ["Name", "Straße", "", "Ort"], organisation("A"), organisation("B"))
    assert (reasons(made), made.headings[0]) == ({1: "above", 2: "headings"}, "Name")


def test_a_sum_whose_words_are_merged_over_several_cells_is_no_organisation():
    total = ["Grand Total"] * 3 + ["2813"]
    assert reasons(table(HEAD, organisation("A"), organisation("B"), total))[4] == "sum"
