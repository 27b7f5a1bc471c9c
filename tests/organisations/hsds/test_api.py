"""The API of HSDS 3.0: its shape, its paging and parameters, and what it never tells."""

import json
from datetime import UTC, date, datetime, time
from functools import partial
from importlib import import_module
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.apps import apps
from jsonschema import Draft202012Validator

from organisations import changes
from organisations.exchange import identifiers
from organisations.hsds.document import PAGE, PARAMETERS_OF, SCHEMA_OF
from organisations.models import OpeningHours, Organisation, Origin
from tests import factories
from tests.conftest import SHARED_DATA
from tests.organisations.hsds import shapes
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db

KINDS = {
    "organizations": "organization", "services": "service", "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term",
}  # fmt: skip


def asked(visitor, path, status=200):
    """The JSON that an address answers."""
    response = visitor.get(f"/hsds/{path}")
    assert response.status_code == status, response.content
    assert not response.cookies
    return response.json()


def ids(visitor, path):
    """The identifiers of a page."""
    return [one["id"] for one in asked(visitor, path)["contents"]]


@pytest.fixture
def directory(db):
    """One organisation with everything and two offers, one with next to nothing."""
    full = factories.organisation(
        "Voll e. V.", topics=["gesundheit"], networks=[factories.network()], street="Am Bach 1", postal_code="50667",
        city="Köln", phone="0221 123456 (Mo)", email="info@example.org", website="https://www.example.org/ä",
        latitude=50.9, longitude=6.9, year_founded=1984, confirmed_on=date(2026, 3, 1), hours_note="nach Anruf",
        description="Hilft.", internal_note="geheim", religion="muslim",
    )  # fmt: skip
    OpeningHours.objects.create(organisation=full, weekday=0, opens=time(9), closes=time(12, 30))
    factories.contact(full, "Paula Publik", scope="public")
    factories.contact(full, "Inge Intern")
    first = factories.offer(full, "Sprechstunde", ["wohnen"], hours="montags")
    factories.offer(full, "Kurs")
    with full.one_history_entry():
        pass
    factories.organisation("Leer")
    return first


def validator(name):
    """The published schema of a thing, with formats checked and nothing allowed beside what it names."""
    folder = SHARED_DATA / "hsds-3.0"
    schema = (folder / SCHEMA_OF[name]).read_text().replace('"$ref": "taxonomy.json"', '"type": "object"')
    return Draft202012Validator(closed(json.loads(schema)), format_checker=Draft202012Validator.FORMAT_CHECKER)


def closed(schema):
    """A schema in which every object may hold only what is named."""
    if isinstance(schema, list):
        return list(map(closed, schema))
    if not isinstance(schema, dict):
        return schema
    inside = {name: closed(part) for name, part in schema.items()}
    return {"additionalProperties": False, **inside} if isinstance(schema.get("properties"), dict) else inside


def everything(visitor):
    """All records of all kinds, short, whole and one by one, as pairs of kind and record."""
    for name in KINDS:
        for query in ("", "?full=true", "?full_service=true"):
            yield from ((name, one) for one in asked(visitor, f"{name}{query}")["contents"])
        yield from ((name, asked(visitor, f"{name}/{key}")) for key in ids(visitor, name)[:3])


def test_everything_has_the_shape_of_the_specification(visitor, directory):
    for name, record in everything(visitor):
        shapes.check(KINDS[name], record)


@pytest.mark.data
def test_everything_holds_against_the_published_schemas(visitor, directory):
    validators = {name: validator(name) for name in KINDS}
    for name, record in everything(visitor):
        assert [error.message for error in validators[name].iter_errors(record)] == []
        if "taxonomy_detail" in record:
            assert list(validators["taxonomies"].iter_errors(record["taxonomy_detail"])) == []


def test_the_root_names_version_profile_and_document(visitor):
    root = asked(visitor, "")
    assert root["version"] == "3.0"
    for name in ("profile", "openapi_url"):
        assert visitor.get(root[name].removeprefix("http://127.0.0.1:8000")).status_code == 200
    paths = asked(visitor, "openapi.json")["paths"]
    assert {f"/{name}" for name in KINDS} | {f"/{name}/{{id}}" for name in KINDS} | {"/"} == set(paths)


