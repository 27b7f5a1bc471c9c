"""The public pages: what they show, whom they show it to, and how many queries they need."""

import re
from datetime import date, time

import pytest
from django.contrib.auth.models import User

from organisations.filters import OrganisationFilter
from organisations.models import OpeningHours, Page
from tests import factories
from tests.queries import assert_same_number

pytestmark = pytest.mark.django_db

PAGES = [
    "/", "/organisationen/", "/organisationen/auswahl/kommune/",
    "/organisationen/?thema=wohnen&sprache=de&art=beratungsstelle&kommune=koeln&q=organisation&seite=1",
    "/organisationen/?thema=wohnen&q=organisation", "/organisationen/druck/", "/organisationen/karte/",
    "/organisationen/einbetten/?art=beratungsstelle", "/organisationen/?einbetten=1&thema=wohnen",
    "/arten/beratungsstelle/", "/netzwerke/", "/netzwerke/buendnis-a/", "/kommunen/", "/kommunen/koeln/",
    "/organisationen/organisation-001/", "/impressum/", "/datenschutz/", "/barrierefreiheit/", "/leichte-sprache/",
]  # fmt: skip


def text(response):
    """The text of a page that was found."""
    assert response.status_code == 200
    return response.content.decode()


def test_as_many_queries_for_three_as_for_sixty_organisations(visitor):
    few = assert_same_number(visitor.get, PAGES)
    assert max(count for address, count in few.items() if address.startswith("/organisationen/?")) <= 6


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_public_pages_set_no_cookie_and_name_no_other_site(visitor, address, prefix):
    factories.many(3)
    response = visitor.get(prefix + address)
    page = text(response)
    assert not response.cookies
    assert 'src="http' not in page
    assert b'style="' not in response.content
    assert f'<html lang="{prefix[1:] or "de"}"' in page


def test_the_start_page_counts_types_and_communes(visitor):
    factories.many(3)
    factories.organisation("Entwurf", status="draft")
    factories.organisation("Klub", type=factories.kind("sportverein"))
    page = text(visitor.get("/"))
    assert 'data-count="3"' in page
    assert 'data-count="1"' in page
    assert "4 Organisationen mit dem" in page


def test_the_list_shows_published_organisations_only(visitor, published, draft, retired):
    page = text(visitor.get("/organisationen/"))
    assert f'data-organisation="{published.slug}"' in page
    assert 'data-total="1"' in page
    assert draft.name not in page
    assert retired.name not in page


def test_the_list_turns_pages_and_keeps_the_filters(visitor):
    factories.many(30)
    page = text(visitor.get("/organisationen/?art=beratungsstelle"))
    assert page.count("data-organisation=") == 25
    assert "?art=beratungsstelle&amp;seite=2" in page
    assert text(visitor.get("/organisationen/?art=beratungsstelle&seite=2")).count("data-organisation=") == 5


def test_an_empty_result_says_how_to_go_on(visitor, published):
    assert "keine Organisation gefunden" in text(visitor.get("/organisationen/?q=xyz"))


@pytest.mark.parametrize("query", ["q=%00", "thema=%00", "seite=%00", "x=%00", "%00"])
def test_a_null_character_is_refused_in_german(visitor, query):
    response = visitor.get(f"/organisationen/?{query}")
    assert response.status_code == 400
    assert "nicht verstanden" in response.content.decode()


def test_who_sees_what(visitor, redaktion, outsider, published, draft, retired):
    def status(client, organisation):
        return client.get(organisation.get_absolute_url()).status_code

    assert [status(visitor, row) for row in (published, draft, retired)] == [200, 404, 410]
    assert [status(outsider, row) for row in (published, draft, retired)] == [200, 404, 410]
    assert [status(redaktion, row) for row in (published, draft, retired)] == [200, 200, 200]
    assert "sehen nur angemeldete" in text(redaktion.get(draft.get_absolute_url()))


def test_a_former_address_redirects_for_good_and_in_its_language(visitor, published):
    old = published.slug
    published.name = "Neu"
    published.save()
    for prefix in ("", "/en"):
        response = visitor.get(f"{prefix}/organisationen/{old}/")
        assert (response.status_code, response.url) == (301, f"{prefix}/organisationen/neu/")


def test_what_is_not_known_is_left_out(visitor, published):
    page = text(visitor.get(published.get_absolute_url()))
    for heading in ("Kontakt</h2>", "Öffnungszeiten", "Netzwerke</dt>", "Gegründet", "Werte", "Ansprechpersonen"):
        assert heading not in page
    assert "Noch nicht bestätigt" in page


