"""A real list in all its disorder goes through the wizard: every row is accounted for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from communes.models import PostalCode
from curation.models import Import
from organisations.models import Organisation
from tests import factories
from tests.conftest import SHARED_DATA

pytestmark = [pytest.mark.django_db, pytest.mark.data]
FILE = SHARED_DATA / "organisations/metacollect_de.csv"


def follow(client, response):
    """The page where the wizard stops by itself, after all its steps."""
    for _step in range(60):
        if response.status_code == 302:
            address = response["Location"].split("#")[0]
        elif b'http-equiv="refresh"' not in response.content:
            return response
        response = client.get(address)
    raise AssertionError("the wizard does not come to an end")


def test_every_row_of_a_real_list_is_accounted_for(redaktion):
    for code in ("53111", "53113", "53115"):
        PostalCode.objects.create(commune=factories.commune("Bonn"), code=code)
    factories.commune("Köln")
    upload = SimpleUploadedFile(FILE.name, FILE.read_bytes())
    page = follow(redaktion, redaktion.post("/verwaltung/curation/import/add/", {"file": upload}))
    made = Import.objects.get()
    columns = {f"column-{place}": target for place, target in enumerate(made.targets)}
    answer = {**columns, "do": "map", "source": "metacollect.org"}
    address = f"/verwaltung/curation/import/{made.pk}/change/"
    page = follow(redaktion, redaktion.post(address, answer))
    numbers = {kind: number for kind, _words, _help, number in page.context["groups"]}
    print(numbers, page.context["to_apply"])
    for row in made.rows.filter(kind="error")[:40]:
        print(row.line, row.name, row.shown["errors"])
    for row in made.rows.filter(kind="possible")[:80]:
        print(row.line, row.name, row.shown["likely"], row.shown["same_as"])
    for e in page.context["unknown"]:
        print(e.label, e.text, e.times, e.suggestions[:3], e.chosen)
    for row in made.rows.filter(kind="new")[:12]:
        print(row.line, row.name, row.shown["warnings"])
    import time

    t = time.time()
    page = follow(redaktion, redaktion.post(address, {"do": "apply"}))
    print(
        time.time() - t,
        {k: page.context[k] for k in ("new", "changed", "unchanged", "left_out", "total")},
        page.context["stale"],
    )
    print(Organisation.objects.count(), Organisation.history.count())
    for o in Organisation.objects.all()[100:104]:
        print(vars(o), o.topics.all(), o.languages.all())
    assert 0
