"""The list with its map: the same selection, drawn without a script, bounded for whatever is asked."""

import re

import pytest
from django.http import QueryDict

from communes.models import Boundary
from organisations.mapping.picture import Picture
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db
MAP, PLACES = "/organisationen/karte/", "/organisationen/karte/orte.json"


@pytest.fixture
def town():
    """Three in one house, one aside, one that nobody knows the place of."""
    for name in "ABC":
        factories.organisation(f"Haus {name}", latitude=50.94, longitude=6.96)
    factories.organisation("Am Rand", latitude=51.02, longitude=7.05, topics=["wohnen"])
    factories.organisation("Irgendwo", topics=["wohnen"])


def boundary(**values):
    """A square around the town."""
    row = Boundary(**{"level": "county", "key": "05315", "name": "Köln", "attribution": "© Amt", **values})
    row.draw([[(6.8, 50.8), (7.2, 50.8), (7.2, 51.1), (6.8, 51.1), (6.8, 50.8)]])
    row.full_clean()
    row.save()


def test_list_and_map_show_the_same(visitor, town):
    boundary()
    page = visitor.get(f"{MAP}?sort=name").content.decode()
    assert 'data-total="5"' in page
    assert len(re.findall("data-organisation=", page)) == 5
    assert sorted(re.findall(r'<text x="[^"]*" y="[^"]*" dy="0.35em">(\d+)<', page)) == ["1", "3"]
    assert "1 Organisation steht nur in der Liste" in page
    assert "<title>Köln</title>" in page
    assert "© Amt" in page
    narrowed = visitor.get(f"{MAP}?thema=wohnen").content.decode()
    assert 'data-total="2"' in narrowed
    assert narrowed.count("<circle") == 1


def test_a_place_leads_to_all_who_are_there(visitor, town):
    page = visitor.get(MAP).content.decode()
    link = re.search(r'<a class="spot" href="([^"]*ausschnitt[^"]*)" aria-label="3 Organisationen, Köln"', page)[1]
    assert link.startswith("/organisationen/?")
    found = visitor.get(link).content.decode()
    assert re.findall('data-organisation="([^"]*)"', found) == ["haus-a", "haus-b", "haus-c"]
    assert "Ausschnitt der Karte" in found
    assert 'href="/organisationen/am-rand/" aria-label="Am Rand"' in page


def test_a_section_gives_what_the_slow_answer_gives(town):
    for section in ("50.93,6.95,50.95,6.97", "50.95,6.97,50.93,6.95", "-90,-180,90,180", "51,7,52,8", "0,0,0,0"):
        filterset = Selection(QueryDict(f"ausschnitt={section}")).filter
        found = set(filterset.index.keys_at(filterset.hits))
        assert found == set(filterset.qs.values_list("pk", flat=True)), section


def test_places_are_gathered_for_the_section_that_is_seen(visitor, town):
    answer = visitor.get(PLACES, {"ansicht": "50.8,6.8,51.1,7.2", "breite": 600, "hoehe": 600}).json()
    assert [place["count"] for place in answer["places"]] == [3, 1]
    assert answer["places"][0]["box"] is None
    assert answer["places"][1]["names"] == [["Am Rand", "/organisationen/am-rand/"]]
    near = visitor.get(PLACES, {"ansicht": "51.01,7.04,51.03,7.06", "breite": 600, "hoehe": 600}).json()
    assert [place["count"] for place in near["places"]] == [1]
    chosen = visitor.get(PLACES, {"ansicht": "50.8,6.8,51.1,7.2", "thema": "wohnen"}).json()
    assert [place["count"] for place in chosen["places"]] == [1]


def test_boundaries_come_by_level_and_field(visitor):
    boundary()
    found = visitor.get("/organisationen/karte/grenzen/county.json?feld=16,2").json()
    assert [one["name"] for one in found["boundaries"]] == ["Köln"]
    assert found["sources"] == ["© Amt"]
    assert visitor.get("/organisationen/karte/grenzen/county.json?feld=3,2").json()["boundaries"] == []


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (PLACES, 404),
        (f"{PLACES}?ansicht=1,2,3", 404),
        (f"{PLACES}?ansicht=-90,-180,90,180&breite=99999999&hoehe=x", 200),
        (f"{PLACES}?ansicht=999,999,999,999", 200),
        (f"{PLACES}?ansicht=50,7,50,7&breite=", 200),
        ("/organisationen/karte/grenzen/mond.json?feld=1,1", 404),
        ("/organisationen/karte/grenzen/state.json", 404),
        ("/organisationen/karte/grenzen/state.json?feld=9999,-9999", 200),
        (f"{MAP}?ausschnitt=unsinn", 200),
        (f"{MAP}?ausschnitt=50,7,50,7", 200),
        (f"{MAP}?q=gibtesnicht", 200),
    ],
)
def test_nonsense_is_answered(visitor, town, address, status):
    assert visitor.get(address).status_code == status


def test_an_empty_map_shows_germany():
    assert Picture.of(Selection(QueryDict(""))).markers == []


def test_labels_do_not_cover_circles(town):
    markers = Picture.of(Selection(QueryDict(""))).markers
    assert [marker.is_labelled for marker in markers] == [True, True]
    assert all(marker.label_height > marker.place.y + marker.radius for marker in markers)


def test_streets_are_off_until_an_agency_names_a_server(visitor, town, settings):
    assert "data-tiles" not in visitor.get(MAP).content.decode()
    settings.TILES = {
        "address": "https://tiles.example/{z}/{x}/{y}.png", "source": "© Wer", "host": "tiles.example",
    }  # fmt: skip
    page = visitor.get(f"{MAP}?sort=name").content.decode()
    assert 'data-tiles="https://tiles.example/{z}/{x}/{y}.png"' in page
    assert "Dann erfährt tiles.example" in page
    assert 'src="https://tiles' not in page
