"""Every row of a file is accounted for on the pages, and what holds for all rows is asked once."""

import io

import openpyxl
import pytest

from curation.imports import accounting
from organisations.models import Organisation, OrganisationType
from tests import factories
from tests.curation.imports.test_wizard import follow, kinds, mapped, sent, upload

pytestmark = pytest.mark.django_db
SECTIONS = """Anlaufstellen;;;

Name;Straße;PLZ;Ort
Bezirk Mülheim;;;
Treff Nord;Weg 1;50667;Köln
Café Süd;Weg 2;50667;Köln

Summe;;;2
Stand: 1.3.2026;;;
"""


@pytest.fixture(autouse=True)
def koeln(db):
    """The commune and the district of the rows."""
    return factories.district("Mülheim").commune


def text_of(page):
    """The words of a page, each blank once."""
    return " ".join(page.content.decode().split())


def book(**sheets):
    """A workbook with rows by the names of its sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def test_rows_that_are_no_organisations_are_named_from_the_first_page_to_the_last(redaktion):
    made, page = upload(redaktion, SECTIONS)
    pages = [page, mapped(redaktion, made), sent(redaktion, made, do="apply")]
    for text in map(text_of, pages):
        assert "5 Zeilen werden keine Einträge, 2 sind leer" in text
        assert 'Zeile 4: <span class="import-quiet">Bezirk Mülheim</span> (Zwischenüberschrift' in text
        assert 'Zeile 9: <span class="import-quiet">Stand: 1.3.2026</span> (Hinweis' in text
        assert "Leere Zeilen: 2, 7" in text
    assert kinds(made) == {5: "new", 6: "new"}
    entry = Organisation.objects.get(name="Treff Nord")
    assert (str(entry.district), entry.internal_note) == ("Köln-Mülheim", "")


def test_a_row_that_was_set_aside_can_be_an_organisation_after_all(redaktion):
    made, _page = upload(redaktion, SECTIONS)
    page = sent(redaktion, made, do="take-in", line="9")
    assert "4 Zeilen werden keine Einträge" in text_of(page)
    mapped(redaktion, made)
    assert kinds(made) == {5: "new", 6: "new", 9: "new"}
    for line in ("9", "77", "x"):
        sent(redaktion, made, do="take-in", line=line)
    assert made.rows.count() == 3


def test_sheets_are_read_together_and_what_is_not_read_is_named(redaktion):
    head = ["Name", "Straße", "Ort"]
    sheets = {
        "Mülheim": [head, ["A", "Weg 1", "Köln"]],
        "Kalk": [head, ["B", "Weg 2", "Köln"]],
        "Legende": [["x", "steht für ja"]],
    }
    made, page = upload(redaktion, book(**sheets), "liste.xlsx")
    text = text_of(page)
    assert "Zusammen gelesen, weil die Überschriften gleich sind: Mülheim, Kalk." in text
    assert "Nicht gelesen: „Legende“ (1 Zeile)." in text
    mapped(redaktion, made)
    assert [row.where for row in made.rows.all()] == ["Mülheim, Zeile 2", "Kalk, Zeile 2"]
    made, page = upload(redaktion, book(**sheets), "liste.xlsx")
    sent(redaktion, made, do="read", sheet=["Kalk"])
    made.refresh_from_db()
    assert (made.headings, made.rows.get().where) == (head, "Kalk, Zeile 2")
    assert [name for name, _rows in accounting.sheets_left_out(made)] == ["Mülheim", "Legende"]


def test_columns_that_stay_away_are_named(redaktion):
    made, _page = upload(redaktion, "Name;Ansprechpartnerin;Leer;Ort\nA;Kim;;Köln\n")
    assert "Spalten, die wegbleiben: Ansprechpartnerin." in text_of(mapped(redaktion, made))
    assert "Spalten, die wegbleiben: Ansprechpartnerin." in text_of(sent(redaktion, made, do="apply"))


def test_type_and_commune_are_asked_once_for_all(redaktion, koeln):
    kind = OrganisationType.objects.first()
    made, _page = upload(redaktion, "Name;Telefon\nA;0221 1234567\nB;0221 7654321\n")
    page = mapped(redaktion, made, publish="on")
    assert "Bei 2 Zeilen steht keine Art, die wir kennen." in text_of(page)
    assert "2-mal" not in text_of(page)
    page = sent(redaktion, made, do="for-all", type=kind.pk, commune="köln")
    assert "Einmal für alle" not in text_of(page)
    sent(redaktion, made, do="apply")
    assert {(o.type, o.commune, o.status) for o in Organisation.objects.all()} == {(kind, koeln, "published")}


def test_towns_that_nobody_knows_are_asked_for_once(redaktion, koeln):
    bonn = factories.commune("Bonn")
    text = "Name;Ort\nA;Kölle\nB;Kölle\nC;Beuel\nD;Hürth\n"
    made, _page = upload(redaktion, text)
    page = mapped(redaktion, made)
    assert "„Kölle“ (2 Zeilen) gehört zu" in text_of(page)
    page = sent(redaktion, made, do="for-all", **{"place|Kölle": "Köln", "place|Beuel": "Atlantis"})
    assert "Die Kommune „Atlantis“ gibt es im Verzeichnis nicht." in text_of(page)
    sent(redaktion, made, do="for-all", **{"place|Kölle": "Köln", "place|Beuel": "Bonn", "place|Hürth": ""})
    sent(redaktion, made, do="apply")
    found = dict(Organisation.objects.values_list("name", "commune"))
    assert found == {"A": koeln.pk, "B": koeln.pk, "C": bonn.pk, "D": None}


def test_a_sentence_of_many_rows_is_said_once(redaktion):
    rows = "".join(f"Verein {number};keine-adresse\n" for number in range(7))
    made, _page = upload(redaktion, "Name;E-Mail\n" + rows)
    text = text_of(mapped(redaktion, made))
    assert "7-mal: E-Mail: Bitte gültige E-Mail-Adresse eingeben." in text
    assert "7-mal: Name:" not in text


def test_a_row_without_a_name_is_shown_by_what_it_says(redaktion):
    made, _page = upload(redaktion, "Name;Straße;Ort\nTreff;Weg 1;Köln\n;Weg 2;Köln\n")
    text = text_of(mapped(redaktion, made))
    assert "Weg 2 · Köln" in text
    assert "Hier steht kein Name." in text
    assert "Zeile 3: ohne Namen (Weg 2 · Köln) · Hier steht kein Name." in text_of(sent(redaktion, made, do="apply"))


OFFERS = """Organisation;Angebot;Thema;Straße;Ort
Treff;Kurs A;Wohnen;Weg 1;Köln
Treff;Kurs B;Sport;Weg 1;Köln
Treff;Kurs C;Wohnen;Weg 2;Köln
Café;Kaffee;;Weg 9;Köln
"""


def test_rows_that_continue_others_are_put_together_at_once(redaktion):
    made, _page = upload(redaktion, OFFERS)
    page = mapped(redaktion, made)
    assert "2 stehen vielleicht schon weiter oben in der Datei" in text_of(page)
    page = sent(redaktion, made, do="row", kind="possible", only="repeated", decision="join")
    assert kinds(made) == {2: "new", 5: "new"}
    assert "(mit einer früheren Zeile zusammengelegt)" in text_of(page)
    sent(redaktion, made, do="apply")
    entry = Organisation.objects.get(name="Treff")
    assert entry.description.split() == ["Kurs", "A", "Kurs", "B", "Kurs", "C"]
    assert {topic.name for topic in entry.topics.all()} == {"Wohnen", "Sport"}
    assert (entry.street, entry.internal_note) == ("Weg 1", "Aus weiteren Zeilen: Straße: Weg 2")


def test_a_foreign_number_is_never_taken_for_ours(redaktion):
    there = factories.organisation("Rat der Stadt", commune=factories.commune())
    made, _page = upload(redaktion, f"id;name;Ort\n{there.pk};Family Service;Köln\n")
    assert made.targets[0] == "key"
    mapped(redaktion, made)
    assert kinds(made) == {2: "new"}
    made, _page = upload(redaktion, f"ID;Name;Ort\n{there.pk};Rat der Stadt;Köln\n")
    assert made.targets[0] == "id"


def test_garbled_headings_are_recognised_as_they_were_meant(redaktion):
    text = "Name;Straße;Öffnungszeiten\nFür alle;Weg 1;Mo–Fr\n".encode().decode("cp1252", "ignore")
    made, _page = upload(redaktion, text)
    assert (made.headings, made.targets) == (["Name", "Straße", "Öffnungszeiten"], ["name", "street", "hours_note"])


def test_the_pages_ask_constantly_many_questions(redaktion, django_assert_max_num_queries):
    rows = [f"Verein {number};Ort {number};x" for number in range(60)]
    made, _page = upload(redaktion, "\n".join(["Name;Ort;Art", *rows]))
    mapped(redaktion, made)
    address = f"/verwaltung/curation/import/{made.pk}/change/"
    with django_assert_max_num_queries(32):
        follow(redaktion, redaktion.get(address))


ALIKE = """Name;Straße;PLZ;Ort;Telefon
Offenes Haus Nord e. V.;Weg 1;50667;Köln;0221 1234567
Offenes Haus Nord;Weg 1;50667;Köln;0221 1234567
"""


def test_what_is_only_alike_is_put_together_one_by_one(redaktion):
    made, _page = upload(redaktion, ALIKE)
    page = mapped(redaktion, made)
    assert kinds(made) == {2: "new", 3: "possible"}
    assert "was gleich heißt, mit der früheren Zeile zusammenlegen" not in text_of(page)
    sent(redaktion, made, do="row", kind="possible", only="repeated", decision="join")
    assert kinds(made) == {2: "new", 3: "possible"}
    sent(redaktion, made, do="row", line="3", kind="possible", decision="join")
    assert kinds(made) == {2: "new"}
