"""The list for paper."""

import pytest
from django.http import QueryDict

from organisations import printing
from organisations.models import ContactPerson
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


def test_entries_are_grouped_by_type_in_the_order_of_the_vocabulary():
    factories.organisation("Z Beratung")
    factories.organisation("A Beratung")
    factories.organisation("Klub", type=factories.kind("sportverein"))
    groups = printing.groups(Selection(QueryDict()), ContactPerson.objects.none())
    assert [(str(group.type), [str(row) for row in group.organisations]) for group in groups] == [
        ("Beratungsstelle", ["A Beratung", "Z Beratung"]),
        ("Sportverein", ["Klub"]),
    ]


def test_paper_shows_what_the_screen_shows(visitor):
    factories.many(30)
    query = "thema=wohnen&netzwerk=buendnis-a"
    screen = visitor.get(f"/organisationen/?{query}").content.decode()
    paper = visitor.get(f"/organisationen/druck/?{query}").content.decode()
    assert paper.count("data-organisation=") == screen.count("data-organisation=") > 0
    for part in (
        "Stand: ",
        "Thema: Wohnen",
        "Netzwerk: Bündnis A",
        f"/organisationen/?{query.replace('&', '&amp;')}",
        "116117",
    ):
        assert part in paper


def test_a_list_too_long_for_paper_says_so(visitor, monkeypatch):
    monkeypatch.setattr(printing, "MOST_ENTRIES", 2)
    factories.many(3)
    page = visitor.get("/organisationen/druck/").content.decode()
    assert page.count("data-organisation=") == 2
    assert "die ersten 2" in page
