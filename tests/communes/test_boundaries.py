"""Boundaries: files of offices read, planned, taken over; wrong ones refused whole, with a sentence."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from communes.boundaries import planning, shapes
from communes.distance import kilometres
from communes.models import Boundary, District
from tests import factories
from tests.conftest import SHARED_DATA

pytestmark = pytest.mark.django_db
FOLDER = SHARED_DATA / "boundaries"
SQUARE = [[6.9, 50.9], [7.0, 50.9], [7.0, 51.0], [6.9, 51.0], [6.9, 50.9]]


def geojson(properties, ring=SQUARE):
    """A file with one area."""
    feature = {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
    return json.dumps({"type": "FeatureCollection", "features": [feature]}).encode()


def take(content, **options):
    """Takes over a file and returns the plan."""
    plan = planning.plan(shapes.read(content), "© Amt", **options)
    planning.apply(plan)
    return plan


def test_an_area_is_taken_over_once_and_then_known():
    assert len(take(geojson({"AGS": "05315", "GEN": "Köln"})).new) == 1
    row = Boundary.objects.get()
    assert (row.level, row.key, row.name, row.attribution) == ("county", "05315", "Köln", "© Amt")
    assert (row.south, row.west, row.north, row.east) == (50.9, 6.9, 51.0, 7.0)
    assert row.corners == [[tuple(corner) for corner in SQUARE]]
    assert row.middle == pytest.approx((50.95, 6.95))
    again = take(geojson({"AGS": "05315", "GEN": "Köln"}))
    assert (len(again.new), len(again.changed), again.unchanged) == (0, 0, 1)
    moved = take(geojson({"AGS": "05315", "GEN": "Köln"}, [[x + 1, y] for x, y in SQUARE]))
    assert len(moved.changed) == 1
    assert Boundary.objects.get().west == 7.9


def test_topojson_joins_shared_lines_forwards_and_backwards():
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [6, 50]},
        "arcs": [[[0, 0], [10, 0], [0, 10]], [[0, 0], [0, 10], [10, 0]]],
        "objects": {"a": {"type": "Polygon", "arcs": [[0, -2]], "properties": {"AGS": "05"}}},
    }
    shape = shapes.read(json.dumps(topology).encode())[0]
    assert shape.rings == [[(6, 50), (7, 50), (7, 51), (6, 51), (6, 50)]]


def test_several_areas_of_one_key_become_one():
    features = [json.loads(geojson({"AGS": "05", "GEN": name}))["features"][0] for name in ("NRW", "NRW (See)")]
    take(json.dumps({"type": "FeatureCollection", "features": features}).encode())
    assert (Boundary.objects.get().name, len(Boundary.objects.get().rings)) == ("NRW", 2)


def test_districts_are_known_by_name_or_number_and_learn_where_they_are():
    first, second = factories.district("Mülheim"), factories.district("Kalk")
    second.number = 8
    second.save()
    take(geojson({"STB_NAME": "MÜLHEIM"}), commune=first.commune)
    take(geojson({"STB_NR": "8", "STB_NAME": "Kalk-Ost"}), commune=first.commune)
    plan = take(geojson({"STB_NAME": "Anderswo"}), commune=first.commune)
    assert plan.unknown == ["Anderswo"]
    assert set(Boundary.objects.values_list("key", flat=True)) == {first.slug, second.slug}
    assert District.objects.get(pk=first.pk).latitude == pytest.approx(50.95)


def test_a_place_that_a_curator_gave_to_a_district_stays():
    row = factories.district("Mülheim")
    row.latitude, row.longitude = 50.0, 7.0
    row.save()
    take(geojson({"STB_NAME": "Mülheim"}), commune=row.commune)
    row.refresh_from_db()
    assert row.latitude == 50.0


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (geojson({"AGS": "05"})[:-40], "nicht vollständig (Zeile 1)"),
        (geojson({"AGS": "05"}, [[33.9, 48.0], [34, 48], [34, 49], [33.9, 48.0]]), "nicht in Deutschland"),
        (geojson({"AGS": "05"}, [[float("nan"), 50]] * 4), "nicht in Deutschland"),
        (geojson({"AGS": "05"}, SQUARE[:2]), "weniger als drei"),
        ("{\"name\": \"Köln\"}".encode("latin-1"), "nicht in UTF-8"),
        (b"[]", "kein vollst"),
        (b"[" * 100_000, "kein GeoJSON"),
        (b'{"type": "Topology"}', "kein vollst"),
        (b'{"type":"Topology","arcs":[],"objects":{"a":{"type":"Polygon","arcs":[[7]]}}}', "kein vollst"),
        (b'{"type": "FeatureCollection", "features": []}', "keine Fl"),
        (geojson({"name": "ohne"}), "keinen amtlichen Schl"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_with_a_sentence(content, said):
    with pytest.raises(shapes.Unreadable, match=said.replace("(", r"\(").replace(")", r"\)")):
        planning.plan(shapes.read(content), "© Amt")


def test_nothing_is_written_without_a_source():
    with pytest.raises(ValidationError):
        planning.apply(planning.plan(shapes.read(geojson({"AGS": "05"})), ""))
    assert not Boundary.objects.exists()


def test_the_command_shows_first_and_writes_when_asked(tmp_path, capsys):
    file = tmp_path / "a.json"
    file.write_bytes(geojson({"AGS": "05", "GEN": "NRW"}))
    call_command("import_boundaries", str(file), source="© Amt")
    assert "Neue Grenzen: 1" in capsys.readouterr().out
    assert not Boundary.objects.exists()
    call_command("import_boundaries", str(file), source="© Amt", write=True)
    assert Boundary.objects.count() == 1
    with pytest.raises(CommandError, match="--source"):
        call_command("import_boundaries", str(file))
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("import_boundaries", str(file), source="© Amt", commune="99999999")


@pytest.mark.data
def test_the_official_files_are_taken_over():
    row = factories.district("Mülheim")
    counted = {}
    for name, commune in (("laender", None), ("kreise", None), ("koeln_stadtbezirke", row.commune)):
        counted[name] = len(take((FOLDER / f"{name}.topo.json").read_bytes(), commune=commune).new)
    assert counted == {"laender": 16, "kreise": 401, "koeln_stadtbezirke": 1}
    with pytest.raises(shapes.Unreadable, match="nicht in Deutschland"):
        shapes.read((FOLDER / "koeln_stadtteile.topo.json").read_bytes())
    row.refresh_from_db()
    assert kilometres(row.latitude, row.longitude, 50.972, 7.015) < 3