@pytest.mark.data
def test_every_address_and_parameter_of_the_specification_is_there():
    wanted = json.loads((SHARED_DATA / "hsds-3.0/openapi.json").read_text())
    for path, operation in wanted["paths"].items():
        name = path.strip("/")
        if name and "{" not in name:
            given = {one.get("name") or one["$ref"].rsplit("/", 1)[1] for one in operation["get"]["parameters"]}
            assert given <= set(PARAMETERS_OF[name]), name


def test_one_service_for_each_offer_and_one_for_who_has_none(visitor, directory):
    names = [one["name"] for one in asked(visitor, "services")["contents"]]
    assert names == ["Sprechstunde", "Kurs", "Leer"]


def test_nothing_that_is_not_public(visitor, redaktion, directory, draft, retired):
    for client in (visitor, redaktion):
        told = json.dumps(list(everything(client)))
        for secret in ("geheim", "muslim", "Inge", draft.name, retired.name):
            assert secret not in told
        assert "Paula Publik" in told


def test_identifiers_stay(visitor, directory):
    before = [ids(visitor, name) for name in KINDS]
    full = Organisation.objects.get(name="Voll e. V.")
    full.name = "Anders"
    full.save()
    assert [ids(visitor, name) for name in KINDS] == before


def test_the_state_comes_from_the_official_key_and_the_type_is_an_attribute(visitor, directory):
    one = asked(visitor, "organizations/" + ids(visitor, "organizations")[0])
    assert one["locations"][0]["addresses"][0]["state_province"] == "Nordrhein-Westfalen"
    kinds = [row["value"] for row in one["attributes"] if row["link_type"] == "organization_type"]
    assert kinds == ["Beratungsstelle"]


def test_pages(visitor):
    factories.many(5)
    first, last = asked(visitor, "services?per_page=2"), asked(visitor, "services?per_page=2&page=3")
    assert {name: first[name] for name in PAGE} == {
        "total_items": 5, "total_pages": 3, "page_number": 1, "size": 2, "first_page": True, "last_page": False,
        "empty": False,
    }  # fmt: skip
    assert (last["size"], last["first_page"], last["last_page"]) == (1, False, True)
    beyond = asked(visitor, "services?per_page=2&page=9")
    assert (beyond["empty"], beyond["contents"]) == (True, [])
    assert asked(visitor, "services?per_page=99999")["size"] == 5
    assert len(asked(visitor, "services?minimal=true")["contents"][0]) == 2


def test_parameters_narrow(visitor, directory):
    Organisation.objects.filter(name="Leer").update(changed_at=datetime(2020, 1, 1, tzinfo=UTC))
    terms = {one["code"]: one["id"] for one in asked(visitor, "taxonomy_terms?per_page=200")["contents"]}
    topics = next(one["id"] for one in asked(visitor, "taxonomies")["contents"] if one["name"] == "Themen")
    owner = ids(visitor, "organizations?search=leer")[0]
    for query, names in {
        f"taxonomy_term_id={terms['topics:wohnen']}": ["Sprechstunde"],
        f"taxonomy_term_id={terms['organization-types:beratungsstelle']}": ["Sprechstunde", "Kurs", "Leer"],
        f"taxonomy_id={topics}": ["Sprechstunde"],
        "taxonomy_id=x": [],
        f"organization_id={owner}": ["Leer"],
        "organization_id=x": [],
        "search=leer": ["Leer"],
        "modified_after=2021-01-01T00:00:00Z": ["Sprechstunde", "Kurs"],
        "modified_after=2019-01-01T00:00:00+01:00": ["Sprechstunde", "Kurs", "Leer"],
    }.items():
        assert [one["name"] for one in asked(visitor, f"services?{query}")["contents"]] == names, query
    assert len(ids(visitor, "service_at_locations?postcode=50667&proximity=1000")) == 2


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=-1", "page=x", "page=" + "9" * 1000, "per_page=0", "full=vielleicht", "format=xml",
        "modified_after=gestern", "modified_after=0001-01-01T00:00:00%2B14:00", "modified_after=9999-99-99",
        "minimal=²", "page=²",
    ],
)  # fmt: skip
def test_nonsense_is_refused_in_a_sentence(visitor, published, query):
    assert asked(visitor, f"services?{query}", 400)["error"].endswith(".")


