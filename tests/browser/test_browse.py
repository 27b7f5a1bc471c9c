"""What a visitor does: browse by type, filter, go back, open, print; with and without JavaScript."""

import io
import re
import unicodedata

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

WIDE = [
    "/",
    "/organisationen/",
    "/organisationen/druck/",
    "/kommunen/koeln/",
    "/netzwerke/",
    "/organisationen/agisra-e-v/",
]


def squeezed(text):
    """A text without blanks, hyphens and ligatures, which a PDF sets as it likes."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]", "", unicodedata.normalize("NFKC", text))


def total(page):
    """The number of organisations that the page says it shows."""
    return int(page.locator("[data-total]").get_attribute("data-total"))


def test_from_the_start_by_type_to_an_entry(open_page):
    page = open_page("/")
    page.get_by_role("link", name=re.compile("Beratungsstellen")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beratungsstellen")
    assert page.locator("article[data-organisation]").count() == total(page) > 3
    name = page.locator("article h3").first.inner_text()
    page.locator("article h3 a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_searching_from_the_start(open_page):
    page = open_page("/")
    page.get_by_label("Was suchen Sie?").fill("koelner fluechtlingsrat")
    page.get_by_label("Wo?").select_option("Köln")
    page.get_by_role("button", name="Suchen").click()
    assert "koelner-fluechtlingsrat-e-v" in [
        row.get_attribute("data-organisation") for row in page.locator("article[data-organisation]").all()
    ]
    expect(page.get_by_label("Was suchen Sie?")).to_have_value("koelner fluechtlingsrat")


@pytest.mark.parametrize("script", [True, False])
def test_a_filter_shows_as_many_as_it_said_and_going_back_keeps_it(open_page, script):
    page = open_page("/organisationen/", script=script)
    everything = total(page)
    box = page.locator("input[name=thema][value=wohnen]")
    said = int(box.get_attribute("data-count"))
    box.check()
    if not script:
        page.get_by_role("button", name="Suchen").click()
    expect(page.locator(f'[data-total="{said}"]')).to_be_visible()
    assert "thema=wohnen" in page.url
    assert said < everything

    page.locator("article h3 a").first.click()
    page.go_back()
    expect(page.locator(f'[data-total="{said}"]')).to_be_visible()
    expect(page.locator("input[name=thema][value=wohnen]")).to_be_checked()

    page.get_by_role("link", name=re.compile("Thema: Wohnen")).click()
    expect(page.locator(f'[data-total="{everything}"]')).to_be_visible()


def test_filters_act_at_once_keep_the_focus_and_announce_the_number(open_page):
    page = open_page("/organisationen/")
    page.evaluate("window.same = true")
    page.locator("input[name=art][value=beratungsstelle]").check()
    expect(page).to_have_url(re.compile("art=beratungsstelle$"))
    page.locator("input[name=kommune][value=koeln]").check()
    expect(page).to_have_url(re.compile("kommune=koeln"))
    assert page.evaluate("window.same") is True
    assert page.evaluate("document.activeElement.value") == "koeln"
    expect(page.get_by_role("status")).to_have_text(page.locator("#total").inner_text())
    assert total(page) == page.locator("article[data-organisation]").count()
    for box in page.locator("input[name=bezirk]").all():
        assert box.get_attribute("data-count") == box.locator("xpath=..").locator(".number").text_content()


def test_counts_in_place_are_those_of_a_fresh_page(open_page):
    page = open_page("/organisationen/")
    page.locator("summary", has_text="Sprache").click()
    page.locator("input[name=sprache][value=en]").check()
    expect(page).to_have_url(re.compile("sprache=en"))
    script = (
        "[...document.querySelectorAll('input[data-count]')].map(i => i.name + i.value + i.dataset.count).sort().join()"
    )
    changed = page.evaluate(script)
    page.reload()
    assert page.evaluate(script) == changed


def test_going_back_through_filters(open_page):
    page = open_page("/organisationen/")
    everything = total(page)
    page.locator("input[name=art][value=beratungsstelle]").check()
    expect(page).to_have_url(re.compile("art="))
    page.go_back()
    expect(page.locator(f'[data-total="{everything}"]')).to_be_visible()
    expect(page.locator("input[name=art][value=beratungsstelle]")).not_to_be_checked()


@pytest.mark.parametrize("script", [True, False])
def test_the_sheet_of_filters_on_a_phone(open_page, script):
    page = open_page("/organisationen/", width=360, script=script)
    box = page.locator("input[name=art][value=beratungsstelle]")
    expect(box).not_to_be_visible()
    page.get_by_role("link", name="Filtern").click()
    said = box.get_attribute("data-count")
    box.check()
    if script:
        expect(page.get_by_role("button", name=f"{said} Organisationen zeigen")).to_be_visible()
    page.get_by_role("button", name="zeigen").click()
    expect(page.locator(f'[data-total="{said}"]')).to_be_visible()
    expect(page.locator("#filter")).not_to_be_visible()


def test_a_place_typed_last_leads_to_the_top_of_the_results(open_page):
    page = open_page("/organisationen/", width=360)
    page.get_by_role("link", name="Filtern").first.click()
    page.get_by_label("PLZ oder Ort").fill("Bonn")
    page.locator("[data-show]").click()
    expect(page).to_have_url(re.compile("plz=Bonn"))
    expect(page.locator("#total")).to_be_in_viewport()


def test_changing_the_order_after_a_filter(open_page):
    page = open_page("/organisationen/")
    page.locator("input[name=art][value=beratungsstelle]").check()
    expect(page).to_have_url(re.compile("art="))
    page.get_by_label("Reihenfolge").select_option("zuletzt bestätigt")
    expect(page).to_have_url(re.compile("art=beratungsstelle&sort=bestaetigt$"))


def test_answers_without_a_control_survive_a_filter(open_page):
    page = open_page("/organisationen/?plz=50")
    page.locator("input[name=thema][value=wohnen]").check()
    expect(page).to_have_url(re.compile("plz=50.*thema=wohnen|thema=wohnen.*plz=50"))


def test_the_other_language_follows_the_filters(open_page):
    page = open_page("/organisationen/")
    page.locator("input[name=thema][value=wohnen]").check()
    expect(page).to_have_url(re.compile("thema="))
    page.get_by_role("link", name="English").click()
    assert "/en/organisationen/?thema=wohnen" in page.url


def test_printing_the_list(open_page):
    page = open_page("/organisationen/?kommune=bonn&art=beratungsstelle")
    shown = total(page)
    page.get_by_role("link", name="Liste drucken").click()
    assert page.locator("tr[data-organisation]").count() == shown == total(page)
    expect(page.get_by_role("button", name="Diese Seite drucken")).to_be_visible()


def test_choosing_a_form_shows_its_pages(open_page):
    page = open_page("/organisationen/druck/?kommune=bonn")
    page.get_by_role("radio", name="Heft").check()
    page.get_by_role("button", name="Übernehmen").click()
    picture = page.get_by_role("img", name="Seite 1 des PDFs")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") >= 900
    assert "kommune=bonn" in page.get_by_role("link", name="PDF öffnen").get_attribute("href")


def test_a_curator_makes_a_list_prints_it_and_is_told_what_changed(sign_in):
    page = sign_in("rana")
    page.goto("/organisationen/druck/?kommune=bonn&art=beratungsstelle&form=ausfuehrlich")
    page.get_by_role("link", name="Als eigene Liste sichern").click()
    page.get_by_label("Name der neuen Liste").fill("Beratung in Bonn")
    page.get_by_role("button", name="Auf die Liste setzen").click()
    page.get_by_label("Anmerkung").first.fill("Zuerst anrufen.")
    page.get_by_role("button", name="Sichern und weiter bearbeiten").click()
    # Sent past the page, since the browser's own view of a PDF is none of ours.
    form = page.locator("#print-list")
    token = form.locator("input").get_attribute("value")
    printed = page.request.post(form.get_attribute("action"), form={"csrfmiddlewaretoken": token})
    assert printed.headers["content-type"] == "application/pdf"
    page.goto("/verwaltung/organisations/partnerlist/")
    page.get_by_role("link", name="Beratung in Bonn").click()
    expect(page.get_by_text("Nichts hat sich geändert.")).to_be_visible()
    assert violations(page) == []


def test_a_long_list_on_paper(open_page):
    page = open_page("/organisationen/druck/")
    rows = page.locator("tr[data-organisation]").all()
    names = [row.locator("strong").first.inner_text() for row in rows]
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert [round(float(side)) for side in sheets[0].mediabox[2:]] == [595, 842]
    texts = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    assert len(texts) > 5
    for number, text in enumerate(texts, start=1):
        assert f"Seite {number} von {len(texts)}" in text
    heads = [text for text in texts[:-1] if "Organisation Ort und Zeiten Kontakt" in text]
    assert len(heads) == len(texts) - 1
    for name, row in zip(names, rows, strict=True):
        parts = [" ".join(part.split()) for part in row.inner_text().split("\n") if part.strip()]
        assert any(all(squeezed(part) in squeezed(text) for part in parts) for text in texts), name


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("address", WIDE)
def test_nothing_sticks_out(open_page, width, address):
    page = open_page(address, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_kept_in_the_browser(open_page):
    page = open_page("/organisationen/")
    page.locator("input[name=thema][value=wohnen]").check()
    expect(page).to_have_url(re.compile("thema="))
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert page.context.cookies() == []


def test_the_other_language_shows_the_same_list(open_page):
    page = open_page("/organisationen/?thema=wohnen")
    shown = total(page)
    page.get_by_role("link", name="English").click()
    assert "/en/organisationen/?thema=wohnen" in page.url
    assert total(page) == shown
    expect(page.get_by_role("heading", level=1)).to_have_text("Organisations")
