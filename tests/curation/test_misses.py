"""Words that found nothing: counted, without anything about who searched, and bounded."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from curation import misses
from curation.models import Miss
from organisations.models import Synonym
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/verwaltung/curation/miss/"


@pytest.fixture(autouse=True)
def no_recent_ones():
    """Each test begins with an untouched limit."""
    misses._recent.clear()


def kept():
    """The words with their numbers and what was shown instead."""
    return list(Miss.objects.values_list("word", "times", "shown_instead"))


def test_a_word_that_finds_nothing_is_counted(visitor, published):
    for words in ("Quastenflosser", "quastenflosser", "Quastenflosser Sichtbar"):
        visitor.get("/organisationen/", {"q": words})
    assert kept() == [("quastenflosser", 3, "")]
    assert Miss.objects.get().last_on == timezone.localdate()


def test_so_is_a_word_that_was_taken_for_another(visitor):
    factories.organisation("Sichtbar")
    visitor.get("/organisationen/", {"q": "sichbtar"})
    assert kept() == [("sichbtar", 1, "Sichtbar")]


def test_words_that_find_something_are_not_kept(visitor, published):
    visitor.get("/organisationen/", {"q": "sichtbar"})
    visitor.get("/organisationen/", {"q": "sichtbar", "thema": "sport"})
    assert kept() == []


@pytest.mark.parametrize("words", ["0221 999 888", "kim@example.org", "ab", "x" * 61, "1234", "<script>", "xy3z"])
def test_numbers_addresses_and_fragments_are_not_kept(visitor, published, words):
    visitor.get("/organisationen/", {"q": words})
    assert not Miss.objects.exclude(word__in=["kim", "example", "org", "script"]).exists()


def test_a_flood_is_let_go(visitor, published, monkeypatch):
    monkeypatch.setattr(misses, "MOST_A_MINUTE", 5)
    for number in range(9):
        visitor.get("/organisationen/", {"q": "quasten" + "abcdefghi"[number] * 3})
    assert Miss.objects.count() == 5


def test_the_table_stays_bounded(visitor, published, monkeypatch):
    monkeypatch.setattr(misses, "MOST_KEPT", 1)
    for word in ("quastenflosser", "nacktmull", "quastenflosser"):
        visitor.get("/organisationen/", {"q": word})
    assert kept() == [("quastenflosser", 2, "")]


def test_words_that_nobody_wants_any_more_are_forgotten():
    today = timezone.localdate()
    Miss.objects.create(word="alt", last_on=today - timedelta(days=366))
    Miss.objects.create(word="neu", last_on=today)
    misses.tidy()
    assert kept() == [("neu", 1, "")]


def test_a_count_does_not_change_the_version_of_the_data(visitor, published):
    first = visitor.get("/organisationen/?q=quastenflosser")
    assert visitor.get("/organisationen/?q=quastenflosser", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_curators_see_them_and_turn_them_into_synonyms(redaktion, visitor):
    Synonym.objects.all().delete()
    made = factories.organisation("Agentur Köln")
    visitor.get("/organisationen/", {"q": "Jobcenter"})
    page = redaktion.get(LIST).content.decode()
    assert "jobcenter" in page
    address = "/verwaltung/organisations/synonym/add/?word=jobcenter"
    assert address in page
    assert 'value="jobcenter"' in redaktion.get(address).content.decode()
    assert redaktion.post(address, {"word": "jobcenter", "finds": "Agentur"}).status_code == 302
    found = visitor.get("/organisationen/", {"q": "Jobcenter"}).content.decode()
    assert f'data-organisation="{made.slug}"' in found


def test_they_are_cleared_but_not_written_by_hand(redaktion):
    miss = Miss.objects.create(word="alt", last_on=date(2026, 1, 1))
    assert redaktion.get(f"{LIST}add/").status_code == 403
    data = {"action": "delete_selected", "_selected_action": [miss.pk], "post": "yes"}
    assert redaktion.post(LIST, data).status_code == 302
    assert not Miss.objects.exists()


@pytest.mark.parametrize("address", [LIST, "/verwaltung/organisations/synonym/"])
def test_outsiders_see_neither(outsider, visitor, address):
    assert outsider.get(address).status_code == 403
    assert visitor.get(address).status_code == 302


@pytest.mark.parametrize(("word", "finds"), [("", "x"), ("x", ""), ("!!", "x"), ("x", "der, die"), ("für", "x")])
def test_a_synonym_needs_words(redaktion, word, finds):
    response = redaktion.post("/verwaltung/organisations/synonym/add/", {"word": word, "finds": finds})
    assert response.status_code == 200
    assert not Synonym.objects.filter(word=word).exists()
