"""Long filters: the commonest options, and a page to search among all."""

import re
from datetime import date, timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone, translation

from communes.models import Commune
from organisations import facets
from organisations.index.index import MOST_REMEMBERED
from organisations.models import Topic
from organisations.selection import Selection
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes():
    """Sixty communes, each with one organisation more than the one before in a cycle of three."""
    places = [Commune.objects.create(ags=f"090000{number:02}", name=f"Neudorf {number:02}") for number in range(60)]
    first, other = {"topics": [factories.topic("wohnen")]}, {"topics": [factories.topic("sport")]}
    factories.several(
        ({"name": f"Verein {number}-{copy}", "commune": place}, other if copy else first)
        for number, place in enumerate(places)
        for copy in range(number % 3 + 1)
    )


def axis(query, name="kommune"):
    """An axis of a selection."""
    return next(axis for axis in Selection(QueryDict(query)).axes if axis.name == name)


def test_of_a_long_filter_the_commonest_are_drawn(communes):
    found = axis("")
    assert found.is_long
    assert [option.count for option in found.first] == [3] * 10
    assert found.rest == []


def test_the_chosen_one_stands_first_however_rare(communes):
    found = axis("kommune=neudorf-00")
    assert (found.first[0].value, found.first[0].count, found.first[0].chosen) == ("neudorf-00", 1, True)
    assert len(found.first) == 11


def test_counts_of_the_commonest_keep_to_the_other_filters(communes):
    assert [option.count for option in axis("thema=sport").first] == [2] * 10


def test_the_page_of_a_long_filter_lists_all_that_is_left(communes, visitor):
    page = visitor.get("/organisationen/auswahl/kommune/?thema=sport").content.decode()
    assert len(re.findall(r'data-count="(\d)"', page)) == 40
    page = visitor.get("/organisationen/auswahl/kommune/?thema=sport&suche=neud+05").content.decode()
    assert re.findall(r'value="(neudorf-\d\d)" data-count="(\d)"', page) == [("neudorf-05", "2")]
    assert 'name="thema" value="sport"' in page


def test_searching_among_options_loses_none_that_is_chosen(communes, visitor):
    page = visitor.get("/organisationen/auswahl/kommune/?kommune=neudorf-07&suche=neudorf+0").content.decode()
    assert re.findall(r'value="(neudorf-\d\d)" data-count="\d" checked', page) == ["neudorf-07"]
    page = visitor.get("/organisationen/auswahl/kommune/?kommune=neudorf-07&suche=neudorf+33").content.decode()
    assert re.findall(r'value="(neudorf-\d\d)" data-count', page) == ["neudorf-07", "neudorf-33"]


def test_a_very_long_page_is_cut_and_says_so(communes, visitor, monkeypatch):
    monkeypatch.setattr(facets, "MOST_LISTED", 20)
    page = visitor.get("/organisationen/auswahl/kommune/").content.decode()
    assert page.count("data-count=") == 20
    assert "Die ersten 20 Möglichkeiten" in page


def test_nothing_to_list_says_so(communes, visitor):
    assert "nichts in Ihrer Auswahl" in visitor.get("/organisationen/auswahl/kommune/?suche=xyz").content.decode()


@pytest.mark.parametrize("name", ["gibt-es-nicht", "q", "plz", "merkmal", "sort"])
def test_only_vocabularies_have_a_page(visitor, name):
    assert visitor.get(f"/organisationen/auswahl/{name}/").status_code == 404


def test_any_vocabulary_may_grow_long(visitor):
    made = factories.organisation()
    made.topics.add(*(Topic.objects.create(name=f"Sonderthema {number:02}") for number in range(41)))
    made.save()
    page = visitor.get("/organisationen/").content.decode()
    address = re.search(r'href="(/organisationen/auswahl/thema/)"', page)[1]
    assert visitor.get(address).content.decode().count("data-count=") == 41


def test_short_filters_show_ten_and_keep_the_rest_folded():
    factories.many(30)
    found = axis("thema=spenden", "thema")
    assert found.first[0].value == "spenden"
    assert len(found.first) == 11
    assert len(found.first) + len(found.rest) == len(found.options)
    assert min(option.count for option in found.first[1:]) >= max(option.count for option in found.rest)


def test_pages_and_orders_of_a_selection_share_their_counts_until_the_data_change(communes):
    first = Selection(QueryDict("thema=sport")).axes
    assert Selection(QueryDict("thema=sport&seite=2&sort=bestaetigt")).axes is first
    factories.organisation("Noch einer", commune=Commune.objects.get(slug="neudorf-00"), topics=["sport"])
    assert sum(option.count for option in axis("thema=sport", "thema").options if option.chosen) == 61


def test_each_language_and_each_day_counts_for_itself(communes, monkeypatch):
    with translation.override("en"):
        english = axis("", "thema").options
    assert [one.label for one in english] != [one.label for one in axis("", "thema").options]
    today = Selection(QueryDict("bestaetigt=1")).axes
    monkeypatch.setattr(timezone, "localdate", lambda: date.today() + timedelta(days=1))
    assert Selection(QueryDict("bestaetigt=1")).axes is not today


def test_what_is_remembered_is_bounded(communes):
    index = Selection(QueryDict()).filter.index
    for number in range(500):
        index.remember(("axes", number), dict)
    assert len(index.remembered) <= MOST_REMEMBERED
    assert Selection(QueryDict(f"thema={'x' * 5000}")).axes
    assert all(len(str(key)) < 1000 for key in index.remembered)
