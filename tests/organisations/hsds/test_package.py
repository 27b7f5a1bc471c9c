"""The tabular data package: every table as described, every reference leads to a row."""

import csv
import io
import json
import zipfile

import pytest

from tests import factories
from tests.conftest import SHARED_DATA
from tests.organisations.exchange import reading
from tests.organisations.hsds.test_api import directory

pytestmark = pytest.mark.django_db

__all__ = ["directory"]


def taken(visitor, query=""):
    """The description and the rows of each table."""
    package = zipfile.ZipFile(io.BytesIO(reading.body(visitor.get(f"/hsds/datapackage.zip?{query}"))))
    assert package.testzip() is None
    described = json.loads(package.read("datapackage.json"))
    tables = {}
    for resource in described["resources"]:
        text = io.TextIOWrapper(package.open(resource["path"]), "utf-8", newline="")
        tables[resource["name"]] = list(csv.DictReader(text))
        fields = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == fields for row in tables[resource["name"]])
    return described, tables


def test_every_reference_leads_to_a_row_and_every_key_stands_once(visitor, directory, draft):
    described, tables = taken(visitor)
    keys = {name: [row["id"] for row in rows] for name, rows in tables.items()}
    assert all(len(set(found)) == len(found) for found in keys.values())
    for resource in described["resources"]:
        for key in resource["schema"].get("foreignKeys", []):
            there = keys[key["reference"]["resource"]]
            assert all(row[key["fields"]] in ("", *there) for row in tables[resource["name"]]), key
        for field in resource["schema"]["fields"]:
            if "constraints" in field:
                assert all(row[field["name"]] for row in tables[resource["name"]]), field
    assert [row["name"] for row in tables["organization"]] == ["Leer", "Voll e. V."]
    assert len(tables["service"]) == 3


def test_filters_as_those_of_the_list(visitor, directory):
    factories.organisation("Klub", type=factories.kind("sportverein"))
    _described, tables = taken(visitor, "art=sportverein")
    assert [row["name"] for row in tables["organization"]] == ["Klub"]


@pytest.mark.data
def test_all_tables_and_columns_are_known_to_the_specification(visitor, directory):
    wanted = json.loads((SHARED_DATA / "hsds-3.0/datapackage.json").read_text())
    known = {one["name"]: one for one in wanted["resources"]}
    described, tables = taken(visitor)
    for resource in described["resources"]:
        there = known[resource["name"]]
        fields = {field["name"]: field for field in there["schema"]["fields"]}
        assert resource["path"] == there["path"]
        assert {field["name"] for field in resource["schema"]["fields"]} <= set(fields)
        required = [name for name, field in fields.items() if field["constraints"]["required"]]
        assert all(row.get(name) for row in tables[resource["name"]] for name in required), resource["name"]
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        assert types == {name: fields[name]["type"] for name in types}, resource["name"]
        keys, there_too = (one["schema"].get("foreignKeys", []) for one in (resource, there))
        assert all(key in there_too for key in keys)
        assert len(keys) == sum(key["fields"] in types for key in there_too)
