"""The demo directory: real organisations, complete enough that every page shows something true."""

import re

import pytest
from django.db.models import Count

from communes.models import District
from organisations import demo
from organisations.exchange import reading
from organisations.models import Network, Organisation, OrganisationType

MOBILE = re.compile(r"\b0?1[567]\d")


@pytest.fixture(scope="module")
def loaded(lasting):
    """The demo directory."""
    return demo.load()


def test_it_holds_what_every_page_needs(loaded):
    rows = Organisation.objects.published().demo()
    assert rows.count() == loaded >= 80
    assert not OrganisationType.objects.filter(organisations=None).exists()
    assert Network.objects.exclude(members=None).count() >= 8
    assert District.objects.exclude(organisations=None).count() >= 8
    towns = rows.municipal().values("commune__name", "type").annotate(number=Count("pk"))
    assert len(towns) == 4


def test_loading_twice_changes_nothing(loaded):
    before = list(Organisation.objects.order_by("pk").values_list("pk", "slug", "search_text"))
    demo.load()
    assert list(Organisation.objects.order_by("pk").values_list("pk", "slug", "search_text")) == before


def test_removing_leaves_nothing_behind(loaded):
    assert demo.remove() == loaded
    assert not Organisation.objects.exists()
    assert not Organisation.history.exists()
    assert not Network.objects.exists()


def test_neither_loading_nor_removing_touches_what_is_the_agencys_own(loaded):
    own = Organisation.objects.first()
    own.is_demo, own.phone = False, "0221 1"
    own.save()
    demo.load()
    assert demo.remove() == loaded - 1
    kept = Organisation.objects.get()
    assert (kept.pk, kept.phone, kept.is_demo) == (own.pk, "0221 1", False)


def test_each_entry_says_where_it_comes_from_and_names_no_mobile_number():
    for row in reading.table(demo.FOLDER / "organisations.csv"):
        assert row["Quelle"], row["Name"]
        assert row["Beschreibung"], row["Name"]
        assert not row["Bestätigt am"], row["Name"]
        assert not MOBILE.match(row["Telefon"]), row["Name"]


def test_visitors_are_told_that_it_is_a_demo(loaded, visitor):
    assert "Demodaten, nicht aktuell" in visitor.get("/").content.decode()
    demo.remove()
    assert "Demodaten" not in visitor.get("/").content.decode()