@pytest.mark.parametrize(
    "path", ["services/x", "organizations/00000000-0000-5000-8000-000000000000", "programs", "a/b", "a/b/c", "Services"]
)
def test_what_is_not_there_is_said_so(visitor, published, path):
    response = visitor.get(f"/hsds/{path}")
    assert response.status_code == 404
    assert response.json()["error"].endswith(".")


def test_times_say_of_which_zone_they_are(visitor, directory, monkeypatch):
    for month, zone in ((1, "+01:00"), (7, "+02:00")):
        monkeypatch.setattr("django.utils.timezone.now", lambda month=month: datetime(2026, month, 15, 12, tzinfo=UTC))
        (whole,) = asked(visitor, "organizations?full=true&search=voll")["contents"]
        (span,) = whole["locations"][0]["schedules"]
        assert (span["opens_at"], span["closes_at"]) == (f"09:00{zone}", f"12:30{zone}")
        assert span["timezone"] == int(zone[:3])


def test_identifiers_stay_when_the_site_moves(visitor, directory, settings):
    identifiers.origin_as_of.cache_clear()
    before = [ids(visitor, name) for name in KINDS]
    settings.SITE_URL = "https://anders.example"
    identifiers.origin_as_of.cache_clear()
    assert [ids(visitor, name) for name in KINDS] == before
    assert asked(visitor, f"organizations/{before[0][0]}")["uri"].startswith("https://anders.example/")


def test_a_directory_that_gave_out_identifiers_before_keeps_them(visitor, directory, settings):
    Origin.objects.all().delete()
    migration = import_module("organisations.migrations.0007_origin")
    migration.keep_identifiers(apps, None)
    key = Organisation.objects.get(name="Leer").pk
    assert str(uuid5(NAMESPACE_URL, f"{settings.SITE_URL}/hsds/organization/{key}")) in ids(visitor, "organizations")


def test_a_restored_backup_of_another_directory_brings_its_identifiers_with_it(visitor, directory):
    before = ids(visitor, "organizations")
    Origin.objects.update(text="urn:uuid:another")
    changes.start_over()
    now = ids(visitor, "organizations")
    assert not set(now) & set(before)
    assert asked(visitor, f"organizations/{now[0]}")["id"] == now[0]


def test_two_new_directories_share_no_identifiers(db):
    first = Origin.of_this_directory()
    Origin.objects.all().delete()
    assert Origin.of_this_directory() != first


def test_postcode_must_be_one(visitor, published):
    assert "fünf Ziffern" in asked(visitor, "service_at_locations?postcode=1", 400)["error"]


def test_all_in_one_stream(visitor):
    factories.many(3)
    response = visitor.get("/hsds/services?format=ndjson")
    lines = b"".join(response.streaming_content).splitlines()
    assert [json.loads(line)["name"] for line in lines] == [f"Organisation {number:03}" for number in range(3)]


def test_as_many_queries_for_three_as_for_sixty(visitor):
    paths = ("organizations?full=true", "services?full=true&per_page=100", "service_at_locations?full=true")
    few = assert_same_number(partial(asked, visitor), paths)
    assert max(few.values()) <= 9


def test_others_may_read_it_in_the_browser_and_keep_it_while_it_holds(visitor, published):
    first = visitor.get("/hsds/services")
    assert first["Access-Control-Allow-Origin"] == "*"
    assert visitor.get("/hsds/services", headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert visitor.head("/hsds/services").status_code == 200
    assert visitor.post("/hsds/services").status_code == 405
