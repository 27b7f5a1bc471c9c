"""Pages that a browser already has: told so while nothing changed, and never a moment longer."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from curation.models import Miss
from tests import factories

pytestmark = pytest.mark.django_db

PAGES = ["/", "/organisationen/", "/netzwerke/", "/kommunen/", "/impressum/", "/suche/?q=si"]


def again(visitor, address, response):
    """The answer to a browser that has the page of an earlier answer."""
    return visitor.get(address, headers={"If-None-Match": response["ETag"]})


@pytest.mark.parametrize("address", PAGES)
def test_an_unchanged_page_is_not_sent_again(visitor, published, address, django_assert_num_queries):
    first = visitor.get(address)
    assert first["Cache-Control"] == "no-cache"
    with django_assert_num_queries(1):
        second = again(visitor, address, first)
    assert (second.status_code, second.content) == (304, b"")


@pytest.mark.parametrize("address", PAGES)
def test_any_change_sends_it_again(visitor, published, address):
    first = visitor.get(address)
    published.description = "Neu"
    published.save()
    assert again(visitor, address, first).status_code == 200


def test_a_new_day_sends_it_again(visitor, published, monkeypatch):
    first = visitor.get("/")
    monkeypatch.setattr(timezone, "localdate", lambda: date(2030, 1, 1))
    assert again(visitor, "/", first).status_code == 200


def test_each_address_and_language_has_its_own_mark(visitor, published):
    marks = {visitor.get(address)["ETag"] for address in ("/", "/en/", "/organisationen/", "/organisationen/?q=a")}
    assert len(marks) == 4


def test_who_is_signed_in_gets_no_mark(redaktion, published):
    assert "ETag" not in redaktion.get(published.get_absolute_url())


def test_an_entry_that_was_retired_is_gone_at_once(visitor, published):
    first = visitor.get(published.get_absolute_url())
    published.retire()
    published.save()
    assert again(visitor, published.get_absolute_url(), first).status_code == 410


def test_a_contact_person_who_was_erased_is_gone_at_once(visitor, published):
    contact = factories.contact(published, "Kim Muster", scope="public")
    first = visitor.get(published.get_absolute_url())
    assert "Kim Muster" in first.content.decode()
    contact.delete()
    second = again(visitor, published.get_absolute_url(), first)
    assert second.status_code == 200
    assert "Kim Muster" not in second.content.decode()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_drawn_once_for_all_visitors(visitor, published, address, django_assert_num_queries):
    first = visitor.get(address)
    with django_assert_num_queries(1):
        second = Client().get(address)
    assert second.content == first.content


def test_a_kept_page_is_never_older_than_the_data(visitor, published):
    visitor.get("/organisationen/")
    factories.organisation("Ganz Neu e. V.")
    assert "Ganz Neu e. V." in visitor.get("/organisationen/").content.decode()


def test_what_a_curator_sees_is_kept_for_nobody(redaktion, visitor, published):
    factories.contact(published, "Kim Nur Papier", scope="print")
    assert "Kim Nur Papier" in redaktion.get("/organisationen/druck/").content.decode()
    assert "Kim Nur Papier" not in visitor.get("/organisationen/druck/").content.decode()
    assert "Kim Nur Papier" in redaktion.get("/organisationen/druck/").content.decode()


def test_words_that_found_nothing_count_each_time(visitor, published):
    for _turn in range(2):
        visitor.get("/organisationen/?q=Quarkstube")
    assert Miss.objects.get().times == 2


@pytest.mark.parametrize("address", ["/", "/kooperation/luecken/", "/kooperation/finden/", "/kooperation/netz/"])
def test_what_somebody_signed_in_sees_is_kept_by_nobody_else(redaktion, visitor, published, address):
    assert "private" in redaktion.get(address)["Cache-Control"]
    assert "private" not in visitor.get(address)["Cache-Control"]
