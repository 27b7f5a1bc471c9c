"""The list in frames of other websites: only that page, without cookie or form; the snippet for it."""

import html
import re

import pytest

from tests import factories

pytestmark = pytest.mark.django_db

FRAME = "/organisationen/?einbetten=1"


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_anybody_may_frame_the_list_and_nothing_else(visitor, published, prefix):
    first = visitor.get(prefix + FRAME)
    kept = visitor.get(prefix + FRAME)
    unchanged = visitor.get(prefix + FRAME, headers={"If-None-Match": first["ETag"]})
    assert unchanged.status_code == 304
    for response in (first, kept, unchanged):
        assert "frame-ancestors *" in response["Content-Security-Policy"]
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert "X-Frame-Options" not in response
        assert not response.cookies
    for address in ("/organisationen/", "/", published.get_absolute_url(), "/organisationen/einbetten/?einbetten=1"):
        response = visitor.get(prefix + address)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"


def test_the_frame_holds_entries_and_pages_but_no_head_foot_or_form(visitor):
    factories.many(30)
    page = visitor.get(f"{FRAME}&art=beratungsstelle").content.decode()
    assert page.count("data-organisation=") == 25
    assert 'data-total="30"' in page
    assert '<base target="_top">' in page
    assert 'target="_self" href="/organisationen/?einbetten=1&amp;art=beratungsstelle&amp;seite=2"' in page
    assert 'href="/organisationen/?art=beratungsstelle"' in page
    for part in ('method="post"', "site-header", "site-footer", "<script", "style="):
        assert part not in page


def test_one_searches_within_the_frame_and_stays_in_it(visitor):
    factories.organisation("Hilfe im Viertel")
    factories.organisation("Klub", type=factories.kind("sportverein"))
    page = visitor.get(f"{FRAME}&farben=auto&art=beratungsstelle&q=alt&seite=2").content.decode()
    (form,) = re.findall(r"<form.*?</form>", page, re.S)
    assert 'target="_self"' in form
    fields = re.findall(r'name="([^"]*)" value="([^"]*)"', form)
    assert set(fields) == {("einbetten", "1"), ("farben", "auto"), ("art", "beratungsstelle")}
    found = visitor.get("/organisationen/", [("q", "hilfe"), *fields]).content.decode()
    assert 'data-total="1"' in found
    assert "site-header" not in found


def test_the_frame_is_light_unless_its_address_says_otherwise(visitor, published):
    assert '<html lang="de" class="light">' in visitor.get(FRAME).content.decode()
    assert '<html lang="de">' in visitor.get(f"{FRAME}&farben=auto").content.decode()


def test_the_snippet_leads_to_the_frame_of_the_same_list(visitor, published):
    page = visitor.get("/organisationen/einbetten/?art=beratungsstelle&q=a%26b").content.decode()
    snippet = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.S)[1])
    address = html.unescape(re.fullmatch(r'<iframe src="([^"]*)" title="[^"]*" [^<>]*></iframe>', snippet)[1])
    assert address == "http://127.0.0.1:8000/organisationen/?einbetten=1&art=beratungsstelle&q=a%26b"
    assert visitor.get(address.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_no_organisation_takes_the_address_of_the_snippet(published):
    assert factories.organisation("Einbetten").slug != "einbetten"


def test_the_list_offers_every_form_with_its_filters(visitor, published):
    page = visitor.get("/organisationen/?art=beratungsstelle").content.decode()
    for ending in ("xlsx", "csv", "vcf", "geojson", "json", "atom"):
        assert f'href="/organisationen.{ending}?art=beratungsstelle"' in page
    assert 'href="/organisationen/einbetten/?art=beratungsstelle"' in page
