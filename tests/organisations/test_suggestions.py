"""What is suggested while somebody types."""

import pytest

from organisations.index import kept
from organisations.suggestions import suggestions
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    """Organisations with terms and places to suggest."""
    factories.organisation("Beratung Nord", topics=["wohnen"], district=factories.district("Mülheim"))
    factories.organisation("Wohnheim Süd", topics=["wohnen", "sport"], commune=factories.commune("Bonn"))
    factories.organisation("Wohngemeinschaft", status="draft")


def shown(text):
    """The suggestions as (kind, label, number)."""
    return [(one.kind, one.label, one.count) for one in suggestions(kept.current(), text)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wohn", [("Thema", "Wohnen", 2), ("", "Wohnheim Süd", None)]),
        ("berat", [("Art", "Beratungsstelle", 2), ("", "Beratung Nord", None)]),
        ("Köln Mü", [("Ort", "Köln-Mülheim", 1)]),
        ("bonn", [("Ort", "Bonn", 1)]),
        ("nord ber", [("", "Beratung Nord", None)]),
        ("wohnheym", [("Meinten Sie", "Wohnheim", 1)]),
        ("sportve", []),
        ("w", []),
        ("", []),
        ("der", []),
        ("%_*", []),
    ],
)
def test_suggestions(town, typed, found):
    assert shown(typed) == found


def test_the_list_is_short():
    factories.many(20)
    assert len(shown("organisation")) == 9


def test_each_leads_somewhere(town, visitor):
    for one in suggestions(kept.current(), "wohn"):
        assert visitor.get(one.address).status_code == 200


def test_the_answer_is_a_list_of_options(town, visitor):
    page = visitor.get("/suche/", {"q": "wohn"}).content.decode()
    assert page.count('role="option"') == 2
    assert 'data-address="/organisationen/?thema=wohnen"' in page
    assert visitor.get("/en/suche/", {"q": "housing"}).content.decode().count("Housing") == 1


@pytest.mark.parametrize("query", ["", "q=", "q=%F0%9F%98%80", "q=" + "x" * 10_000, "q=%E2%80%AE"])
def test_nonsense_suggests_nothing(town, visitor, query):
    response = visitor.get(f"/suche/?{query}")
    assert (response.status_code, response.content.strip()) == (200, b"")
