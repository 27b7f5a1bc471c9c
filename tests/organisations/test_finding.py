"""What visitors type, and whom they find: spelt right or not. The same on both databases."""

import pytest
from django.http import QueryDict
from django.utils.http import urlencode

from organisations.models import KnowHow, Synonym
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


def search(words, **answers):
    """The selection for some words."""
    return Selection(QueryDict(urlencode({"q": words, **answers}, doseq=True)))


def names(words, **answers):
    """The names that some words find, the best first."""
    return [row.name for row in search(words, **answers).organisations[:]]


@pytest.fixture(scope="module")
def town(lasting):
    """A small town of real names, without the synonyms of the start."""
    Synonym.objects.all().delete()
    rat = factories.organisation(
        "Kölner Flüchtlingsrat e. V.", type=factories.kind("fluechtlingsrat"), topics=["asyl-und-aufenthalt"]
    )
    factories.offer(rat, "Verfahrensberatung", description="Hilfe im Dublin-Verfahren")
    factories.organisation(
        "agisra e. V.",
        short_name="agisra",
        description="Berät Migrantinnen und geflüchtete Frauen.",
        phone="0221 888 27-0",
        postal_code="50823",
        street="Salierring 48",
        city="Köln",
    )
    factories.organisation("Willkommen in Sürth", description="Deutschkurse, Wohnungssuche, Führerschein.")
    factories.organisation("Caritasverband für die Stadt Köln e. V.", type=factories.kind("wohlfahrtsverband"))
    factories.organisation("Haus der Kulturen", commune=factories.commune("Bonn"), description="Räume für Vereine.")
    tandem = factories.organisation("Tandem gGmbH", networks=[factories.network("Runder Tisch Rodenkirchen")])
    with tandem.one_history_entry():
        tandem.know_how.add(KnowHow.objects.get(slug="dolmetschen-und-uebersetzen"))


RAT, AGISRA, SURTH = "Kölner Flüchtlingsrat e. V.", "agisra e. V.", "Willkommen in Sürth"
CARITAS, HAUS, TANDEM = "Caritasverband für die Stadt Köln e. V.", "Haus der Kulturen", "Tandem gGmbH"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        *((words, [SURTH]) for words in ("Sürth", "Surth", "Suerth", "SÜRTH", "sürht", "Sütrh", "Fuehrerschein",
          "führerschein", "Führeschein", "Wohnungssuche", "Wohnungsuche", "Deutschkurs", "deutsch-kurs")),
        *((words, [RAT]) for words in ("Flüchtlingsrat", "Flüchtlingsräte", "fluechtlings-rat",
          "Kölner Flüchtlingsrat e.V.",
          "koelner fluechtlingsrat ev", "Dublin", "verfahrensberatung", "Refugee council", "Flüchtlingsart")),
        *((words, [AGISRA]) for words in ("agisra", "Agisra e.V.", "0221 888270", "+49 221 88827-0", "888 270", "50823",
          "5082", "salierring", "Migrantin", "migrantinnen frauen", "geflüchteten", "Migratninen")),
        *((words, [TANDEM]) for words in ("Rodenkirchen", "runder tisch", "Dolmetscher", "interpreting",
          "tandem GmbH")),
        *((words, [HAUS]) for words in ("Kultur Haus", "Raum Verein", "bonn", "häuser")),
        *((words, [CARITAS]) for words in ("caritas", "Caritasverband Stadt Köln", "Karitas", "Wohlfahrtsverbände")),
        *((words, []) for words in ("Recht", "xyzxyz", "agisra Bonn", "0221 999999", "50824")),
    ],
)  # fmt: skip
def test_who_is_found(town, words, found):
    assert names(words) == found


def test_the_best_come_first():
    """Exact name, word in the name, part of a word in the name, offer, part of a word in an offer, text."""
    factories.organisation("Anderes", description="Wir machen auch Beratung.", type=factories.kind("sportverein"))
    for name, title in (("Zentrum", "Beratung"), ("Abc", "Rechtsberatung")):
        with factories.organisation(name, type=factories.kind("sportverein")).one_history_entry() as made:
            factories.offer(made, title)
    for name in ("Aktive Rechtsberatung", "Mobile Beratung", "Beratung"):
        factories.organisation(name, type=factories.kind("sportverein"))
    assert names("Beratung", art="sportverein") == [
        "Beratung", "Mobile Beratung", "Aktive Rechtsberatung", "Zentrum", "Abc", "Anderes",
    ]  # fmt: skip
    assert names("Beratung", art="sportverein", sort="name")[0] == "Abc"


def test_a_typing_error_is_named_and_not_pretended_away(town):
    selection = search("sürht")
    assert [(one.typed, one.meant, one.used) for one in selection.corrections] == [("sürht", "Sürth", True)]
    assert selection.missed == [("sürht", "Sürth")]


