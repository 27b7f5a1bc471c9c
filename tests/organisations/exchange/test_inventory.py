"""The table for curators: drafts and retired entries too, with the internal note; read in again it changes nothing."""

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from organisations.exchange import inventory, turns
from organisations.models import Organisation
from tests import factories
from tests.organisations.exchange import reading
from tests.organisations.exchange.test_round_trip import ENTRIES, TEXT, taken_out
from tests.organisations.test_exchange_laws import FEW, entered, planned
from tests.queries import queries

pytestmark = pytest.mark.django_db
ADDRESS = "/verwaltung/organisations/organisation/tabelle/"
LIST = "/verwaltung/organisations/organisation/"
OF_THE_DESK = ENTRIES.flatmap(
    lambda entry: st.fixed_dictionaries(
        {"internal_note": TEXT, "status": st.sampled_from(Organisation.Status.values)}
    ).map(lambda own: {**entry, **own})
)


@pytest.fixture
def entries():
    """One entry of each state, with terms of several kinds."""
    tables = [factories.network("Runder Tisch"), factories.network("Bündnis; Süd")]
    factories.organisation("Offen", topics=["wohnen", "sport"], networks=tables, internal_note="Schlüssel bei Kim")
    factories.organisation("Noch nicht", status="draft", topics=["sport"], description="In Gründung")
    factories.organisation("Nicht mehr", status="retired", internal_note="Zwei\nZeilen")


def rows(client, query=""):
    """The rows that a curator takes out."""
    return reading.xlsx_rows(reading.body(client.get(ADDRESS + query)))


def test_all_states_and_the_note_are_in_it(redaktion, entries):
    found = {row["Name"]: row for row in rows(redaktion)}
    assert {name: row["Status"] for name, row in found.items()} == {
        "Offen": "veröffentlicht", "Noch nicht": "Entwurf", "Nicht mehr": "stillgelegt",
    }  # fmt: skip
    assert (found["Noch nicht"]["Themen"], found["Noch nicht"]["Beschreibung"]) == ("Sport", "In Gründung")
    assert found["Nicht mehr"]["Interne Notiz"] == "Zwei\nZeilen"


def test_what_is_public_stands_there_as_in_the_public_table(redaktion, entries):
    (public,) = reading.xlsx_rows(taken_out("xlsx"))
    (own,) = rows(redaktion, "?status__exact=published")
    assert own == {**public, "Interne Notiz": "Schlüssel bei Kim"}


def test_it_holds_what_the_list_of_the_desk_shows(redaktion, entries):
    for number in range(60):
        factories.organisation(f"Sport {number:02}", status="draft")
    found = rows(redaktion, "?q=sport&status__exact=draft&o=-1")
    assert [row["Name"] for row in found] == [*(f"Sport {number:02}" for number in reversed(range(60))), "Noch nicht"]
    page = redaktion.get(LIST + "?q=sport&status__exact=draft&o=-1").content.decode()
    assert f'href="{ADDRESS}?o=-1&amp;q=sport&amp;status__exact=draft"' in page


@FEW
@given(st.lists(OF_THE_DESK, min_size=10, max_size=40))
def test_taken_out_and_read_in_changes_nothing(drawn):
    with transaction.atomic():
        number = entered(drawn)
        found = planned(b"".join(inventory.as_xlsx(list(Organisation.objects.values_list("pk", flat=True)))))
        assert len(found) == number
        assert [(row.changes, row.errors) for row in found if row.kind != "unchanged"] == []
        transaction.set_rollback(True)


def test_it_is_for_curators_only(visitor, outsider, entries):
    assert visitor.get(ADDRESS).status_code == 302
    assert outsider.get(ADDRESS).status_code == 403


def test_nonsense_in_the_address_leads_back_to_the_list(redaktion, entries):
    answer = redaktion.get(ADDRESS + "?status__exact=unsinn&commune__id__exact=x")
    assert (answer.status_code, answer["Location"]) == (302, LIST + "?e=1")


def test_a_second_large_one_waits(redaktion, entries, monkeypatch):
    monkeypatch.setattr(turns, "LARGE", 2)
    first = redaktion.get(ADDRESS)
    answer = redaktion.get(ADDRESS, follow=True)
    assert "Gerade lädt schon jemand" in answer.content.decode()
    reading.hang_up(first)
    assert len(rows(redaktion)) == 3


def test_it_asks_constantly_many_questions(redaktion):
    def all_of_it():
        return len(reading.body(redaktion.get(ADDRESS)))

    counted = []
    for number in (3, 60):
        factories.many(number)
        all_of_it()
        counted.append(queries(all_of_it))
    assert counted[0] == counted[1]
