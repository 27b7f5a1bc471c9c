"""The page of the network: what it shows to whom, what it does with bad input, how much it asks the database."""

import re

import pytest
from django.utils import timezone

from cooperations.models import Cooperation, Partner
from cooperations.network import arranging, seen
from organisations.index import kept
from organisations.models import Organisation
from tests import factories
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db

ADDRESS = "/kooperation/netz/"


def text(response):
    """The text of a page that was found, with single blanks."""
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def plain(page):
    """A page without its markup."""
    return re.sub(r"\s+([.,])", r"\1", " ".join(re.sub(r"<[^>]*>", " ", page).split()))


@pytest.fixture
def town(db):
    """Two networks with a bridge between them, and one organisation alone."""
    table, forum = factories.network("Runder Tisch Ehrenfeld"), factories.network("Forum Süd")
    for number in range(3):
        factories.organisation(f"Tischler {number}", networks=[table])
        factories.organisation(f"Förderer {number}", networks=[forum])
    factories.organisation("Allein e. V.")
    return factories.organisation("Brücke e. V.", networks=[table, forum])


def cooperation(*organisations, confirmed=True, **values):
    """A cooperation of organisations, released and confirmed by all unless told otherwise."""
    made = Cooperation.objects.create(**{"title": "Sprachcafé", "state": "running", "is_public": True, **values})
    for one in organisations:
        day = timezone.localdate() if confirmed else None
        Partner.objects.create(cooperation=made, organisation=one, confirmed_on=day)
    return made


def test_the_page_draws_networks_and_organisations_and_tells_bridges_groups_and_the_isolated(visitor, town):
    page = text(visitor.get(ADDRESS))
    words = plain(page)
    assert page.count('class="hub"') == 2
    assert page.count('class="dot') == 7
    assert "Brücke e. V. verbindet Forum Süd mit Runder Tisch Ehrenfeld." in words
    assert "Gruppe 1" in words
    assert "1 Organisation gehört zu keinem Netzwerk" in words
    assert "2 Netzwerke und Kooperationen, 8 Verbindungen." in words
    assert "<title>Brücke e. V., Beratungsstelle</title>" in page


def test_the_table_begins_with_those_that_have_the_most_ties(visitor, town):
    page = text(visitor.get(ADDRESS))
    names = re.findall(r'<th scope="row"><a [^>]*>([^<]*)</a>', page)
    assert names[0] == "Brücke e. V."
    assert names[-1] == "Allein e. V."
    assert names[1:-1] == sorted(names[1:-1])
    assert len(names) == 8


def test_filters_of_the_list_apply(visitor, town):
    page = text(visitor.get(ADDRESS, {"netzwerk": "forum-sued"}))
    assert 'data-total="4"' in page
    assert page.count('class="dot') == 4
    assert "Tischler" not in page


def test_only_published_organisations_appear(visitor, town):
    Organisation.objects.get(name="Tischler 0").delete()
    factories.organisation("Entwurf", status="draft", networks=[factories.network("Forum Süd")])
    page = text(visitor.get(ADDRESS))
    assert "Entwurf" not in page
    assert page.count('class="dot') == 6


def test_visitors_see_only_cooperations_that_everybody_confirmed(visitor, redaktion, outsider, town):
    one, other = Organisation.objects.filter(name__startswith="Tischler")[:2]
    cooperation(one, other)
    cooperation(one, other, title="Geheimes Vorhaben", is_public=False)
    cooperation(one, other, title="Noch nicht bestätigt", confirmed=False)
    cooperation(one, other, title="Nichts geworden", state="failed", why_not="Kein Geld")
    for client in (redaktion, outsider, visitor):
        page = text(client.get(ADDRESS))
        assert "Sprachcafé" in page
        assert "Nichts geworden" not in page
        assert ("Geheimes Vorhaben" in page) == (client is redaktion)
        assert ("Noch nicht bestätigt" in page) == (client is redaktion)
        for file in ("netz.graphml", "netz.csv", "netz-knoten.csv"):
            content = b"".join(client.get(f"/kooperation/{file}").streaming_content).decode()
            assert "Sprachcafé" in content
            assert ("Geheimes Vorhaben" in content) == (client is redaktion)


def test_what_is_only_planned_is_drawn_with_broken_lines(visitor, town):
    cooperation(*Organisation.objects.filter(name__startswith="Tischler")[:2], state="idea")
    page = text(visitor.get(ADDRESS))
    assert 'class="hub planned"' in page
    assert re.search(r'class="tie shared planned"', page)
    assert "Noch nicht vereinbart." in page


