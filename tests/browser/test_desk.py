"""What a curator does: sign in, correct an entry, be warned of a colleague's change, go back."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

LIST = "/verwaltung/organisations/organisation/"


def open_form(page, name):
    """Finds an organisation at the desk and opens its form."""
    page.goto(f"{LIST}?q={name}")
    page.locator("#result_list tbody th a").first.click()


def test_half_a_minute_to_correct_and_confirm_an_entry(sign_in, open_page):
    page = sign_in("rana")
    expect(page.get_by_role("heading", level=1)).to_have_text("Was ist zu tun?")
    open_form(page, "agisra")
    page.get_by_label("Telefon", exact=True).first.fill("0221 124019")
    page.get_by_role("button", name="Sichern und heute bestätigen").click()
    expect(page.locator(".messagelist")).to_contain_text("agisra")

    entry = open_page("/organisationen/agisra-e-v/")
    expect(entry.locator(".contact")).to_contain_text("0221\u00a0124019")
    expect(entry.locator(".confirmed")).to_contain_text("Bestätigt im")


def test_the_second_one_is_told_what_the_first_one_changed(sign_in):
    first, second = sign_in("rana"), sign_in("lea")
    for page in (first, second):
        open_form(page, "allerweltshaus")
    first.get_by_label("Kurzname").fill("AWH")
    first.get_by_role("button", name="Sichern", exact=True).click()
    second.get_by_label("E-Mail", exact=True).first.fill("neu@example.org")
    second.get_by_role("button", name="Sichern", exact=True).click()
    expect(second.locator(".errorlist.nonfield")).to_contain_text(re.compile("Rana am .*Kurzname.*AWH"))
    expect(second.get_by_label("E-Mail", exact=True).first).to_have_value("neu@example.org")
    second.get_by_role("button", name="Sichern", exact=True).click()
    expect(second.locator(".messagelist .success")).to_be_visible()


def test_adding_an_offer_row_works_under_the_strict_policy(sign_in):
    page = sign_in("rana", f"{LIST}add/")
    page.get_by_label("Name", exact=True).first.fill("Probe im Browser")
    page.get_by_role("button", name=re.compile("Angebot hinzufügen")).click()
    page.locator("#id_offers-0-title").fill("Sprechstunde")
    page.get_by_role("button", name="Sichern", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("Probe im Browser")


def test_going_back_to_an_earlier_state(sign_in):
    page = sign_in("rana")
    open_form(page, "rom")
    page.get_by_label("Quelle").fill("Probe")
    page.get_by_role("button", name="Sichern und weiter bearbeiten").click()
    page.get_by_role("link", name="Verlauf").click()
    expect(page.locator(".history")).to_contain_text("Probe")
    page.get_by_role("button", name="Diesen Stand wiederherstellen").first.click()
    expect(page.locator(".messagelist")).to_contain_text("Der frühere Stand gilt wieder")
