"""The map in a browser: it moves, its places can be reached by keyboard, nobody else is asked; without script drawn."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
MAP = "/organisationen/karte/?kommune=koeln"


def counts(page):
    """The numbers on the markers of the map that moves."""
    return [int(text) for text in page.locator(".spot-icon > span:first-child").all_inner_texts()]


def test_a_place_opens_by_keyboard_and_leads_to_its_organisations(open_page):
    page = open_page(MAP)
    expect(page.locator(".map-moving .outline-county")).to_have_count(1)
    expect(page.locator(".spot-icon").first).to_be_visible()
    assert sum(counts(page)) == int(page.locator("[data-total]").get_attribute("data-total"))
    page.get_by_role("button", name="2 Organisationen, Köln-Chorweiler").focus()
    page.keyboard.press("Enter")
    assert page.locator(".leaflet-pan-anim").count() == 0, "the popup glides away from who wants to click in it"
    popup = page.locator(".leaflet-popup")
    expect(popup.get_by_role("link", name="Bezirksvertretung Chorweiler")).to_be_visible()
    popup.get_by_role("link", name="Alle als Liste").click()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "2")
    expect(page.get_by_text("Ausschnitt der Karte")).to_be_visible()


def test_a_large_place_divides_when_it_is_opened(open_page):
    page = open_page("/organisationen/karte/")
    expect(page.locator(".spot-icon").first).to_be_visible()
    before = len(counts(page))
    page.get_by_role("button", name="weiter weg").click()
    page.get_by_role("button", name="weiter weg").click()
    expect(page.locator(".spot-icon").nth(2)).to_have_count(0)
    assert before > 2
    page.locator(".spot-icon").first.click()
    expect(page.get_by_role("button", name=re.compile("Köln-Chorweiler"))).to_be_visible()


def test_a_filter_changes_list_and_map_together(open_page):
    page = open_page("/organisationen/karte/")
    page.get_by_role("checkbox", name=re.compile("Beratungsstelle")).check()
    page.wait_for_url("**/karte/?art=beratungsstelle")
    number = int(page.locator("[data-total]").get_attribute("data-total"))
    expect(page.locator(".map-moving")).to_have_count(1)
    expect(page.locator(".spot-icon").first).to_be_visible()
    assert sum(counts(page)) == number == page.locator("article[data-organisation]").count()


def test_without_script_the_map_is_drawn_and_linked(open_page):
    page = open_page(MAP, script=False, width=360)
    page.locator(".drawn-map").get_by_role("link", name="2 Organisationen, Köln-Chorweiler").click()
    assert int(page.locator("[data-total]").get_attribute("data-total")) == 2


def test_a_curator_points_at_the_place_by_mouse_and_keys(sign_in):
    page = sign_in("rana", "/verwaltung/organisations/organisation/3/change/")
    street = page.get_by_label("Straße und Hausnummer").input_value()
    page.get_by_text("Lage auf der Karte").click()
    north, east = page.get_by_label("Breitengrad"), page.get_by_label("Längengrad")
    page.locator(".map").click(position={"x": 200, "y": 150})
    clicked = north.input_value(), east.input_value()
    assert re.fullmatch(r"5\d,\d{6} [67],\d{6}", " ".join(clicked))
    page.get_by_role("button", name=re.compile("Ort der Organisation")).focus()
    page.keyboard.press("ArrowUp")
    assert float(north.input_value().replace(",", ".")) > float(clicked[0].replace(",", "."))
    assert east.input_value() == clicked[1]
    page.get_by_role("button", name="Punkt entfernen").click()
    assert north.input_value() == east.input_value() == ""
    page.locator(".map").focus()
    page.keyboard.press("Enter")
    kept = float(north.input_value().replace(",", "."))
    page.get_by_role("button", name="Sichern", exact=True).click()
    page.goto("/verwaltung/organisations/organisation/3/change/")
    assert float(page.locator("#id_latitude").input_value().replace(",", ".")) == kept
    assert page.get_by_label("Straße und Hausnummer").input_value() == street
