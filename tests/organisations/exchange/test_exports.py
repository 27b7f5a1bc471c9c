"""The list in every form: the same organisations in the same order, whole, and nothing that is not public."""

import re
from functools import partial

import pytest
from django.conf import settings
from django.http import QueryDict

from organisations.exchange import turns
from organisations.exchange.forms import FORMS
from organisations.selection import Selection
from tests import factories
from tests.organisations.exchange import reading
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db

HERE = {"latitude": 50.9, "longitude": 6.9}


def taken(visitor, ending, query=""):
    """All bytes of a form of the list."""
    return reading.body(visitor.get(f"/organisationen.{ending}?{query}"))


def in_list(query=""):
    """The names of the whole list."""
    return [row.name for row in Selection(QueryDict(query)).organisations[0:]]


def test_what_is_seen_is_what_is_taken(visitor):
    for number in range(27):
        factories.organisation(f"Hilfe {number:02}", confirmed_on=f"2026-01-{number + 1:02}", **HERE)
    factories.organisation("Klub", type=factories.kind("sportverein"), **HERE)
    for query in ("", "art=beratungsstelle&sort=bestaetigt", "q=hilfe&seite=2", "thema=gibtesnicht", "art=sportverein"):
        wanted = in_list(query)
        for ending in (ending for ending in FORMS if ending != "atom"):
            assert reading.names(ending, taken(visitor, ending, query)) == wanted, (ending, query)


@pytest.mark.parametrize("ending", FORMS)
def test_only_what_everybody_may_see(visitor, redaktion, ending, published, draft, retired):
    published.internal_note = "streng geheim"
    published.religion, published.migrant_led = "muslim", "yes"
    published.latitude, published.longitude = 50.9, 6.9
    published.save()
    factories.contact(published, "Inge Intern")
    factories.contact(published, "Petra Papier", scope="print")
    for client in (visitor, redaktion):
        data = taken(client, ending)
        assert reading.names(ending, data) == [published.name]
        for secret in ("geheim", "muslim", "Inge", "Petra"):
            assert secret.encode() not in data


@pytest.mark.parametrize("ending", ["json", "vcf"])
def test_persons_whose_scope_is_public_are_named_until_it_runs_out(visitor, published, ending):
    factories.contact(published, "Paula Publik", scope="public")
    factories.contact(published, "Vera Vorbei", scope="public", valid_until="2020-02-02")
    data = taken(visitor, ending)
    assert b"Paula Publik" in data
    assert b"Vera" not in data


def test_as_many_queries_for_three_as_for_sixty(visitor):
    few = assert_same_number(partial(taken, visitor), FORMS)
    assert max(few.values()) <= 8


@pytest.mark.parametrize("ending", FORMS)
def test_who_has_it_is_told_so_before_anything_is_read(visitor, published, ending, django_assert_num_queries):
    first = visitor.get(f"/organisationen.{ending}")
    reading.body(first)
    assert first["Cache-Control"] == "no-cache"
    assert not first.cookies
    assert first["Access-Control-Allow-Origin"] == "*"
    with django_assert_num_queries(1):
        again = visitor.get(f"/organisationen.{ending}", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    published.description = "Neu"
    published.save()
    assert visitor.get(f"/organisationen.{ending}", headers={"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("ending", FORMS)
def test_a_head_answers_without_a_body(visitor, published, ending):
    whole, head = visitor.get(f"/organisationen.{ending}"), visitor.head(f"/organisationen.{ending}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Disposition"] == whole.headers["Content-Disposition"]
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]


def test_the_file_says_in_its_name_what_it_holds_and_of_which_day(visitor, published):
    name = visitor.head("/organisationen.csv?art=beratungsstelle&kommune=koeln")["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="organisationen-beratungsstelle-koeln-\d{4}-\d\d-\d\d\.csv"', name)


def test_an_unknown_form_is_not_found_and_nothing_is_changed_by_posting(visitor, published):
    assert visitor.get("/organisationen.doc").status_code == 404
    assert visitor.post("/organisationen.csv").status_code == 405
    assert visitor.get("/organisationen.csv?q=%00").status_code == 400


def test_a_large_export_waits_for_the_other_one(visitor, monkeypatch):
    factories.many(3)
    monkeypatch.setattr(turns, "LARGE", 2)
    first = visitor.get("/organisationen.csv")
    second = visitor.get("/organisationen.json")
    assert (second.status_code, second["Retry-After"]) == (503, "60")
    assert "noch einmal" in second.content.decode()
    assert visitor.get("/organisationen.json?q=000").status_code == 200
    reading.body(first)
    assert visitor.get("/organisationen.json").status_code == 200


def test_nothing_is_left_behind(visitor, published):
    before = set(settings.DATA_DIR.iterdir())
    taken(visitor, "xlsx")
    half = visitor.get("/organisationen.xlsx")
    next(iter(half.streaming_content))
    reading.hang_up(half)
    assert set(settings.DATA_DIR.iterdir()) <= before


def test_in_english_the_headings_stay_german(visitor, published):
    rows = reading.csv_rows(reading.body(visitor.get("/en/organisationen.csv")))
    assert rows[0]["Art"] == "Beratungsstelle"
    assert rows[0]["Status"] == "veröffentlicht"
