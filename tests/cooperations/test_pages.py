"""The pages for beginning, comparing, the first meeting and gaps: for whom, with what, in how many queries."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.urls import reverse

from cooperations.beginning import STEPS
from cooperations.models import Standing
from organisations.models import Organisation
from tests import factories
from tests.queries import assert_same_number, queries

pytestmark = pytest.mark.django_db

COMPARE, SHEET, GAPS = "/kooperation/vergleich/", "/kooperation/vergleich/gespraech/", "/kooperation/luecken/"
PAGES = [
    "/kooperation/", COMPARE, f"{COMPARE}?org=organisation-000&org=organisation-001", f"{COMPARE}?name=organisation",
    f"{SHEET}?org=organisation-000&org=organisation-002", GAPS, f"{GAPS}?kommune=koeln",
    f"{GAPS}?kommune=koeln&zeilen=ressource", f"{GAPS}?zeilen=sprache&thema=wohnen", "/kooperation/luecken.csv",
]  # fmt: skip


def text(response):
    """The text of a page that was found."""
    assert response.status_code == 200
    return response.content.decode()


def test_as_many_queries_for_three_as_for_sixty_organisations(visitor):
    few = assert_same_number(visitor.get, PAGES)
    assert max(count for address, count in few.items() if "luecken" in address) <= 6


def test_as_many_queries_for_two_as_for_five(visitor):
    slugs = [row.slug for row in factories.many(5)]
    visitor.get("/")
    for path in (COMPARE, SHEET):
        two, five = (f"{path}?{'&'.join(f'org={slug}' for slug in slugs[:number])}" for number in (2, 5))
        assert queries(visitor.get, two) == queries(visitor.get, five)


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_public_pages_set_no_cookie_and_name_no_other_site(visitor, address, prefix):
    factories.many(3)
    response = visitor.get(prefix + address)
    page = text(response)
    assert not response.cookies
    assert 'src="http' not in page
    assert "style=" not in page
    if "csv" not in address:
        assert f'<html lang="{prefix[1:] or "de"}"' in page


def test_every_step_of_the_path_leads_somewhere(visitor):
    page = text(visitor.get("/kooperation/"))
    for step in STEPS:
        assert step.tools
        for tool in step.tools:
            assert f'href="{tool.address}"' in page
            if tool.name:
                assert visitor.get(tool.address).status_code == 200
    assert f'href="{reverse("begin")}"' in text(visitor.get("/"))


# Compare


def test_typed_names_lead_to_the_address_with_the_organisations(visitor):
    one, other = factories.organisation("Café Welt"), factories.organisation("Haus Nord")
    response = visitor.get(f"{COMPARE}?name=cafe+welt&name=nord")
    assert (response.status_code, response.url) == (302, f"{COMPARE}?org={one.slug}&org={other.slug}")


def test_a_name_that_several_have_is_offered_and_the_others_stay(visitor):
    first = factories.organisation("Caritas Köln")
    factories.organisation("Caritas Bonn")
    page = text(visitor.get(f"{COMPARE}?name=caritas&org={first.slug}"))
    assert "Zu „caritas“ passen mehrere" in page
    assert f"?org={first.slug}&amp;org=caritas-bonn" in page


def test_a_name_that_nobody_has_stays_in_its_field(visitor, published):
    page = text(visitor.get(f"{COMPARE}?name=xyzxyz&org={published.slug}"))
    assert "Eine Organisation „xyzxyz“ haben wir nicht gefunden." in page
    assert 'value="xyzxyz"' in page


def test_what_is_gone_or_unknown_is_named_and_a_draft_is_not_betrayed(visitor, published, retired, draft):
    page = text(visitor.get(f"{COMPARE}?org={published.slug}&org={retired.slug}&org={draft.slug}&org=nie"))
    assert "„Vorbei e. V.“ gibt es nicht mehr" in page
    assert f"„{draft.slug}“ und „nie“ kennen wir nicht" in page
    assert draft.name not in page


def test_former_addresses_still_compare(visitor, published):
    old, other = published.slug, factories.organisation("Zwei")
    published.name = "Neu"
    published.save()
    assert 'class="side-by-side"' in text(visitor.get(f"{COMPARE}?org={old}&org={other.slug}"))


def test_six_are_one_too_many(visitor):
    slugs = [row.slug for row in factories.many(6)]
    page = text(visitor.get(f"{COMPARE}?{'&'.join(f'org={slug}' for slug in slugs)}"))
    assert "höchstens fünf. Nicht dabei: Organisation 005." in page


@pytest.mark.parametrize(
    "query",
    [
        "org=" + "x" * 5000, "&".join(f"org=o{number}" for number in range(500)), "name=" + "wort+" * 900,
        "&".join(f"name=n{number}" for number in range(300)), "org=%F0%9F%98%80", "name=%21%21", "org=&name=",
        "name=%25",
    ],
)  # fmt: skip
def test_nonsense_is_answered_in_words(visitor, published, query):
    for path in (COMPARE, SHEET):
        assert "kennen" in text(visitor.get(f"{path}?{query}", follow=True)) or "name" in query or "org=&" in query


# The first meeting


def form_of(page):
    """The fields of the form on a page as a browser would send them."""
    fields = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ("checkbox" not in tag or "checked" in tag):
            fields[name[1]] = unescape(value[1]) if value else "on"
    for name, value in re.findall(r'<textarea name="([^"]*)"[^>]*>([^<]*)</textarea>', page):
        fields[name] = unescape(value).strip()
    return fields | {"lines": "2"}


@pytest.fixture
def sheet(visitor):
    """The address of the form for two organisations, and its fields."""
    for name in ("Eins", "Zwei"):
        factories.organisation(name)
    address = f"{SHEET}?org=eins&org=zwei"
    return address, form_of(text(visitor.get(address)))


def test_the_sheet_shows_what_was_ticked_and_changed_and_added(visitor, sheet):
    address, fields = sheet
    last = int(fields["frage-TOTAL_FORMS"]) - 1
    del fields["frage-1-keep"]
    fields |= {"title": "Treffen", "day": "3. März", "frage-0-text": "Wozu?", f"frage-{last}-text": "Und <b>wir</b>?"}
    page = text(visitor.post(address, fields))
    for words in ("<h1>Treffen</h1>", "3. März", "<p>Wozu?</p>", "Und &lt;b&gt;wir&lt;/b&gt;?", "<li>Eins</li>"):
        assert words in page
    assert f"<p>{fields['frage-1-text']}</p>" not in page
    assert page.count("sheet-line") == 2 * page.count("<li>\n                <p>")


def test_nothing_typed_is_lost_on_the_way_back(visitor, sheet):
    address, fields = sheet
    del fields["frage-1-keep"]
    fields |= {"frage-0-text": "Wozu\n„das“ & wie?", "people": "Kim\nRobin"}
    again = form_of(text(visitor.post(address, fields)))
    page = text(visitor.post(address, {**again, "bearbeiten": "1"}))
    assert "Wozu\n„das“ &amp; wie?" in page
    assert "Kim\nRobin" in page
    assert 'name="frage-1-keep" id="id_frage-1-keep" checked' not in page
    assert 'name="frage-0-keep" id="id_frage-0-keep" checked' in page


def test_a_question_that_is_too_long_comes_back_with_a_word(visitor, sheet):
    address, fields = sheet
    page = text(visitor.post(address, fields | {"frage-0-text": "x" * 601, "title": ""}))
    assert "x" * 601 in page
    assert "Noch nicht gedruckt" in page
    assert page.count("errorlist") == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {}, {"frage-TOTAL_FORMS": "x"}, {"frage-TOTAL_FORMS": "99999999"}, {"frage-0-part": "nie"},
        {"lines": "1000000"}, {"people": "x\n" * 5000},
    ],
)  # fmt: skip
def test_forms_that_were_tampered_with_are_not_printed(visitor, sheet, wrong):
    address, fields = sheet
    page = text(visitor.post(address, {**fields, **wrong} if wrong else {}))
    assert "Noch nicht gedruckt" in page
    assert len(page) < 200_000


def test_other_sites_cannot_put_words_onto_the_sheet(visitor, sheet):
    address, fields = sheet
    own, other = {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "cross-site"}
    assert visitor.post(address, fields, headers=own).status_code == 200
    assert visitor.post(address, fields, headers=other).status_code == 403
    assert visitor.post(address, fields, headers={"Origin": "https://evil.example"}).status_code == 403
    assert visitor.post(address, fields, headers={"Origin": "null"}).status_code == 403
    assert visitor.post(address, fields, headers={"Origin": "http://testserver"}).status_code == 200


def test_the_sheet_is_not_kept_and_sets_no_cookie(visitor, sheet):
    response = visitor.post(*sheet)
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies


def test_the_sheet_stays_when_the_organisations_are_gone(visitor, sheet):
    address, fields = sheet
    Organisation.objects.all().delete()
    assert "Erstes Gespräch: Eins und Zwei" in text(visitor.post(address, fields))
    assert visitor.get(address).url.startswith(COMPARE)


# Gaps


def test_gaps_name_what_is_missing_and_link_every_number(visitor):
    factories.organisation("A", district=factories.district("Nippes"))
    factories.organisation("B", district=factories.district("Kalk"))
    factories.district("Porz")
    page = text(visitor.get(f"{GAPS}?kommune=koeln"))
    assert "Noch niemand eingetragen ist hier: Köln-Porz." in page
    assert "/organisationen/?kommune=koeln&amp;art=beratungsstelle&amp;bezirk=koeln-kalk" in page
    assert page.count('class="gap"') == 1


@pytest.mark.parametrize(
    "query",
    [
        "zeilen=nie",
        "kommune=nie",
        "q=xyzxyz",
        "zeilen=sprache&sprache=xx",
        "kommune=koeln&bezirk=nie",
        "plz=" + "9" * 900,
    ],
)
def test_nonsense_about_gaps_is_answered_in_words(visitor, published, query):
    page = text(visitor.get(f"{GAPS}?{query}"))
    assert 'class="notice"' in page
    assert visitor.get(f"/kooperation/luecken.csv?{query}").status_code == 200


def test_the_file_is_named_and_typed(visitor, published):
    response = visitor.get("/kooperation/luecken.csv?kommune=koeln")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "luecken.csv" in response["Content-Disposition"]
    assert response.content.startswith(b"\xef\xbb\xbfArt der Organisation;")


def test_only_curators_see_partners_and_a_way_to_add(visitor, outsider, redaktion, published):
    Standing.objects.create(organisation=published, state=Standing.State.PARTNER)
    factories.organisation("Zwei", commune=factories.commune("Bonn"), type=factories.kind("sportverein"))
    for client in (visitor, outsider):
        page = text(client.get(GAPS))
        assert "Partner" not in page
        assert "/verwaltung/organisations/" not in page
        assert "Partner" not in text(client.get("/kooperation/luecken.csv"))
    page = text(redaktion.get(GAPS))
    assert "1 Partner" in page
    assert "/verwaltung/organisations/organisation/add/?commune=" in page
    assert "Köln: davon Partner" in text(redaktion.get("/kooperation/luecken.csv"))


def test_a_page_for_a_curator_is_not_given_to_the_next_visitor(visitor, redaktion, published):
    Standing.objects.create(organisation=published, state=Standing.State.PARTNER)
    assert "1 Partner" in text(redaktion.get(GAPS))
    assert "1 Partner" not in text(visitor.get(GAPS))


def test_shades_are_drawn_by_classes_that_the_stylesheet_has():
    style = (Path(__file__).resolve().parents[2] / "static/css/cooperations.css").read_text()
    assert all(f".heat-{step} {{" in style for step in range(1, 6))
