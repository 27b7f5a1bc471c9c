"""The public list of cooperations, and their part of an organisation's page."""

from datetime import date

import pytest
from django.template.loader import render_to_string

from cooperations import shown
from cooperations.models import Cooperation
from tests import factories
from tests.cooperations.made import cooperation
from tests.queries import assert_same_number, queries

pytestmark = pytest.mark.django_db
ADDRESS = "/kooperation/laufende/"


def seen(*organisations, **values):
    """A cooperation that everybody may see."""
    return cooperation(*organisations, confirmed=organisations, is_public=True, **{"state": "running", **values})


def test_the_list_shows_what_is_released_and_confirmed(visitor, two):
    made = seen(*two, goal="Deutsch üben", form="project", starts_on=date(2026, 3, 1), notes="geheim", result="intern")
    made.partners.filter(organisation=two[0]).update(role="Raum", benefit="Gäste")
    cooperation(*two, title="Verborgen", is_public=True)
    page = visitor.get(ADDRESS).content.decode()
    for part in ("Sprachcafé", "Deutsch üben", "gemeinsames Projekt", "seit März 2026", "Raum", "Gäste",
                 'href="/organisationen/eins/"', 'href="/organisationen/zwei/"'):  # fmt: skip
        assert part in page
    for hidden in ("Verborgen", "geheim", "intern"):
        assert hidden not in page


def test_what_goes_on_stands_before_what_is_over(visitor, two):
    for state, title in (("ended", "Alt"), ("idea", "Plan"), ("agreed", "Bald")):
        seen(*two, state=state, title=title)
    page = visitor.get(ADDRESS).content.decode()
    assert page.index("Bald") < page.index("In Vorbereitung") < page.index("Plan") < page.index("Alt")


PERIODS = [
    (None, None, ""), (date(2026, 3, 1), None, "seit März 2026"), (date(2999, 3, 1), None, "ab März 2999"),
    (date(2026, 3, 1), date(2026, 5, 1), "März 2026 bis Mai 2026"), (None, date(2026, 5, 1), "bis Mai 2026"),
    (date(2026, 3, 1), date(2026, 3, 9), "März 2026"),
]  # fmt: skip


@pytest.mark.parametrize(("begin", "end", "words"), PERIODS)
def test_periods_are_said_as_people_say_them(begin, end, words):
    assert Cooperation(starts_on=begin, ends_on=end).period_in_words == words


@pytest.mark.parametrize("query", ["seite=2", "seite=x", "seite=-1", "seite=99999999999999999999", "seite=", "x=1"])
def test_pages_that_do_not_exist_show_one_that_does(visitor, two, query):
    seen(*two)
    assert "Sprachcafé" in visitor.get(f"{ADDRESS}?{query}").content.decode()


def test_many_come_page_by_page(visitor, two):
    for number in range(51):
        seen(*two, title=f"Nummer {number:02}")
    assert "Nummer 50" not in visitor.get(ADDRESS).content.decode()
    assert "Nummer 50" in visitor.get(f"{ADDRESS}?seite=2").content.decode()


def test_the_list_sets_no_cookie_and_speaks_english(visitor, two):
    seen(*two)
    for address in (ADDRESS, f"/en{ADDRESS}"):
        response = visitor.get(address)
        assert not response.cookies
        assert "style=" not in response.content.decode()
    assert '<html lang="en"' in visitor.get(f"/en{ADDRESS}").content.decode()


def test_a_browser_that_has_the_list_is_told_so_until_something_changes(visitor, two):
    made = seen(*two)
    mark = visitor.get(ADDRESS).headers["ETag"]
    assert visitor.get(ADDRESS, headers={"If-None-Match": mark}).status_code == 304
    made.partners.first().delete()
    assert visitor.get(ADDRESS, headers={"If-None-Match": mark}).status_code == 200


def test_text_from_people_stays_text(visitor, two):
    seen(*two, title="<b>x</b> {{ 1 }}")
    assert "&lt;b&gt;x&lt;/b&gt; {{ 1 }}" in visitor.get(ADDRESS).content.decode()


def test_as_many_queries_for_three_as_for_sixty(visitor, two):
    def more(number):
        for one in factories.many(number):
            seen(*two, one)

    assert_same_number(visitor.get, [ADDRESS], more)


def test_an_organisation_shows_its_own_with_one_query(two):
    one, other = two
    third = factories.organisation("Drei")
    made = seen(one, other, title="Eins mit Zwei")
    made.partners.filter(organisation=one).update(role="Raum")
    seen(other, third, title="Ohne Eins")
    cooperation(one, third, title="Verborgen")
    found = shown.of_organisation(one)
    assert [(row.title, row.own.role, [str(partner.organisation) for partner in row.others]) for row in found] == [
        ("Eins mit Zwei", "Raum", ["Zwei"])
    ]
    assert queries(lambda: shown.of_organisation(one)) == 1


def test_its_part_of_the_page_needs_one_query_and_is_empty_without(two):
    def part(organisation):
        return render_to_string("cooperations/parts/of_organisation.html", {"organisation": organisation})

    assert part(two[0]).strip() == ""
    for number in range(3):
        seen(*two, title=f"Nummer {number}")
    assert 'href="/organisationen/zwei/"' in part(two[0])
    assert queries(lambda: part(two[0])) == 1
