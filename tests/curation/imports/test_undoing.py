"""Taking imports back: all of it, quickly, and as if nothing had been; what somebody touched since stays."""

import pytest
from django.apps import apps

from curation.imports import steps, undoing
from curation.models import Import, ImportRow, SourceKey
from organisations.exchange import applying, withdrawing
from organisations.models import ChangedRow, Organisation
from tests import factories
from tests.curation.imports.test_wizard import imported, kinds, mapped, sent, upload

pytestmark = pytest.mark.django_db
HEAD = "Nr;Verein;Anschrift;Tel.;Themen\n"
FILE = (
    HEAD + "1;Treff Nord e. V.;Weg 1, 50667 Köln;0221 1234567;Wohnen\n2;Café Süd;Weg 2, 50667 Köln;0221 998877;Sport\n"
)
LATER = FILE.replace("Weg 1", "Gasse 9").replace("Sport", "Wohnen").replace("0221 998877", "0221 555555")


@pytest.fixture(autouse=True)
def there():
    """An entry that somebody typed, and that the file means."""
    return factories.organisation("Treff Nord e. V.", phone="0221 777", topics=["sport"])


def state():
    """All that the entries say, whatever their history."""
    columns = ("name", "slug", "street", "city", "phone", "topics__slug", "works_in__name", "search_text", "status")
    return sorted(Organisation.objects.order_by().values_list(*columns), key=str)


def planned(client, text):
    """Kinds of rows and their changes, as a new import of the text shows them."""
    made, _page = upload(client, text)
    mapped(client, made)
    return [(row.kind, row.shown["changes"], row.shown["likely"]) for row in made.rows.all()]


def undone(client, made):
    """The page after an import was taken back."""
    return sent(client, made, do="undo")


def test_after_undoing_the_same_file_is_planned_as_the_first_time(redaktion):
    before, first = state(), planned(redaktion, FILE)
    assert [kind for kind, *_rest in first] == ["changed", "new"]
    made, _page = imported(redaktion, FILE)
    undone(redaktion, made)
    assert state() == before
    assert planned(redaktion, FILE) == first
    assert not SourceKey.objects.exists()


def test_an_entry_of_the_demo_belongs_to_it_again(redaktion):
    Organisation.objects.update(is_demo=True)
    made, _page = imported(redaktion, FILE)
    assert not Organisation.objects.filter(is_demo=True).exists()
    undone(redaktion, made)
    assert Organisation.objects.get().is_demo


def test_undoing_in_another_language_is_undoing_too(redaktion, monkeypatch):
    first = planned(redaktion, FILE)
    made, _page = imported(redaktion, FILE)
    monkeypatch.setattr(withdrawing, "_", lambda text: text.replace("Zurückgenommener Import", "Import taken back"))
    undone(redaktion, made)
    assert planned(redaktion, FILE) == first


def test_after_undoing_another_file_meets_no_conflict(redaktion):
    first = planned(redaktion, LATER)
    made, _page = imported(redaktion, FILE)
    undone(redaktion, made)
    assert planned(redaktion, LATER) == first


def test_of_two_imports_the_second_alone_is_taken_back(redaktion):
    imported(redaktion, FILE)
    between, shown = state(), planned(redaktion, LATER)
    made, _page = imported(redaktion, LATER)
    keys = list(SourceKey.objects.order_by("key").values_list("key", "organisation"))
    undone(redaktion, made)
    assert state() == between
    assert planned(redaktion, LATER) == shown
    assert list(SourceKey.objects.order_by("key").values_list("key", "organisation")) == keys


def test_imports_are_taken_back_one_after_the_other_down_to_the_first_state(redaktion):
    before = state()
    made = [imported(redaktion, text)[0] for text in (FILE, LATER)]
    undone(redaktion, made[1])
    page = undone(redaktion, made[0])
    assert (page.context["undone"], page.context["touched"]) == (2, 0)
    assert state() == before


def test_what_a_later_import_touched_stays_until_that_one_is_taken_back(redaktion):
    before = state()
    made = [imported(redaktion, text)[0] for text in (FILE, LATER)]
    after = state()
    page = undone(redaktion, made[0])
    assert (page.context["undone"], page.context["touched"]) == (0, 2)
    assert state() == after
    undone(redaktion, made[1])
    for line in (2, 3):
        page = sent(redaktion, made[0], do="undo-row", line=line)
    assert (page.context["undone"], page.context["touched"]) == (2, 0)
    assert state() == before


def test_a_persons_correction_between_two_imports_is_still_one_after_undoing(redaktion):
    imported(redaktion, FILE)
    entry = Organisation.objects.get(name="Café Süd")
    with entry.one_history_entry("Anruf"):
        entry.phone = "0221 888"
        entry.save()
    made, _page = imported(redaktion, LATER)
    undone(redaktion, made)
    assert [
        (kind, [change[0] for change in changes if change[4]]) for kind, changes, _likely in planned(redaktion, LATER)
    ] == [
        ("changed", []),
        ("conflict", ["phone"]),
    ]


