"""Which entries count as one organisation, and which don't although they look alike."""

import pytest

from organisations.duplicates.phonetics import sound
from organisations.duplicates.rules import ENOUGH, reasons, score
from organisations.duplicates.traits import traits

KOELN, BONN = {"commune": 1, "place": "Köln"}, {"commune": 2, "place": "Bonn"}


def points(one, other):
    """The points of two described entries."""
    return score(reasons(traits(**one), traits(**other)))


@pytest.mark.parametrize(
    ("word", "code"), [("mullerludenscheidt", "65752682"), ("breschnew", "17863"), ("wikipedia", "3412")]
)
def test_words_as_they_sound(word, code):
    assert sound(word) == code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Brücke e. V.", "Bruecke"),
        ("Stiftung Zuflucht gGmbH", "Zuflucht"),
        ("Flüchtlingsrat Köln", "Kölner Flüchtlingsrat e.V."),
        ("Begegnungszentrum Süd", "Begegnungs-Zentrum Süd"),
        ("Nachbarschaftshilfe Meier", "Nachbarschaftshlife Maier"),
    ],
)
def test_one_organisation(one, other):
    assert points({"name": one, **KOELN}, {"name": other, **KOELN}) >= ENOUGH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Ortsverein A", **KOELN}, {"name": "Ortsverein B", **KOELN}),
        ({"name": "Ostviertel hilft", **KOELN}, {"name": "Westviertel hilft", **KOELN}),
        ({"name": "Flüchtlingsrat", **KOELN}, {"name": "Flüchtlingsrat", **BONN}),
        ({"name": "Caritas", "street": "Am Dom 1", **KOELN}, {"name": "Caritas", "street": "Ring 8", **KOELN}),
        ({"name": "Amal", "street": "Ring 8", **KOELN}, {"name": "Rom e. V.", "street": "Ring 8", **KOELN}),
        ({"name": "Flüchtlingshilfe München", "city": "München"}, {"name": "Flüchtlingshilfe Bonn e. V.", **BONN}),
        ({"name": "Bürgerstiftung Jena", "city": "Jena"}, {"name": "Bürgerstiftung Köln", **KOELN}),
        ({"name": "Refugees Welcome", "city": "Flensburg"}, {"name": "Refugees Welcome", **BONN}),
    ],
)
def test_two_organisations(one, other):
    assert points(one, other) < ENOUGH


def test_a_district_for_a_town_hides_no_organisation_with_the_same_number():
    one = {"name": "Treff Brücke", "city": "Ehrenfeld", "phone": "0221 123456"}
    assert points(one, {"name": "Treff Brücke", "phone": "0221/12 34 56", **KOELN}) >= ENOUGH


def test_numbers_and_addresses_are_levelled():
    one = traits(phone="+49 (0)221 1234-0", street="Karl-Marx-Straße 83 a–85", website="https://www.amal.example/")
    other = traits(phone="0221/12340 (Mo–Fr)", street="Karl-Marx-Str.  83A", website="amal.example")
    assert (one.phones, one.street, one.house, one.page) == (other.phones, other.street, other.house, other.page)
