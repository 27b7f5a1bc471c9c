"""What is answered once for a whole file holds for all its rows, also where it is answered anew."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from curation.imports import deciding
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


def test_many_rows_are_decided_with_as_many_questions_as_few(redaktion):
    there = factories.organisation("Hilfe e. V.")

    def asked(rows):
        made, _page = upload(redaktion, "Name;Ort\n" + "".join(f"Verein {number};Köln\n" for number in range(rows)))
        mapped(redaktion, made)
        made.rows.update(shown={"likely": [[there.pk, there.name, 80, []]], "errors": []})
        with CaptureQueriesContext(connection) as queries:
            deciding.decide(made, list(made.rows.all()), "same-likeliest")
        assert set(made.rows.values_list("organisation", flat=True)) == {there.pk}
        return len(queries)

    asked(2)
    assert asked(3) == asked(30)


def test_no_cell_is_corrected_after_somebody_went_on(redaktion):
    made, _page = upload(redaktion, "Name;Ort\nA;Köln\n")
    mapped(redaktion, made)
    made.refresh_from_db()
    row = made.rows.get()
    sent(redaktion, made, do="apply")
    deciding.correct(made, row, {"cell-0": "B"})
    row.refresh_from_db()
    assert (row.cells, row.kind, row.applied) == (["A", "Köln"], "new", True)


def test_a_number_too_long_for_any_term_is_left_out(redaktion):
    made, _page = upload(redaktion, "Name;Art;Ort\nA;Dingsbums;Köln\n")
    mapped(redaktion, made)
    sent(redaktion, made, do="terms", **{"type|Dingsbums": f"{OrganisationType.objects.first().pk:015}99999"})
    made.refresh_from_db()
    assert made.term_choices == {"type": {"Dingsbums": None}}
