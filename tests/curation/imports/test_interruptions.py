"""The wizard where things come between: two tabs, two people, two languages, deleted terms, a database that is busy."""

import pytest
from django.db import IntegrityError, OperationalError

from curation.imports import deciding, steps, undoing
from curation.models import Import, ImportRow
from organisations.models import Organisation, Topic
from tests import factories
from tests.curation.imports.test_wizard import HEAD, ROWS, address, imported, kinds, mapped, sent, upload

pytestmark = pytest.mark.django_db
MANY = "Name\n" + "".join(f"Verein {number}\n" for number in range(30))


@pytest.fixture(autouse=True)
def koeln(db):
    """The commune of the rows."""
    return factories.commune()


def test_two_people_with_the_same_rows_make_each_organisation_once(redaktion, leitung):
    mine, _page = upload(redaktion)
    mapped(redaktion, mine)
    yours, _page = upload(leitung)
    mapped(leitung, yours)
    sent(redaktion, mine, do="apply")
    page = sent(leitung, yours, do="apply")
    assert Organisation.objects.count() == 2
    assert page.context["stale"] == 2
    sent(leitung, yours, do="again")
    assert kinds(yours) == {2: "unchanged", 3: "unchanged", 4: "error"}


def test_whoever_writes_waits_for_all_that_write(redaktion):
    made = [upload(redaktion)[0] for _turn in range(2)]
    Import.objects.update(stage="applying")
    assert steps.alone(made[1]).pk == made[1].pk
    Import.objects.all().delete()
    with pytest.raises(Import.DoesNotExist):
        steps.alone(made[0])


def test_a_second_click_starts_nothing_anew(redaktion, monkeypatch):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    real = Import.objects.get_queryset().__class__.get

    def later(self, *arguments, **conditions):
        found = real(self, *arguments, **conditions)
        if "pk" in conditions:
            Import.objects.filter(pk=found.pk).update(stage="applied")
        return found

    monkeypatch.setattr(Import.objects.get_queryset().__class__, "get", later)
    redaktion.post(address(made), {"do": "apply"})
    monkeypatch.undo()
    assert Import.objects.get().stage == "applied"


@pytest.mark.parametrize("error", [OperationalError("database is locked"), IntegrityError("slug")])
def test_a_database_that_takes_nothing_is_told_and_work_goes_on_later(redaktion, monkeypatch, error):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    real = steps.apply_some

    def refuse(made):
        real(made)
        raise error

    monkeypatch.setattr(steps, "apply_some", refuse)
    redaktion.post(address(made), {"do": "apply"})
    page = redaktion.get(address(made))
    assert page.status_code == 200
    assert 'http-equiv="refresh" content="5"' in page.content.decode()
    assert "Gerade geht es nicht weiter" in page.content.decode()
    assert not Organisation.objects.exists()
    monkeypatch.undo()
    redaktion.get(address(made))
    assert Organisation.objects.count() == 2


def test_a_decision_in_a_busy_moment_is_told(redaktion, monkeypatch):
    made, _page = upload(redaktion)
    mapped(redaktion, made)

    def refuse(*arguments):
        raise OperationalError("database is locked")

    for name in ("decide", "correct"):
        monkeypatch.setattr(deciding, name, refuse)
    page = sent(redaktion, made, do="row", line="2", decision="skip")
    assert "nimmt gerade nichts an" in page.content.decode()
    row = redaktion.post(f"/verwaltung/curation/import/{made.pk}/zeile/4/", {"cell-4": "neu@example.org"})
    assert row.status_code == 200
    assert "neu@example.org" in row.content.decode()


def test_a_term_deleted_since_the_plan_was_shown_is_asked_about(redaktion):
    made, _page = upload(redaktion)
    mapped(redaktion, made)
    Topic.objects.get(slug="sport").delete()
    sent(redaktion, made, do="apply")
    assert set(ImportRow.objects.filter(is_stale=True).values_list("line", flat=True)) == {2}
    sent(redaktion, made, do="again")
    assert made.rows.get(line=2).unknown["topics"] == ["Sport"]


def test_a_plan_shown_in_one_language_is_applied_in_another(redaktion):
    imported(redaktion)
    made, _page = upload(redaktion, HEAD + ROWS.replace("998878", "998879"))
    mapped(redaktion, made)
    assert made.rows.get(line=3).kind == "changed"
    redaktion.cookies["django_language"] = "en"
    sent(redaktion, made, do="apply")
    assert not ImportRow.objects.filter(is_stale=True).exists()
    assert "998879" in Organisation.objects.get(name="Café Süd").internal_note


def test_all_is_done_means_done_and_progress_only_grows(redaktion, monkeypatch):
    made, _page = upload(redaktion, MANY)
    monkeypatch.setattr(steps, "BATCH", 10)
    monkeypatch.setattr(undoing, "BATCH", 10)
    for stage in ("planning", "applying", "undoing"):
        Import.objects.filter(pk=made.pk).update(stage=stage)
        shown, found = [], steps.alone(made)
        while found.is_working:
            shown.append(steps.progress(found))
            found = steps.go_on(found, seconds=0)
        assert shown == [(0, 30), (10, 30), (20, 30)]


def test_very_many_decisions_are_carried_out_in_steps(redaktion, monkeypatch):
    made, _page = upload(redaktion, MANY)
    mapped(redaktion, made)
    monkeypatch.setattr(steps, "BATCH", 10)
    answer = redaktion.post(address(made), {"do": "row", "kind": "new", "decision": "skip"})
    assert answer.status_code == 302
    assert Import.objects.get().stage == "planning"
    page = sent(redaktion, made, do="row", kind="new", decision="")
    assert page.context["to_apply"] == 0


def test_a_file_that_is_gone_and_an_import_that_is_gone(redaktion):
    made, _page = upload(redaktion)
    Import.objects.update(file=None)
    page = sent(redaktion, made, do="read", heading_at="2")
    assert "nicht mehr da" in page.content.decode()
    Import.objects.all().delete()
    assert redaktion.get(address(made)).status_code == 404
    assert redaktion.post(address(made), {"do": "apply"}).status_code == 404