def test_a_full_entry_reads_well(visitor):
    made = factories.organisation(
        "Voll e. V.", topics=["wohnen"], networks=[factories.network()], street="Am Bach 1", postal_code="50667",
        city="Köln", phone="0221 123456-0", email="info@example.org", website="https://www.example.org",
        latitude=50.938056, longitude=6.959722, by_appointment=True, year_founded=1984, source="eigene Angaben",
        confirmed_on=date(2026, 3, 1), confirmed_how="phone",
    )  # fmt: skip
    OpeningHours.objects.create(organisation=made, weekday=0, opens=time(9), closes=time(12, 30))
    factories.offer(made, "Sprechstunde", hours="montags")
    page = text(visitor.get(made.get_absolute_url()))
    for part in (
        'href="tel:+492211234560"', "0221\N{NO-BREAK SPACE}123456\N{NON-BREAKING HYPHEN}0", "mailto:info@example.org",
        'href="https://www.example.org" rel="noopener noreferrer"', "geo:50.938056,6.959722", "50,93806°",
        "9:00–12:30 Uhr", "Termine nach Vereinbarung", "1984", "eigene Angaben",
        "Bestätigt im März 2026, am Telefon", '/organisationen/?thema=wohnen"',
        "/organisationen/?netzwerk=runder-tisch",
        "Sprechstunde",
    ):  # fmt: skip
        assert part in page


CONTACTS = [
    # scope, valid until: on the page, on paper for everybody, on paper for a curator
    ("public", None, True, True, True),
    ("public", date(2020, 1, 1), False, False, False),
    ("print", None, False, False, True),
    ("internal", None, False, False, False),
]


@pytest.mark.parametrize(("scope", "until", "on_page", "on_paper", "for_curators"), CONTACTS)
def test_a_name_is_shown_only_where_scope_and_time_allow_it(
    visitor, redaktion, published, scope, until, on_page, on_paper, for_curators
):
    factories.contact(published, "Kim Muster", scope=scope, valid_until=until)
    assert ("Kim Muster" in text(visitor.get(published.get_absolute_url()))) is on_page
    assert ("Kim Muster" in text(visitor.get("/organisationen/druck/"))) is on_paper
    assert ("Kim Muster" in text(redaktion.get("/organisationen/druck/"))) is for_curators


def test_whoever_confirmed_is_told_without_a_name(visitor, published):
    published.confirm(date(2026, 3, 1), "phone", User.objects.create_user("rana"))
    published.save()
    page = text(visitor.get(published.get_absolute_url()))
    assert "Bestätigt im März 2026, am Telefon, durch die Redaktion" in page
    assert "rana" not in page


def test_a_former_address_of_a_draft_does_not_tell_its_new_name(visitor, redaktion, draft):
    draft.name = "Geheim"
    draft.save()
    assert visitor.get("/organisationen/entwurf-e-v/").status_code == 404
    assert redaktion.get("/organisationen/entwurf-e-v/").status_code == 301


def test_answers_without_a_control_stay_in_the_form(visitor, published):
    page = text(visitor.get("/organisationen/?plz=50&bestaetigt=30"))
    assert re.search('<input id="plz" name="plz" [^>]*value="50">', page)
    assert '<input type="hidden" name="bestaetigt" value="30">' in page


def test_a_chosen_option_that_nobody_has_keeps_its_box(visitor, published):
    page = text(visitor.get("/organisationen/?sprache=gsg"))
    assert re.search(r'name="sprache" value="gsg" data-count="0" checked', page)


@pytest.mark.parametrize("query", ["umkreis=10", "sort=naehe"])
def test_without_a_place_nothing_is_near_and_that_is_said(visitor, published, query):
    assert "Von wo aus?" in text(visitor.get(f"/organisationen/?{query}"))


BAD = ["%ED%A0%80", "%F0%9F%98%80", "[]", "9" * 1000, "%D9%A3", "-1", "a%0Ab", "%E2%80%AE", "&".join(["x"] * 500)]


@pytest.mark.parametrize("value", BAD)
def test_no_parameter_makes_an_error(visitor, published, value):
    for name in [*OrganisationFilter.base_filters, "seite", "unbekannt"]:
        assert visitor.get(f"/organisationen/?{name}={value}&{name}=").status_code == 200
        assert visitor.get(f"/organisationen/druck/?{name}={value}").status_code == 200


def test_text_from_people_stays_text(visitor):
    made = factories.organisation("<script>alert(1)</script>", description="<b>x</b> {{ 1 }}")
    page = text(visitor.get(made.get_absolute_url()))
    assert "<script>alert" not in page
    assert "&lt;b&gt;x&lt;/b&gt; {{ 1 }}" in page


def test_pages_of_the_site_are_edited_texts(visitor):
    Page.objects.filter(slug="impressum").update(
        text="## Kontakt\n\n<i>a</i> [x](javascript:alert(1))", text_en="Hello"
    )
    page = text(visitor.get("/impressum/"))
    assert "<h2>Kontakt</h2>" in page
    assert "<i>" not in page
    assert 'href="javascript' not in page
    assert "Hello" in text(visitor.get("/en/impressum/"))


def test_english_pages_are_english(visitor):
    factories.many(3)
    page = text(visitor.get("/en/organisationen/"))
    assert "3 organisations" in page
    assert "Advice centre" in page
    assert "/en/organisationen/organisation-000/" in page


@pytest.mark.parametrize(
    "address", ["/gibt-es-nicht/", "/organisationen/gibt-es-nicht/", "/arten/x/", "/en/kommunen/x/"]
)
def test_a_page_that_is_not_there(visitor, address):
    response = visitor.get(address)
    assert response.status_code == 404
    assert ("Diese Seite gibt es nicht" in response.content.decode()) is not address.startswith("/en/")
