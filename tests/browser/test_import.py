"""A volunteer takes a list over: upload, columns, what would happen, a decision, a correction, done, and back again."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FILE = """Verein;Straße;PLZ;Ort;E-Mail
Lesecafé Rheinblick;Uferweg 1;50679;Köln;info@lesecafe-rheinblick.example
agisra e.V.;Weg 1;50733;Köln;agisra@example.org
Nähstube Poll;Poller Weg 2;51105;Köln;keine-adresse
"""


def test_a_list_is_taken_over_and_taken_back(sign_in):
    page = sign_in("rana", "/verwaltung/curation/import/add/")
    page.get_by_label("Datei").set_input_files({"name": "vereine.csv", "mimeType": "text/csv", "buffer": FILE.encode()})
    page.get_by_role("button", name="Datei einlesen").click()
    expect(page.locator("#content-main")).to_contain_text("Was bedeuten die Spalten?")
    expect(page.locator('select[name="column-0"]')).to_have_value("name")
    page.get_by_role("button", name="Prüfen, was sich ändern würde").click()

    expect(page.locator("#content-main")).to_contain_text("Noch ist nichts geschrieben")
    expect(page.locator("#content-main")).to_contain_text("Nähstube Poll")
    page.get_by_role("link", name="Zellen ausbessern").click()
    page.get_by_label("E-Mail").fill("info@naehstube-poll.example")
    page.get_by_role("button", name="Zeile neu prüfen").click()
    expect(page.locator("#content-main")).not_to_contain_text("mit Fehlern")
    page.locator(".import-kinds").get_by_role("link", name=re.compile("geändert|Widerspruch|schon da")).click()
    page.get_by_role("button", name="weglassen").click()
    expect(page.locator("article")).to_contain_text("bleibt weg")

    page.get_by_role("button", name="Übernehmen", exact=True).click()
    expect(page.locator(".import-result dd").first).to_have_text("2")
    page.get_by_role("button", name="Diesen Import zurücknehmen").click()
    expect(page.locator(".import-result dd").last).to_have_text("2")
    page.goto("/verwaltung/organisations/organisation/?q=Rheinblick")
    expect(page.locator("#result_list")).to_have_count(0)
