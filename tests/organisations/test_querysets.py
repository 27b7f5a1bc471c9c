"""Truth tables of the words of the directory."""

from datetime import date

import pytest

from organisations.models import Organisation
from organisations.signs import SIGNS
from tests import factories

pytestmark = pytest.mark.django_db


def names(rows):
    """The names of rows, in their order."""
    return [row.name for row in rows]


def test_status_words(published, draft, retired):
    rows = Organisation.objects
    assert names(rows.published()) == [published.name]
    assert names(rows.drafts()) == [draft.name]
    assert names(rows.current()) == [draft.name, published.name]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("sürth", True),
        ("Suerth", True),
        ("surth wohnen", True),
        ("wohnen xyz", False),
        ("Hou", True),
        ("Fluechtlings-Beratung", False),
        ("%", True),
        ("%wohn", True),
        ("", True),
        ("AND OR \"' * :", True),
        ("xyz AND OR \"' * :", False),
    ],
)
def test_matching(words, found):
    factories.organisation("Hilfe in Sürth", topics=["wohnen"])
    factories.organisation("Anderes")
    expected = ["Hilfe in Sürth"] if found else []
    hits = names(Organisation.objects.matching(words))
    assert [name for name in hits if name != "Anderes"] == expected


def test_having_counts_an_organisation_once():
    factories.organisation("Beides", topics=["wohnen", "sport"])
    terms = [factories.topic("wohnen"), factories.topic("sport")]
    assert names(Organisation.objects.having("topics", terms)) == ["Beides"]


def test_confirmation_words():
    factories.organisation("Frisch", confirmed_on=date(2026, 6, 1))
    factories.organisation("Alt", confirmed_on=date(2020, 6, 1))
    factories.organisation("Nie")
    assert names(Organisation.objects.confirmed_since(date(2026, 1, 1))) == ["Frisch"]
    assert names(Organisation.objects.unconfirmed_since(date(2026, 1, 1))) == ["Alt", "Nie"]


SIGN_TABLE = [
    ({"year_founded": 2020}, {"jung"}),
    ({"year_founded": 2016}, {"jung"}),
    ({"year_founded": 2015}, set()),
    ({"year_founded": 2001}, {"etabliert"}),
    ({"staffing": "voluntary"}, {"ehrenamtlich"}),
    ({"staffing": "both"}, {"hauptamtlich"}),
    ({"size": "small"}, {"klein"}),
    ({"migrant_led": "yes", "religion": "muslim"}, set()),
    ({"migrant_led": "yes", "religion": "muslim", "statements_public": True}, {"migrantisch-gefuehrt", "religioes"}),
    ({"religion": "none", "statements_public": True}, {"nicht-religioes"}),
    ({"statements_public": True}, set()),
    ({}, set()),
]


@pytest.mark.parametrize(("values", "signs"), SIGN_TABLE)
def test_signs_and_unknown_is_never_a_sign(values, signs):
    factories.organisation(**values)
    shown = {sign.slug for sign in SIGNS if Organisation.objects.with_any_sign([sign], year=2026)}
    assert shown == signs


def test_by_name_sorts_umlauts_as_a_dictionary_does():
    for name in ("Zelt", "Äpfel", "Apfelbaum", "amt", "Ofenbau", "Öfen"):
        factories.organisation(name)
    assert names(Organisation.objects.by_name()) == ["amt", "Äpfel", "Apfelbaum", "Öfen", "Ofenbau", "Zelt"]


def test_municipal_bodies():
    factories.organisation("Rat", type=factories.kind("politisches-gremium-der-kommune"))
    factories.organisation("Amt", type=factories.kind("kommunalverwaltung"))
    factories.organisation("Verein")
    assert names(Organisation.objects.municipal()) == ["Amt", "Rat"]
