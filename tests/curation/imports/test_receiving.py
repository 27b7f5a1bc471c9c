"""What a file of several sheets, gaps and rows set aside becomes when it is read, and read again."""

import openpyxl
import pytest

from tests import factories
from tests.curation.imports.test_accounting import book, text_of
from tests.curation.imports.test_wizard import mapped, sent, upload
from tests.organisations.test_reading import saved

pytestmark = pytest.mark.django_db
HEAD = ["Name", "Straße", "PLZ", "Ort"]
MOVED = ["PLZ", "Ort", "Straße", "Name"]


@pytest.fixture(autouse=True)
def koeln(db):
    """The commune of the rows."""
    return factories.commune()


def test_a_row_set_aside_on_another_sheet_keeps_its_columns(redaktion):
    first = [HEAD, ["A", "Weg 1", "50667", "Köln"]]
    second = [MOVED, ["50667", "Köln", "Weg 2", "B"], ["", "", "", ""], ["", "", "", "Stand: 1.3.2026"]]
    made, _page = upload(redaktion, book(Nord=first, Süd=second), "liste.xlsx")
    sent(redaktion, made, do="take-in", line="1000004")
    assert made.rows.get(line=1_000_004).cells == ["Stand: 1.3.2026", "", "", "", "Süd"]


def test_a_mapping_is_remembered_whatever_the_number_of_sheets(redaktion):
    several = {name: [HEAD, [name, "Weg 1", "50667", "Köln"]] for name in ("Nord", "Süd", "West")}
    made, _page = upload(redaktion, book(**several), "liste.xlsx")
    mapped(redaktion, made, **{"column-1": "ideas", "column-4": "topics"})
    sent(redaktion, made, do="apply")
    one, page = upload(redaktion, book(Nord=several["Nord"]), "eins.xlsx")
    assert "haben Sie schon eingelesen" in text_of(page)
    assert one.targets == ["name", "ideas", "postal_code", "city"]
    again, _page = upload(redaktion, book(**several), "liste.xlsx")
    assert again.targets == ["name", "ideas", "postal_code", "city", "topics"]


def test_another_row_of_headings_is_no_remembered_mapping(redaktion):
    text = "Name;Ort\nVerein;Stadt\nA;Köln\nB;Köln\n"
    made, _page = upload(redaktion, text)
    mapped(redaktion, made)
    sent(redaktion, made, do="apply")
    made, page = upload(redaktion, text)
    assert "haben Sie schon eingelesen" in text_of(page)
    assert "haben Sie schon eingelesen" not in text_of(sent(redaktion, made, do="read", heading_at="2"))


def test_tables_without_headings_are_not_known_from_each_other(redaktion):
    made, _page = upload(redaktion, "Treff;Weg 1;50667 Köln;a@b.de\nCafé;Weg 2;50667 Köln;c@d.de\n")
    mapped(redaktion, made)
    sent(redaktion, made, do="apply")
    other, page = upload(redaktion, "a@b.de;50667 Köln;Weg 1;Hof\nc@d.de;50667 Köln;Weg 2;Bude\n")
    assert "haben Sie schon eingelesen" not in text_of(page)
    assert other.targets == ["email", "place", "street", "name"]


def test_a_repaired_file_of_errors_is_read_as_the_first_one(redaktion):
    made, _page = upload(redaktion, "Name;Farbe;Mail\nA;rot;x\nB;blau;b@b-c.de\n")
    mapped(redaktion, made, **{"column-1": "ideas"})
    sent(redaktion, made, do="apply")
    text = redaktion.get(f"/verwaltung/curation/import/{made.pk}/fehler.csv").content.decode()
    again, _page = upload(redaktion, text.replace(";x;", ";a@b-c.de;"))
    assert again.targets == ["name", "ideas", "email", ""]


def test_rows_that_somebody_hid_are_told_and_can_be_left_out(redaktion):
    made = openpyxl.Workbook()
    for row in (
        HEAD,
        ["A", "Weg 1", "50667", "Köln"],
        ["B", "Weg 2", "50667", "Köln"],
        ["C", "Weg 3", "50667", "Köln"],
    ):
        made.active.append(row)
    for number in (3, 4, 9):
        made.active.row_dimensions[number].hidden = True
    made, page = upload(redaktion, saved(made), "liste.xlsx")
    assert "2 Zeilen sind in der Datei ausgeblendet und doch gelesen: 3–4." in text_of(page)
    page = text_of(sent(redaktion, made, do="leave-hidden"))
    assert list(made.rows.values_list("line", flat=True)) == [2]
    assert page.count("(in der Datei ausgeblendet)") == 2
    assert "ausgeblendet und doch gelesen" not in page
    sent(redaktion, made, do="take-in", line="4")
    assert list(made.rows.values_list("line", flat=True)) == [2, 4]
    assert sent(redaktion, made, do="leave-hidden").status_code == 200
