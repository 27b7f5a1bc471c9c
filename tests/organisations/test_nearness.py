"""What is near: known distances, places by postal code and name, order and radius."""

import re

import pytest
from django.http import QueryDict

from communes.distance import box, kilometres
from communes.models import Commune
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db

POINTS = {"Köln": (50.938107, 6.957068), "Bonn": (50.734245, 7.099187), "Aachen": (50.776351, 6.083862)}
# Distances on the ellipsoid (WGS 84, Vincenty), in kilometres.
KNOWN = [
    ((50.938107, 6.957068), (50.734245, 7.099187), 24.79),
    ((52.520008, 13.404954), (48.137154, 11.576124), 504.2),
    ((53.551086, 9.993682), (53.867814, 10.687208), 57.8),
    ((47.677951, 9.173238), (54.783748, 9.435698), 790.9),
]


@pytest.fixture
def towns():
    """Three towns with a postal code each, and an organisation in each that has no position of its own."""
    for (name, point), code in zip(POINTS.items(), ("50667", "53111", "52062"), strict=True):
        row = factories.commune(name)
        row.latitude, row.longitude = point
        row.save()
        row.postal_codes.create(code=code)
        factories.organisation(f"Haus {name}", commune=row)


def names(query):
    """The names of a selection's organisations, in their order."""
    return [row.name for row in Selection(QueryDict(query)).organisations[0:50]]


@pytest.mark.parametrize(("here", "there", "known"), KNOWN)
def test_distances_are_right_to_one_percent(here, there, known):
    assert kilometres(*here, *there) == pytest.approx(known, rel=0.01)
    assert kilometres(*here, *here) == 0


def test_a_box_holds_all_within_the_radius():
    south, west, north, east = box(51, 7, 50)
    assert kilometres(51, 7, north, 7) == pytest.approx(50, rel=0.001)
    assert kilometres(51, 7, 51, east) >= 50
    assert (51 - south, 7 - west) == pytest.approx((north - 51, east - 7))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("plz=50667&umkreis=10", ["Haus Köln"]),
        ("plz=50667&umkreis=30", ["Haus Köln", "Haus Bonn"]),
        ("plz=53111&umkreis=30", ["Haus Bonn", "Haus Köln"]),
        ("plz=Koeln&umkreis=100", ["Haus Köln", "Haus Bonn", "Haus Aachen"]),
        ("plz=bonn", ["Haus Bonn"]),
        ("plz=50.94,6.96&umkreis=5", ["Haus Köln"]),
        ("plz=50667&umkreis=100&sort=name", ["Haus Aachen", "Haus Bonn", "Haus Köln"]),
        ("plz=50667&umkreis=999", ["Haus Köln", "Haus Bonn", "Haus Aachen"]),
        ("plz=50667&umkreis=0", ["Haus Köln"]),
        ("sort=naehe", ["Haus Aachen", "Haus Bonn", "Haus Köln"]),
    ],
)
def test_the_nearest_come_first(towns, query, found):
    assert names(query) == found


def test_an_own_position_counts_before_that_of_the_commune(towns):
    factories.organisation("In Köln, aber fast in Bonn", latitude=50.74, longitude=7.09)
    assert names("plz=53111&umkreis=5") == ["Haus Bonn", "In Köln, aber fast in Bonn"]


def test_a_district_is_where_its_organisations_are_and_can_be_looked_around(visitor, towns):
    row = factories.district("Ehrenfeld")
    row.latitude, row.longitude = 50.958, 6.903
    row.save()
    inside = factories.organisation("Im Viertel", district=row)
    assert names("plz=50667&umkreis=2") == ["Haus Köln"]
    assert names("plz=ehrenfeld&umkreis=2") == names("plz=Köln-Ehrenfeld&umkreis=2") == ["Im Viertel"]
    assert "Köln-Ehrenfeld · etwa 4 km" in visitor.get("/organisationen/?plz=50667&umkreis=5").content.decode()
    row.latitude, row.longitude = POINTS["Bonn"]
    row.save()
    assert names("plz=53111&umkreis=2") == ["Haus Bonn", inside.name]


def test_a_commune_that_moves_takes_its_organisations_along(towns):
    assert names("plz=53111&umkreis=5") == ["Haus Bonn"]
    row = Commune.objects.get(name="Aachen")
    row.latitude, row.longitude = POINTS["Bonn"]
    row.save()
    assert sorted(names("plz=53111&umkreis=5")) == ["Haus Aachen", "Haus Bonn"]


def test_the_page_says_how_far(visitor, towns):
    factories.organisation("Am Rhein", latitude=50.96, longitude=6.98)
    page = visitor.get("/organisationen/?plz=50667&umkreis=100").content.decode()
    assert re.findall(r'class="row-place">([^<]+)</p>', page) == [
        "Köln",
        "Köln · 2,9 km",
        "Bonn · etwa 25 km",
        "Aachen · etwa 64 km",
    ]
    assert 'value="50667"' in page


def test_a_code_of_several_communes_asks_which(visitor, towns):
    Commune.objects.get(name="Bonn").postal_codes.create(code="50667")
    page = visitor.get("/organisationen/?plz=50667&umkreis=5").content.decode()
    assert "Welchen meinen Sie?" in page
    assert "plz=50667+Bonn" in page
    assert names("plz=50667 Bonn&umkreis=5") == ["Haus Bonn"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("plz=99999&umkreis=5", "kennen wir nicht"),
        ("plz=Nirgendwo", "kennen wir nicht"),
        ("plz=506&umkreis=5", "die ganze Postleitzahl"),
        ("plz=" + "ä" * 5000, "kennen wir nicht"),
        ("plz=50667&umkreis=weit", "gibt es „weit“ nicht"),
        ("plz=1-2&umkreis=5", "gibt es „1-2“ nicht"),
    ],
)
def test_what_was_not_understood_is_said(visitor, towns, query, said):
    assert said in visitor.get(f"/organisationen/?{query}").content.decode()


def test_counts_are_those_around_the_place(towns):
    axis = next(axis for axis in Selection(QueryDict("plz=50667&umkreis=30")).axes if axis.name == "kommune")
    assert {option.label: option.count for option in axis.options if option.count} == {"Köln": 1, "Bonn": 1}


def test_queries_do_not_grow(visitor, towns, django_assert_num_queries):
    for number in range(20):
        factories.organisation(f"Noch eins {number}")
    visitor.get("/organisationen/?plz=50667&umkreis=30")
    with django_assert_num_queries(3):
        visitor.get("/organisationen/?plz=50667&umkreis=20")
