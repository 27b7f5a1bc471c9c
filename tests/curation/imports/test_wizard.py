"""The wizard: upload, columns, plan, apply, result, undo; as a volunteer clicks through it."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from curation.imports import steps, tidying
from curation.models import Import, ImportRow, RememberedMapping, SourceKey
from organisations.exchange import applying
from organisations.models import Organisation, Topic
from tests import factories

pytestmark = pytest.mark.django_db
START = "/verwaltung/curation/import/add/"
HEAD = "Nr;Verein;Anschrift;Tel./Fax;Mail;Themen\n"
ROWS = """1;Treff Nord e. V.;Weg 1, 50667 Köln;0221 1234567;a@treff-nord.de;Wohnen, Sport
2;Café Süd;Weg 2, 50667 Köln;Tel.: 0221 998877, Fax: 0221 998878;;Raumfahrt
3;Ohne Mail;Weg 3, 50667 Köln;;keine-adresse;
"""


@pytest.fixture(autouse=True)
def koeln(db):
    """The commune of the rows."""
    return factories.commune()


def follow(client, response):
    """The page where the wizard stops by itself, after all its steps."""
    for _step in range(60):
        if response.status_code == 302:
            address = response["Location"].split("#")[0]
        elif b'http-equiv="refresh"' not in response.content:
            return response
        response = client.get(address)
    raise AssertionError("the wizard does not come to an end")


def upload(client, text=HEAD + ROWS, name="liste.csv"):
    """The import of an uploaded file, and the page that follows."""
    data = text.encode() if isinstance(text, str) else text
    page = follow(client, client.post(START, {"file": SimpleUploadedFile(name, data)}))
    return Import.objects.first(), page


def address(made):
    """Where an import is."""
    return f"/verwaltung/curation/import/{made.pk}/change/"


def mapped(client, made, **options):
    """The plan, with the columns as recognised or as given."""
    made.refresh_from_db()
    columns = {f"column-{place}": target for place, target in enumerate(made.targets)}
    answer = {**columns, "do": "map", "source": "Stadtliste", "repair": "on", **options}
    return follow(client, client.post(address(made), answer))


def sent(client, made, **answer):
    """The page after a form was sent."""
    return follow(client, client.post(address(made), answer))


def kinds(made):
    """Line to kind of row."""
    return dict(made.rows.values_list("line", "kind"))


def imported(client, text=HEAD + ROWS):
    """An import that came in."""
    made, _page = upload(client, text)
    mapped(client, made)
    return made, sent(client, made, do="apply")


def test_a_list_comes_in_after_it_was_shown(redaktion):
    made, page = upload(redaktion)
    assert made.targets == ["key", "name", "address", "phone", "email", "topics"]
    page = mapped(redaktion, made)
    assert kinds(made) == {2: "new", 3: "new", 4: "error"}
    assert "Noch ist nichts geschrieben" in page.content.decode()
    assert not Organisation.objects.exists()
    page = sent(redaktion, made, do="apply")
    assert (page.context["new"], page.context["left_out"], page.context["total"]) == (2, 1, 3)
    first = Organisation.objects.get(name="Treff Nord e. V.")
    assert (first.street, first.postal_code, first.city, first.commune.name) == ("Weg 1", "50667", "Köln", "Köln")
    assert {topic.name for topic in first.topics.all()} == {"Wohnen", "Sport"}
    assert (first.slug, first.source, first.status) == ("treff-nord-e-v", "Stadtliste", "draft")
    second = Organisation.objects.get(name="Café Süd")
    assert (second.phone, second.internal_note) == ("0221 998877", "Fax: 0221 998878\nThemen: Raumfahrt")


def test_what_is_written_in_bulk_is_as_saved_singly(redaktion):
    imported(redaktion)
    for made in Organisation.objects.all():
        before = {name: getattr(made, name) for name in ("slug", "sort_key", "search_text", "details")}
        entry = made.history.get()
        assert (entry.history_type, entry.history_change_reason) == ("+", "Import: liste.csv")
        assert entry.history_user.username == "rana"
        assert {row.topic_id for row in entry.topics.all()} == set(made.topics.values_list("pk", flat=True))
        assert list(made.works_in.all()) == [made.commune]
        with made.one_history_entry():
            made.full_clean()
            made.save()
        assert before == {name: getattr(made, name) for name in before}


def test_new_entries_are_found_at_once_by_everybody(redaktion, visitor):
    visitor.get("/organisationen/")
    made, _page = upload(redaktion)
    kind = factories.kind().pk
    mapped(redaktion, made, type=kind, publish="on")
    sent(redaktion, made, do="apply")
    page = visitor.get("/organisationen/?q=treff").content.decode()
    assert 'data-organisation="treff-nord-e-v"' in page


def test_the_same_file_again_changes_nothing(redaktion):
    imported(redaktion)
    before = Organisation.history.count()
    made, page = upload(redaktion)
    assert "haben Sie schon eingelesen" in page.content.decode()
    mapped(redaktion, made)
    assert kinds(made) == {2: "unchanged", 3: "unchanged", 4: "error"}
    sent(redaktion, made, do="apply")
    assert Organisation.history.count() == before


def test_a_key_of_the_source_finds_an_entry_under_another_name(redaktion):
    imported(redaktion)
    assert set(SourceKey.objects.values_list("source", "key")) == {("Stadtliste", "1"), ("Stadtliste", "2")}
    made, _page = upload(redaktion, HEAD + "1;Treff Nord Köln e. V.;Weg 1, 50667 Köln;0221 1234567;a@treff-nord.de;\n")
    mapped(redaktion, made)
    row = made.rows.get()
    assert (row.kind, row.shown["changes"]) == (
        "changed",
        [["name", "Name", "Treff Nord e. V.", "Treff Nord Köln e. V.", False]],
    )
    sent(redaktion, made, do="apply")
    assert Organisation.objects.get(pk=row.organisation_id).former_slugs.get().slug == "treff-nord-e-v"


def test_an_empty_cell_changes_nothing_unless_the_person_says_so(redaktion):
    imported(redaktion)
    text = HEAD + "1;Treff Nord e. V.;;;;\n"
    made, _page = upload(redaktion, text)
    mapped(redaktion, made)
    assert kinds(made) == {2: "unchanged"}
    sent(redaktion, made, do="columns")
    mapped(redaktion, made, empties="on")
    assert {change[0] for change in made.rows.get().shown["changes"]} == {"topics", "phone", "email"}
    sent(redaktion, made, do="apply")
    assert Organisation.objects.get(name="Treff Nord e. V.").topics.count() == 0


def test_a_later_correction_is_a_conflict_and_stays_unless_overwritten(redaktion):
    imported(redaktion)
    entry = Organisation.objects.get(name="Treff Nord e. V.")
    with entry.one_history_entry("Anruf"):
        entry.phone = "0221 777"
        entry.save()
    text = HEAD + "1;Treff Nord e. V.;Weg 9, 50667 Köln;0221 555666;a@treff-nord.de;\n"
    made, _page = upload(redaktion, text)
    mapped(redaktion, made)
    row = made.rows.get()
    assert row.kind == "conflict"
    assert {change[0]: change[4] for change in row.shown["changes"]} == {"street": False, "phone": True}
    sent(redaktion, made, do="apply")
    entry.refresh_from_db()
    assert (entry.street, entry.phone) == ("Weg 9", "0221 777")
    made, _page = upload(redaktion, text)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", line="2", decision="overwrite")
    sent(redaktion, made, do="apply")
    entry.refresh_from_db()
    assert entry.phone == "0221 555666"


def test_what_somebody_confirmed_is_not_overwritten(redaktion):
    entry = factories.organisation("Fest e. V.", phone="0221 1")
    entry.confirm(timezone.localdate(), "phone")
    entry.save()
    made, _page = upload(redaktion, "Name;Kommune;Telefon;Bestätigt am\nFest e. V.;Köln;0221 987654;01.02.2020\n")
    mapped(redaktion, made)
    assert kinds(made) == {2: "conflict"}
    sent(redaktion, made, do="apply")
    entry.refresh_from_db()
    assert (entry.phone, entry.confirmed_on) == ("0221 1", timezone.localdate())


def test_after_a_decision_the_next_row_of_the_kind_is_shown(redaktion):
    body = "".join(f"{number};Verein {number};Weg {number}, 50667 Köln;;keine-adresse;\n" for number in range(60))
    made, _page = upload(redaktion, HEAD + body)
    mapped(redaktion, made)
    answer = {"do": "row", "line": "53", "kind": "error", "decision": "without"}
    response = redaktion.post(address(made), answer)
    assert response["Location"] == f"{address(made)}?art=error&seite=2#zeile-54"
    assert 'id="zeile-54"' in redaktion.get(response["Location"].split("#")[0]).content.decode()
    last = redaktion.post(address(made), answer | {"line": "61"})
    assert last["Location"] == f"{address(made)}?art=error&seite=2#zeile-60"
    nothing = redaktion.post(address(made), answer | {"line": "9" * 30, "kind": "unsinn"})
    assert nothing["Location"] == address(made)


def test_a_possible_duplicate_waits_for_a_decision(redaktion):
    there = factories.organisation("Treff-Nord", postal_code="50667", phone="0221 1234567")
    made, _page = upload(redaktion)
    page = mapped(redaktion, made)
    row = made.rows.get(line=2)
    assert row.kind == "possible"
    assert row.shown["likely"][0][:2] == [there.pk, "Treff-Nord"]
    assert "gleiche Telefonnummer" in page.content.decode() or "gleiche Telefonnummer" in str(row.shown)
    sent(redaktion, made, do="apply")
    assert Organisation.objects.count() == 2
    sent(redaktion, made, do="again")
    sent(redaktion, made, do="row", line="2", decision=f"same-{there.pk}")
    sent(redaktion, made, do="apply")
    there.refresh_from_db()
    assert (there.name, Organisation.objects.count()) == ("Treff Nord e. V.", 2)


def test_the_result_leads_to_the_entries_of_the_file(redaktion):
    factories.organisation("Anderes Haus")
    made, _page = imported(redaktion)
    page = redaktion.get(address(made)).content.decode()
    link = "/verwaltung/organisations/organisation/?source=Stadtliste"
    assert link in page
    shown = redaktion.get(link).context["cl"].queryset
    assert set(shown) == set(Organisation.objects.filter(source="Stadtliste")) != set()


def test_the_result_says_why_a_row_did_not_come_in(redaktion):
    factories.organisation("Treff-Nord", postal_code="50667")
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", line="3", decision="skip")
    page = sent(redaktion, made, do="apply").content.decode()
    assert "Treff Nord e. V. · vielleicht schon da: Treff-Nord" in page
    assert "Café Süd · weggelassen" in page


def test_all_possible_duplicates_can_be_decided_at_once(redaktion):
    factories.organisation("Treff-Nord", postal_code="50667")
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", kind="possible", decision="new")
    assert made.rows.get(line=2).kind == "new"
    sent(redaktion, made, do="row", line="2", decision="skip")
    sent(redaktion, made, do="apply")
    assert not Organisation.objects.filter(name="Treff Nord e. V.").exists()


def test_a_row_twice_in_a_file_is_asked_about(redaktion):
    made, _page = upload(redaktion, "Name;Ort\nA e. V.;Köln\nB;Köln\na e.V.;Köln\n")
    mapped(redaktion, made)
    assert (kinds(made), made.rows.get(line=4).shown["same_as"]) == ({2: "new", 3: "new", 4: "possible"}, 2)


ALIKE = """Name;Ort;Telefon
Flüchtlingshilfe Ehrenfeld e. V.;Köln;0221 123456
B;Köln;
Flüchtlingshilfe Ehrenfelt;Köln;0221/12 34 56
"""


def test_a_row_that_names_an_earlier_one_differently_is_asked_about(redaktion):
    made, _page = upload(redaktion, ALIKE)
    page = mapped(redaktion, made).content.decode()
    assert (kinds(made), made.rows.get(line=4).shown["alike"][0]) == ({2: "new", 3: "new", 4: "possible"}, 2)
    assert "Vielleicht dieselbe wie in Zeile 2" in page
    sent(redaktion, made, do="row", line="4", decision="new")
    assert kinds(made)[4] == "new"
    sent(redaktion, made, do="row", line="4", decision="")
    assert kinds(made)[4] == "possible"


def test_a_row_that_was_told_apart_from_an_earlier_one_comes_in(redaktion):
    made, _page = upload(redaktion, ALIKE)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", line="4", decision="new")
    sent(redaktion, made, do="apply")
    assert Organisation.objects.count() == 3


def test_a_row_that_is_left_out_takes_no_other_for_itself(redaktion):
    made, _page = upload(redaktion, ALIKE)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", line="2", decision="skip")
    sent(redaktion, made, do="columns")
    mapped(redaktion, made)
    assert kinds(made)[4] == "new"


def test_a_corrected_cell_may_name_an_earlier_row(redaktion):
    made, _page = upload(redaktion, ALIKE)
    mapped(redaktion, made)
    row = f"/verwaltung/curation/import/{made.pk}/zeile/3/"
    follow(redaktion, redaktion.post(row, {"cell-0": "Fluechtlingshilfe Ehrenfeld", "cell-2": "0221 123456"}))
    assert made.rows.get(line=3).shown.get("alike", [None])[0] == 2


def test_a_cell_is_corrected_on_the_spot(redaktion):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    row = f"/verwaltung/curation/import/{made.pk}/zeile/4/"
    assert "keine-adresse" in redaktion.get(row).content.decode()
    follow(redaktion, redaktion.post(row, {"cell-4": "info@ohne-mail.de"}))
    assert kinds(made)[4] == "new"


def test_a_row_comes_in_without_what_cannot_be_read(redaktion):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", kind="error", decision="without")
    sent(redaktion, made, do="apply")
    assert Organisation.objects.get(name="Ohne Mail").internal_note == "Mail: keine-adresse"


def test_rows_with_errors_are_a_file_to_repair_that_comes_back(redaktion):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    text = redaktion.get(f"/verwaltung/curation/import/{made.pk}/fehler.csv").content.decode()
    assert "Ohne Mail" in text
    assert "Treff Nord" not in text
    again, _page = upload(redaktion, text.replace("keine-adresse", "a@b-c.de"))
    mapped(redaktion, again)
    assert kinds(again) == {2: "new"}


def test_an_unknown_term_is_given_a_meaning_that_is_remembered(redaktion, leitung):
    made, _page = upload(redaktion)
    page = mapped(redaktion, made)
    assert [(entry.text, entry.times) for entry in page.context["unknown"]] == [("Raumfahrt", 1)]
    sent(redaktion, made, do="terms", **{"topics|Raumfahrt": str(Topic.objects.get(slug="sport").pk)})
    sent(redaktion, made, do="apply")
    assert [topic.slug for topic in Organisation.objects.get(name="Café Süd").topics.all()] == ["sport"]
    assert RememberedMapping.objects.get().term_choices["topics"]["Raumfahrt"]


def test_only_who_may_add_terms_makes_new_ones(redaktion, leitung):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    answer = {"do": "terms", "topics|Raumfahrt": "new"}
    assert redaktion.post(address(made), answer).status_code == 403
    assert not Topic.objects.filter(name="Raumfahrt").exists()
    follow(leitung, leitung.post(address(made), answer))
    assert "topics" not in made.rows.get(line=3).unknown
    assert Topic.objects.get(name="Raumfahrt").slug == "raumfahrt"


def test_work_goes_on_where_it_was_and_nothing_comes_twice(redaktion, monkeypatch):
    made, _page = upload(redaktion, "Name\n" + "".join(f"Verein {number}\n" for number in range(30)))
    mapped(redaktion, made)
    monkeypatch.setattr(steps, "BATCH", 8)
    Import.objects.update(stage="applying")
    steps.go_on(made, seconds=0.000001)
    assert (Organisation.objects.count(), steps.progress(Import.objects.get())) == (8, (8, 30))
    real, calls = applying.keep_history, []

    def killed(*arguments):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(applying, "keep_history", killed)
    with pytest.raises(KeyboardInterrupt):
        steps.go_on(Import.objects.get(), seconds=600)
    assert Organisation.objects.count() == ImportRow.objects.filter(applied=True).count() == 16
    follow(redaktion, redaktion.get(address(made)))
    assert (Organisation.objects.count(), Organisation.history.count()) == (30, 30)
    assert Organisation.objects.values("name").distinct().count() == 30


def test_an_entry_changed_since_the_plan_was_shown_waits(redaktion):
    imported(redaktion)
    made, _page = upload(redaktion, HEAD + "1;Treff Nord e. V.;Weg 9, 50667 Köln;;;\n")
    mapped(redaktion, made)
    Organisation.objects.filter(name="Treff Nord e. V.").update(street="Weg 5")
    page = sent(redaktion, made, do="apply")
    assert "Eine Zeile wartet" in page.content.decode()
    assert Organisation.objects.get(name="Treff Nord e. V.").street == "Weg 5"


def test_a_whole_import_is_taken_back(redaktion):
    there = factories.organisation("Café Süd", phone="0221 998877")
    made, _page = imported(redaktion)
    assert Organisation.objects.count() == 2
    page = sent(redaktion, made, do="undo")
    assert page.context["undone"] == 2
    assert list(Organisation.objects.values_list("name", "street", "internal_note")) == [("Café Süd", "", "")]
    assert there.history.first().history_change_reason.startswith("Stand vor dem Import")
    assert set(Organisation.history.values_list("id", flat=True)) == {there.pk}


def test_what_was_touched_since_stays_and_is_taken_back_by_itself(redaktion):
    made, _page = imported(redaktion)
    entry = Organisation.objects.get(name="Treff Nord e. V.")
    with entry.one_history_entry("Anruf"):
        entry.phone = "0221 777"
        entry.save()
    factories.contact(Organisation.objects.get(name="Café Süd"))
    page = sent(redaktion, made, do="undo")
    assert (page.context["undone"], page.context["touched"]) == (0, 2)
    sent(redaktion, made, do="undo-row", line="2")
    entry.refresh_from_db()
    assert entry.status == "retired"


def test_an_excel_file_with_a_title_and_merged_headings(redaktion):
    book = openpyxl.Workbook()
    for row in (
        ["Initiativen in Köln"],
        [],
        ["Name", "Adresse"],
        [None, "Straße", "PLZ", "Ort"],
        ["A", "Weg 1", 50667, "Köln"],
    ):
        book.active.append(row)
    book.active.merge_cells("B3:D3")
    target = io.BytesIO()
    book.save(target)
    made, page = upload(redaktion, target.getvalue(), "liste.xlsx")
    assert "Initiativen in Köln" in page.content.decode()
    mapped(redaktion, made)
    sent(redaktion, made, do="apply")
    assert Organisation.objects.values_list("street", "postal_code", "commune__name").get() == (
        "Weg 1",
        "50667",
        "Köln",
    )


def test_another_sheet_encoding_or_row_of_headings_can_be_chosen(redaktion):
    made, _page = upload(redaktion, "Name;Ort\nx;y\nA;Köln\n")
    sent(redaktion, made, do="read", heading_at="2")
    made.refresh_from_db()
    assert (made.headings, made.rows.count()) == (["x", "y"], 1)
    page = sent(redaktion, made, do="read", encoding="quatsch")
    assert "gibt es nicht" in page.content.decode()


def test_garbled_umlauts_are_repaired_when_the_person_agrees(redaktion):
    text = "Name;Ort\nMÃ¼ller-Haus;KÃ¶ln\n"
    made, page = upload(redaktion, text)
    assert "Verstümmelte Umlaute" in page.content.decode()
    mapped(redaktion, made)
    assert made.rows.get().name == "Müller-Haus"


def test_a_bad_file_is_answered_with_a_sentence(redaktion):
    _made, page = upload(redaktion, b"%PDF-1.7", "liste.xlsx")
    assert "keine Tabelle" in page.content.decode()
    assert not Import.objects.exists()


def test_without_a_name_column_nothing_goes_on(redaktion):
    made, _page = upload(redaktion)
    page = mapped(redaktion, made, **{"column-1": "note"})
    assert "Welche Spalte enthält den Namen" in page.content.decode()


def test_only_curators_import(visitor, outsider, redaktion):
    made, _page = upload(redaktion)
    for client, status in ((visitor, 302), (outsider, 403)):
        for page in (START, address(made), f"/verwaltung/curation/import/{made.pk}/fehler.csv"):
            assert client.get(page).status_code == status
            assert client.post(page).status_code == status


STRANGE = [
    {"do": "map"},
    {"do": "row", "line": "9" * 30},
    {"do": "row", "decision": "same-x"},
    {"do": "undo-row"},
    {"do": "read"},
    {},
]


@pytest.mark.parametrize("answer", STRANGE)
def test_strange_answers_do_no_harm(redaktion, answer):
    made, _page = upload(redaktion)
    assert redaktion.post(address(made), answer).status_code in {200, 302}
    mapped(redaktion, made)
    assert redaktion.post(address(made), answer).status_code in {200, 302}
    assert redaktion.get(address(made) + "?art=quatsch&seite=x").status_code == 200
    assert redaktion.get("/verwaltung/curation/import/x/change/").status_code == 404


def test_the_plan_asks_constantly_many_questions(redaktion):
    def asked(first, last):
        rows = "".join(f"Verein {number};Köln;Sport\n" for number in range(first, last))
        made, _page = upload(redaktion, f"Name;Ort;Themen\n{rows}")
        with CaptureQueriesContext(connection) as queries:
            mapped(redaktion, made)
            sent(redaktion, made, do="apply")
        return len(queries)

    asked(0, 3)
    few, many = asked(100, 120), asked(200, 260)
    assert (many - few < 5, Organisation.objects.count()) == (True, 83)


def test_old_imports_are_forgotten_but_not_what_came_in(redaktion):
    made, _page = imported(redaktion)
    made.refresh_from_db()
    assert made.file is None
    tidying.tidy()
    assert Import.objects.exists()
    Import.objects.update(created_at=timezone.now() - tidying.KEPT_FOR)
    tidying.tidy()
    assert not ImportRow.objects.exists()
    assert Organisation.objects.count() == 2