def test_texts_of_people_stay_text(visitor):
    evil = factories.network("<script>alert('x')</script> & Söhne")
    factories.organisation('"><b>Fett</b>', networks=[evil], short_name="<i>kurz</i>")
    factories.organisation("Andere", networks=[evil])
    page = text(visitor.get(ADDRESS))
    assert "<b>Fett" not in page
    assert "<script>alert" not in page
    assert "<i>kurz" not in page


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?netzwerk=gibt-es-nicht", "Unter „Netzwerk“ gibt es „gibt-es-nicht“ nicht."),
        ("?q=xyzxyz", "Dazu haben wir keine Organisation gefunden."),
        ("?q=allein", "gehört zu keinem Netzwerk und zu keiner Kooperation, von der wir wissen. Darum"),
        ("?seite=99", "Diese Seite gibt es nicht"),
        ("?seite=9" + "9" * 1000, "Diese Seite gibt es nicht"),
        ("?seite=-1&groesse=%3Cb%3E", "8 Organisationen"),
        ("?plz=Nirgendwo", "Den Ort „Nirgendwo“ kennen wir nicht."),
    ],
)
def test_what_was_not_understood_is_said_in_words(visitor, town, query, sentence):
    assert sentence in plain(text(visitor.get(ADDRESS + query)))


def test_without_any_network_or_organisation_there_is_a_sentence(visitor):
    assert "keine Organisation gefunden" in text(visitor.get(ADDRESS))
    factories.organisation()
    assert "Darum gibt es hier noch kein Bild" in text(visitor.get(ADDRESS))
    for file in ("netz.graphml", "netz.csv", "netz-knoten.csv"):
        assert visitor.get(f"/kooperation/{file}").status_code == 200


def test_where_drawing_fails_the_table_is_still_there_and_the_page_is_not_kept(visitor, town, monkeypatch):
    monkeypatch.setattr(arranging, "PATIENCE", 0)
    page = text(visitor.get(ADDRESS))
    assert "konnte gerade nicht gezeichnet werden" in page
    assert "Brücke e. V." in page
    monkeypatch.undo()
    assert 'class="network"' in text(visitor.get(ADDRESS))


def test_as_many_queries_for_three_as_for_sixty_organisations(visitor):
    few = assert_same_number(visitor.get, [ADDRESS])
    assert max(few.values()) <= 6


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_page_sets_no_cookie_and_has_no_inline_style(visitor, town, prefix):
    response = visitor.get(prefix + ADDRESS)
    page = text(response)
    assert not response.cookies
    assert "style=" not in page
    assert 'src="http' not in page
    assert f'<html lang="{prefix[1:] or "de"}"' in page


def test_a_picture_is_computed_once_for_each_version_of_the_data(visitor, town, monkeypatch):
    text(visitor.get(ADDRESS))
    monkeypatch.setattr(arranging.subprocess, "run", None)
    text(visitor.get(ADDRESS, {"asked": "again"}))
    text(visitor.get(ADDRESS, {"art": "beratungsstelle"}))
    monkeypatch.undo()
    factories.organisation("Neu", networks=[factories.network("Forum Süd")])
    assert text(visitor.get(ADDRESS)).count('class="dot') == 8


def test_only_a_few_pictures_are_kept(visitor, town):
    for number in range(seen.MOST_KEPT + 3):
        factories.organisation(f"Zusatz {number}", networks=[factories.network("Forum Süd")])
    for name in Organisation.objects.values_list("name", flat=True):
        text(visitor.get(ADDRESS, {"q": name}))
    assert len(kept.current().remembered["networks seen"]) <= seen.MOST_KEPT


def test_of_too_many_the_best_connected_are_drawn_and_the_page_says_so(visitor, town, monkeypatch):
    monkeypatch.setattr(arranging, "MOST_DRAWN", 5)
    page = text(visitor.get(ADDRESS))
    assert page.count('class="dot') == 3
    assert 'class="dot several"' in page
    assert "4 Organisationen mit Verbindungen stehen nur in der Tabelle" in page
    assert len(re.findall(r'<th scope="row">', page)) == 8


def test_the_table_has_bounded_pages(visitor):
    factories.many(60)
    first, second = text(visitor.get(ADDRESS)), text(visitor.get(ADDRESS, {"seite": "2"}))
    rows = [re.findall(r'<th scope="row"><a href="([^"]*)"', page) for page in (first, second)]
    assert [len(some) for some in rows] == [50, 10]
    assert not set(rows[0]) & set(rows[1])
