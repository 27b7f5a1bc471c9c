"""The desk's pages on duplicates: who may do what, pairs to judge, merging through the page, taking back."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from curation.duplicates import searching, undoing
from curation.models import Merge, NotDuplicate, PossibleDuplicate
from kooperation import backups
from organisations.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/curation/possibleduplicate/"
MERGES = "/verwaltung/curation/merge/"
SAME = {"street": "Weg 1", "postal_code": "50667", "city": "Köln", "phone": "0221 1234567"}


@pytest.fixture
def twins(db):
    """Two entries of one organisation, found by a search."""
    one = factories.organisation("Treff Nord e. V.", short_name="T. Nord", **SAME)
    other = factories.organisation("Treff Nord", short_name="TN", description="Sprachcafé am Dienstag", **SAME)
    factories.organisation("Ganz anders", city="Bonn")
    assert searching.search() == 1
    return one, other


def text(client, address):
    """What a page says."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def side_by_side(one, other):
    """Where two entries are compared."""
    return f"{LIST}{one.pk}/{other.pk}/"


def judging(one, other):
    """Where it is said that two are no duplicates."""
    return f"{side_by_side(one, other)}kein-duplikat/"


def merged(client, one, other, **choices):
    """Merges the second into the first as the page does: with what the page is based on."""
    based_on = client.get(side_by_side(one, other)).context["based_on"]
    return client.post(side_by_side(one, other), {"based_on": based_on, **choices}, follow=True)


def test_the_list_shows_names_score_reasons_and_place(redaktion, twins):
    page = text(redaktion, LIST)
    for one in twins:
        assert f'<a href="/verwaltung/organisations/organisation/{one.pk}/change/">{one.name}</a>' in page
    pair = PossibleDuplicate.objects.get()
    assert f'<td class="field-score">{pair.score}</td>' in page
    assert "<li>gleiche Telefonnummer</li>" in page
    assert "<li>gleicher Name bis auf die Rechtsform</li>" in page
    assert '<td class="field-where">Köln</td>' in page
    assert "unter 3 Organisationen, gefunden: 1." in page
    assert reverse("admin:curation_possibleduplicate_changelist") in text(redaktion, "/verwaltung/")


def test_the_list_takes_the_same_number_of_queries_for_many_pairs(
    redaktion, twins, django_assert_max_num_queries, django_assert_num_queries
):
    with django_assert_max_num_queries(20) as few:
        text(redaktion, LIST)
    for number in range(12):
        factories.organisation(f"Treff Nord {'i' * number}", commune=factories.commune(), **SAME)
    assert searching.search() > 12
    with django_assert_num_queries(len(few)):
        text(redaktion, LIST)