def test_terms_that_somebody_corrected_stay_too(redaktion):
    imported(redaktion, FILE)
    Organisation.objects.get(name="Café Süd").topics.set([factories.topic("wohnen")])
    assert planned(redaktion, FILE)[1][:2] == ("conflict", [["topics", "Themen", "Wohnen", "Sport", True]])


def test_a_row_taken_back_by_itself_is_no_import_any_more(redaktion, there):
    made, _page = imported(redaktion, FILE)
    there.refresh_from_db()
    with there.one_history_entry("Anruf"):
        there.street = "Allee 3"
        there.save()
    undone(redaktion, made)
    sent(redaktion, made, do="undo-row", line="2")
    there.refresh_from_db()
    assert (there.street, there.phone) == ("", "0221 777")
    assert planned(redaktion, FILE)[0][0] == "changed"


def test_the_history_tells_of_both(redaktion, there):
    made, _page = imported(redaktion, FILE)
    undone(redaktion, made)
    reasons = [record.history_change_reason for record in there.history.order_by("-history_id")]
    assert reasons[:2] == ["Stand vor dem Import: liste.csv", "Zurückgenommener Import: liste.csv"]
    newest = there.history.latest("history_id")
    assert newest.history_user.username == "rana"
    assert list(newest.topics.values_list("topic__slug", flat=True)) == ["sport"]


def test_a_renamed_entry_gets_its_address_back(redaktion):
    _made, _page = imported(redaktion, FILE)
    before = state()
    renamed, _page = imported(redaktion, FILE.replace("Café Süd", "Kaffee Süd"))
    undone(redaktion, renamed)
    assert state() == before
    assert redaktion.get("/organisationen/kaffee-sued/").status_code in {301, 302, 404}


def test_taking_back_goes_on_after_a_kill_and_asks_constantly_many_questions(
    redaktion, monkeypatch, django_assert_max_num_queries
):
    text = "Nr;Verein;Tel.;Themen\n" + "".join(f"{row};Verein {row};0221 55{row:04};Sport\n" for row in range(60))
    before = state()
    first, _page = imported(redaktion, text)
    between = state()
    second, _page = imported(redaktion, text.replace("0221", "0228").replace("Sport", "Wohnen"))
    monkeypatch.setattr(undoing, "BATCH", 20)
    real, calls = undoing.take_back, []

    def killed(*arguments):
        real(*arguments)
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(undoing, "take_back", killed)
    Import.objects.filter(pk=second.pk).update(stage="undoing")
    with pytest.raises(KeyboardInterrupt):
        steps.go_on(second, seconds=600)
    assert (
        ImportRow.objects.exclude(undone="").count()
        == Organisation.objects.filter(phone__startswith="0221 55").count()
        == 20
    )
    steps.go_on(second, seconds=600)
    assert state() == between
    for made in (first,):
        Import.objects.filter(pk=made.pk).update(stage="undoing")
        monkeypatch.setattr(undoing, "BATCH", 100)
        with django_assert_max_num_queries(70):
            steps.go_on(made, seconds=600)
    assert state() == before


def test_an_entry_changed_back_in_bulk_asks_constantly_many_questions(redaktion, django_assert_max_num_queries):
    text = "Nr;Verein;Tel.;Themen\n" + "".join(f"{row};Verein {row};0221 55{row:04};Sport\n" for row in range(60))
    imported(redaktion, text)
    made, _page = imported(redaktion, text.replace("0221", "0228").replace("Sport", "Wohnen"))
    Import.objects.filter(pk=made.pk).update(stage="undoing")
    log = ChangedRow.objects.count()
    with django_assert_max_num_queries(90):
        steps.go_on(made, seconds=600)
    assert Organisation.objects.filter(phone__startswith="0221 55").count() == 60
    assert ChangedRow.objects.count() == log + 60


def test_nothing_of_a_removed_entry_is_left(redaktion):
    made, _page = imported(redaktion, HEAD + "2;Café Süd;Weg 2, 50667 Köln;0221 998877;Sport\n")
    key = Organisation.objects.get(name="Café Süd").pk
    undone(redaktion, made)
    tables = [field.remote_field.through for field in Organisation._meta.many_to_many]
    tables += [apps.get_model("organisations", f"HistoricalOrganisation_{name}") for name in applying.TERMS]
    assert not any(table.objects.filter(organisation_id=key).exists() for table in tables)
    assert not Organisation.history.filter(id=key).exists()


def test_two_rows_of_one_entry_are_written_and_taken_back_one_after_the_other(redaktion, there):
    before = state()
    text = f"ID;Name;Telefon;Straße\n{there.pk};Treff Nord e. V.;0221 1;\n{there.pk};Treff Nord e. V.;;Weg 7\n"
    made, _page = upload(redaktion, text)
    mapped(redaktion, made)
    sent(redaktion, made, do="row", line="3", decision=f"same-{there.pk}")
    assert kinds(made) == {2: "changed", 3: "changed"}
    sent(redaktion, made, do="apply")
    there.refresh_from_db()
    assert (there.phone, there.street) == ("0221 1", "Weg 7")
    assert there.history.latest("history_id").phone == "0221 1"
    undone(redaktion, made)
    assert state() == before
