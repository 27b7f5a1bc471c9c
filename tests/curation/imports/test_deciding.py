"""What is answered once for a whole file holds for all its rows, also where it is answered anew."""

import pytest

from organisations.models import OrganisationType
from tests import factories
from tests.curation.imports.test_wizard import mapped, sent, upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def koeln(db):
    """The commune of the rows."""
    return factories.commune()


def test_a_changed_answer_holds_for_all_rows(redaktion, koeln):
    bonn = factories.commune("Bonn")
    made, _page = upload(redaktion, "Name;Ort\nA;Kölle\n")
    mapped(redaktion, made, type=factories.kind().pk)
    sent(redaktion, made, do="for-all", **{"place|Kölle": "Köln"})
    assert made.rows.get().identity.endswith(f"\t{koeln.pk}")
    sent(redaktion, made, do="for-all", **{"place|Kölle": "Bonn"})
    assert made.rows.get().identity.endswith(f"\t{bonn.pk}")


def test_a_changed_meaning_of_a_term_holds_for_all_rows(redaktion):
    office, other = OrganisationType.objects.all()[:2]
    made, _page = upload(redaktion, "Name;Art;Ort\nA;Dingsbums;Köln\n")
    mapped(redaktion, made)
    sent(redaktion, made, do="terms", **{"type|Dingsbums": str(office.pk)})
    assert made.rows.get().shown["told"][-3] == office.pk
    sent(redaktion, made, do="terms", **{"type|Dingsbums": str(other.pk)})
    assert made.rows.get().shown["told"][-3] == other.pk