def test_searching_from_the_page(redaktion, twins, monkeypatch):
    PossibleDuplicate.objects.all().delete()
    assert redaktion.get(f"{LIST}suchen/").status_code == 405
    page = redaktion.post(f"{LIST}suchen/", follow=True).content.decode()
    assert "Mögliche Duplikate: 1." in page
    assert PossibleDuplicate.objects.count() == 1
    monkeypatch.setattr(searching, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(searching, "search", None)
    assert "nur nachts" in redaktion.post(f"{LIST}suchen/", follow=True).content.decode()


def test_entries_without_a_commune_are_searched_too(redaktion, twins):
    for name in ("Ohne Ort", "Ohne Ort e. V."):
        Organisation.objects.create(name=name, phone="0221 998877")
    assert searching.search() == 2
    assert text(redaktion, LIST).count("Ohne Ort") == 2


def test_no_duplicate_is_remembered(redaktion, twins):
    assert redaktion.get(judging(*twins)).status_code == 405
    page = redaktion.post(judging(*twins), follow=True).content.decode()
    assert "sind zwei Organisationen" in page
    assert not PossibleDuplicate.objects.exists()
    assert NotDuplicate.objects.get().by.username == "rana"
    assert searching.search() == 0


def test_who_may_do_what(visitor, outsider, redaktion, twins):
    pages = [LIST, MERGES, side_by_side(*twins)]
    actions = [f"{LIST}suchen/", judging(*twins), side_by_side(*twins)]
    for address in pages:
        assert visitor.get(address).status_code == 302
        assert outsider.get(address).status_code == 403
        assert redaktion.get(address).status_code == 200
    for address in actions:
        assert visitor.post(address).status_code == 302
        assert outsider.post(address).status_code == 403
    assert redaktion.post(side_by_side(*twins)).status_code == 403
    assert "Zusammenführen darf nur die Leitung." in text(redaktion, side_by_side(*twins))
    assert Organisation.objects.count() == 3
    assert not NotDuplicate.objects.exists()


def test_only_two_different_entries_can_be_compared(leitung, twins):
    one, other = twins
    for keys in [(one.pk, one.pk), (one.pk, 999_999), (10**30, other.pk)]:
        for address in [f"{LIST}{keys[0]}/{keys[1]}/", f"{LIST}{keys[0]}/{keys[1]}/kein-duplikat/"]:
            assert leitung.post(address).status_code == 404
    pair = PossibleDuplicate.objects.get()
    assert leitung.get(f"{LIST}{pair.pk}/change/")["Location"] == side_by_side(one, other)
    assert leitung.get(f"{LIST}999/change/")["Location"] == LIST


def test_side_by_side_shows_what_differs_and_what_hangs(leitung, twins):
    one, other = twins
    factories.contact(other, "Rana Beispiel")
    page = leitung.get(side_by_side(one, other))
    assert "name" in {row.slug for row in page.context["differing"]}
    assert "description" in {row.slug for row in page.context["one_sided"]}
    assert "street" in {row.slug for row in page.context["same"]}
    assert [numbers for _label, *numbers in page.context["hanging"]] == [[0, 1]]
    assert 'name="description" value="rechts" checked' in page.content.decode()


def test_merging_redirects_and_is_taken_back(leitung, visitor, twins):
    one, other = twins
    page = merged(leitung, one, other, short_name="rechts").content.decode()
    assert "führt jetzt zu" in page
    assert page.count("zurücknehmen</button>") == 1
    survivor = Organisation.objects.get(pk=one.pk)
    assert (survivor.short_name, survivor.description) == ("TN", "Sprachcafé am Dienstag")
    response = visitor.get(other.get_absolute_url())
    assert (response.status_code, response["Location"]) == (301, survivor.get_absolute_url())
    page = leitung.post(f"{MERGES}{Merge.objects.get().pk}/zuruecknehmen/", follow=True).content.decode()
    assert "ist wieder da" in page
    assert not Merge.objects.exists()
    assert visitor.get(other.get_absolute_url()).status_code == 200
    assert Organisation.objects.get(pk=one.pk).short_name == "T. Nord"


def test_undoing_is_refused_with_a_sentence_and_by_right(leitung, redaktion, twins):
    one, other = twins
    merged(leitung, one, other)
    address = f"{MERGES}{Merge.objects.get().pk}/zuruecknehmen/"
    assert redaktion.post(address).status_code == 403
    assert leitung.get(address).status_code == 405
    Organisation.objects.get(pk=one.pk).save()
    assert "hat den Eintrag am" in leitung.post(address, follow=True).content.decode()
    assert Merge.objects.exists()


def test_a_change_meanwhile_is_seen_and_choices_stay(leitung, twins):
    one, other = twins
    response = leitung.post(side_by_side(one, other), {"based_on": "0-0", "name": "rechts"})
    assert "Inzwischen hat jemand" in response.content.decode()
    assert 'name="name" value="rechts" checked' in response.content.decode()
    assert Organisation.objects.count() == 3


def test_the_daily_work_searches_and_empties_old_records(leitung, twins, monkeypatch):
    monkeypatch.setattr(backups, "make", str)
    merged(leitung, *twins)
    Merge.objects.update(at=timezone.now() - undoing.KEPT_FOR - timedelta(days=1))
    factories.organisation("Treff Nord", **SAME)
    call_command("daily")
    assert PossibleDuplicate.objects.count() == 1
    assert "zurücknehmen</button>" not in text(leitung, MERGES)
    page = leitung.post(f"{MERGES}{Merge.objects.get().pk}/zuruecknehmen/", follow=True).content.decode()
    assert "Nach 90 Tagen" in page