def test_a_correction_leaves_other_words_whole(town):
    selection = search("Migratninen Migratninensommer")
    assert selection.corrections[0].query == "q=Migrantinnen+Migratninensommer"


def test_a_word_that_finds_enough_is_never_corrected(town):
    for number in range(3):
        factories.organisation(f"Sürht {number}")
    assert len(names("sürht")) == 3
    assert search("sürht").corrections == []


def test_a_rare_word_beside_a_common_one_is_only_asked_about(town):
    factories.organisation("Beratnug")
    for number in range(10):
        factories.organisation(f"Beratung {number}")
    selection = search("beratnug")
    assert selection.total == 1
    assert [(one.meant, one.used, one.query) for one in selection.corrections] == [("Beratung", False, "q=Beratung")]


@pytest.mark.parametrize("words", ["Krat", "50832", "888271 0221", "xq"])
def test_short_words_and_numbers_are_not_corrected(town, words):
    assert search(words).corrections == []


def test_words_that_nobody_has_are_named(town):
    selection = search("Flüchtlingsrat Quastenflosser")
    assert selection.total == 0
    assert "„Quastenflosser“ steht in keinem Eintrag." in selection.notices
    assert selection.missed == [("Quastenflosser", "")]


def test_a_synonym_acts_at_once_and_for_several_words(town):
    assert names("Agentur für Arbeit") == []
    Synonym.objects.create(word="Agentur für Arbeit", finds="Tandem, Haus der Kulturen")
    assert names("agentur fuer arbeit") == [HAUS, TANDEM]
    assert names("Agentur für Arbeit Bonn") == [HAUS]
    Synonym.objects.all().delete()
    assert names("Agentur für Arbeit") == []


def test_a_synonym_adds_to_what_the_word_finds(town):
    Synonym.objects.create(word="Hilfsverein", finds="Caritas")
    Synonym.objects.create(word="agisra", finds="Caritas")
    assert names("Hilfsvereine") == [CARITAS]
    assert names("Agisra") == [AGISRA, CARITAS]


def test_declined_words_are_near_too(town):
    factories.organisation("Fahrräder für alle")
    assert names("Fahrad") == ["Fahrräder für alle"]
    assert search("Fahrad").corrections[0].meant == "Fahrräder"


def test_no_word_is_taken_for_the_half_of_another(town):
    factories.organisation("Wohnortsicherung")
    assert search("Wohnortsache").corrections == []


@pytest.mark.parametrize(
    "words",
    [
        "AND", "OR NOT", '"', "*", "a*", "q:x", "(", "))", "\\", "%", "_", "' OR 1=1 --", "🙂", "\u202e",
        "\u200f\u200e",
        "der die das", "e. V.", "x" * 10_000, "wort " * 2_000, "ä" * 200, "1" * 200, "- - -", "\ufdfa" * 50, "\x85",
        "؟", "مرحبا", "a b c d e f g h i j k l m n o p q r s t u v w x y z",
    ],
)  # fmt: skip
def test_whatever_is_typed_has_an_answer_in_words(town, visitor, words):
    response = visitor.get("/organisationen/", {"q": words})
    assert response.status_code == 200
    selection = search(words)
    if selection.filter.found is None:
        assert selection.total == 6
        assert bool(selection.notices) == bool(words.strip())
    elif selection.total == 0:
        assert selection.notices or selection.ways_out


def test_only_published_entries_are_found(town):
    factories.organisation("Entwurf Sürth", status="draft")
    assert names("Sürth") == [SURTH]


def test_the_row_says_where_the_words_stand(town):
    row = search("verfahrensberatung").page.object_list[0]
    assert row.found_offers == ["Verfahrensberatung"]
    row = search("Dolmetschen").page.object_list[0]
    assert [str(part) for part in row.found_terms[0]] == ["Know-how", "Dolmetschen und Übersetzen"]


@pytest.mark.parametrize(
    ("query", "ways"),
    [
        ("q=Sürth&kommune=bonn", [("Ohne Kommune: Bonn", 1), ("Ohne Suchwörter: „Sürth“", 1)]),
        (
            "q=Sürth+Caritas",
            [("Ohne das Wort „Sürth“", 1), ("Ohne das Wort „Caritas“", 1), ("Ohne Suchwörter: „Sürth Caritas“", 6)],
        ),
        ("q=Caritas+arit", [("Ohne das Wort „arit“", 1), ("Ohne Suchwörter: „Caritas arit“", 6)]),
        ("thema=sport&kommune=bonn&art=fluechtlingsrat", [("Nur Art: Flüchtlingsrat", 1), ("Nur Kommune: Bonn", 1)]),
    ],
)  # fmt: skip
def test_an_empty_list_says_what_to_leave_out(town, query, ways):
    selection = Selection(QueryDict(query))
    assert selection.total == 0
    assert sorted((way.words, way.count) for way in selection.ways_out) == sorted(ways)
    for way in selection.ways_out:
        assert Selection(QueryDict(way.query)).total == way.count
