"""Searching in a real browser: suggestions by keyboard and mouse, marks, long filters; all processes agree."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("address", ["/", "/organisationen/"])
def test_a_suggestion_is_chosen_by_keyboard(open_page, address):
    page = open_page(address)
    field = page.get_by_role("combobox", name="Was suchen Sie?")
    field.press_sequentially("flüchtlingsr")
    options = page.get_by_role("listbox", name="Vorschläge").get_by_role("option")
    expect(options.first).to_contain_text("Flüchtlingsrat")
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("ArrowUp")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-1")
    field.press("Enter")
    expect(page).to_have_url(re.compile("art=fluechtlingsrat$"))


def test_a_suggestion_is_chosen_by_mouse_and_escape_closes_the_list(open_page):
    page = open_page("/")
    field = page.get_by_role("combobox", name="Was suchen Sie?")
    field.press_sequentially("agisra")
    options = page.get_by_role("listbox", name="Vorschläge").get_by_role("option")
    expect(options).to_have_count(1)
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("agisra")
    field.press("Backspace")
    options.first.click()
    expect(page).to_have_url(re.compile("/organisationen/agisra-e-v/$"))


def test_enter_without_a_choice_searches(open_page):
    page = open_page("/")
    page.get_by_role("combobox", name="Was suchen Sie?").press_sequentially("agisra")
    expect(page.get_by_role("listbox", name="Vorschläge").get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/organisationen/\?q=agisra"))


def test_matches_are_marked_and_a_typing_error_is_named(open_page):
    page = open_page("/organisationen/?q=beratnug")
    expect(page.locator(".notice")).to_have_text(
        "Für „beratnug“ gibt es keine Treffer. Sie sehen Treffer für „Beratung“."
    )
    expect(page.locator("article mark").first).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_an_empty_list_leads_on(open_page, script):
    page = open_page("/organisationen/?q=agisra&kommune=bonn", script=script)
    page.get_by_role("link", name="Ohne Kommune: Bonn").click()
    expect(page.locator('[data-total="1"]')).to_be_visible()


def test_a_long_filter_is_searched_in_place(open_page):
    page = open_page("/organisationen/?art=beratungsstelle")
    page.locator("summary", has_text="Netzwerk").click()
    field = page.get_by_role("searchbox", name="Netzwerk suchen")
    usual = page.locator('[data-long="netzwerk"] input').count()
    field.press_sequentially("arbeitskreis 33")
    box = page.locator('[data-long="netzwerk"] input')
    expect(box).to_have_count(1)
    box.click()
    expect(page.locator('[data-total="1"]')).to_be_visible()
    expect(field).to_have_value("")
    field.press_sequentially("arbeitskreis")
    expect(page.locator('[data-long="netzwerk"] input')).to_have_count(15)
    expect(field).to_be_in_viewport()
    field.fill("arbeitskreis 21")
    expect(page.locator('[data-long="netzwerk"] input[value=arbeitskreis-21]')).to_be_visible()
    expect(page.locator('[data-long="netzwerk"] input[value=arbeitskreis-33]')).to_be_checked()
    field.fill("")
    expect(page.locator('[data-long="netzwerk"] input').nth(9)).to_be_visible()
    assert page.locator('[data-long="netzwerk"] input').first.is_checked()
    page.get_by_role("link", name=re.compile("Netzwerk: Arbeitskreis 33")).click()
    expect(page.locator('[data-long="netzwerk"] input')).to_have_count(usual)


def test_a_long_filter_is_searched_without_javascript(open_page):
    page = open_page("/organisationen/?art=beratungsstelle", script=False)
    page.locator("summary", has_text="Netzwerk").click()
    page.get_by_role("link", name="Netzwerk suchen").click()
    page.get_by_label("Anfang des Namens").fill("arbeitskreis 33")
    page.get_by_role("button", name="Suchen").click()
    page.get_by_label("Arbeitskreis 33").check()
    page.get_by_role("button", name="Zur Liste").click()
    expect(page.locator('[data-total="1"]')).to_be_visible()
    assert "art=beratungsstelle" in page.url


def test_every_process_shows_a_change_at_its_next_request(sign_in, site):
    page = sign_in("rana", "/verwaltung/organisations/organisation/1/change/")
    before = page.get_by_label("Was macht die Organisation?").input_value()
    for word in ("Quastenflosser", "Nacktmull", ""):
        text = f"{before} {word}".strip()
        page.get_by_label("Was macht die Organisation?").fill(text)
        page.get_by_role("button", name="Sichern und weiter bearbeiten").click()
        expect(page.get_by_role("listitem").filter(has_text="geändert")).to_be_visible()
        expect(page.get_by_label("Was macht die Organisation?")).to_have_value(text)
        for other in ("Quastenflosser", "Nacktmull"):
            answers = {total(f"{site}/organisationen/?q={other}") for _time in range(8)}
            assert answers == {"1" if other == word else "0"}


def total(address):
    """The total that a page shows, asked by somebody new."""
    return re.search(r'data-total="(\d+)"', urlopen(address).read().decode())[1]
