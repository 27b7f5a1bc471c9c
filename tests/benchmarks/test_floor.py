"""The floor draws the very page that it is compared with, and asks the database nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.views import PREPARED
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.urls("benchmarks.urls")]

QUERIES = ["", "q=hilft", "art=beratungsstelle&thema=wohnen&thema=sport", "seite=2", "q=gibtesnicht", "plz=5&unsinn=1"]


@pytest.fixture(autouse=True)
def nothing_prepared():
    """A process that has just begun."""
    PREPARED.clear()


def test_it_is_the_page_of_the_list_and_asks_nothing_from_the_second_request_on(visitor):
    factories.many(30)
    for query in QUERIES:
        page = visitor.get(f"/organisationen/?{query}").content.decode()
        assert visitor.get(f"/bench/floor/?{query}").content.decode() == page
        with CaptureQueriesContext(connection) as asked:
            again = visitor.get(f"/bench/floor/?{query}").content.decode()
        assert again == page
        assert len(asked) == 0


def test_it_keeps_what_it_drew_first(visitor):
    visitor.get("/bench/floor/")
    factories.organisation("Neu e. V.")
    assert "Neu e. V." not in visitor.get("/bench/floor/").content.decode()


def test_hello_says_hello(visitor):
    assert visitor.get("/bench/hello/").content == b"hello"


@pytest.mark.parametrize("address", ["/bench/admin/organisations/organisation/?topics__id__exact=1"])
def test_the_plain_changelist_shows_numbers(administrator, address):
    factories.many(3)
    page = administrator.get(address).content.decode()
    assert "Thema" in page or "Themen" in page
    assert "(3)" in page or "(2)" in page or "(1)" in page


def test_queries_are_counted_on_request(visitor, settings):
    settings.MIDDLEWARE = ["benchmarks.views.CountQueriesMiddleware", *settings.MIDDLEWARE]
    assert int(visitor.get("/organisationen/", headers={"X-Count-Queries": "1"}).headers["X-Queries"]) > 0
    assert "X-Queries" not in visitor.get("/organisationen/").headers
