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
    assert numbers == {"error": 1, "possible": 21, "new": 561}
    assert all(
        entry.suggestions for entry in page.context["unknown"] if entry.text in {"work", "education", "family reunion"}
    )
    page = follow(redaktion, redaktion.post(address, {"do": "row", "kind": "error", "decision": "without"}))
    page = follow(redaktion, redaktion.post(address, {"do": "apply"}))
    assert (page.context["new"], page.context["left_out"], page.context["total"]) == (562, 21, 583)
    assert Organisation.objects.count() == Organisation.history.count() == 562
    assert Organisation.objects.filter(commune__name="Bonn").count() > 20
