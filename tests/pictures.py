"""Takes the pictures of README and docs from the running demo: `make pictures` (needs a Chromium)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.server import CHROMIUM, CHROMIUM_FLAGS, running_site

FOLDER = Path(__file__).resolve().parent.parent / "docs/pictures"
LIST = "/verwaltung/organisations/organisation/"

# File, address, width, height, account.
PICTURES = [
    ("liste", "/organisationen/?thema=wohnen", 1200, 800, None),
    ("karte", "/organisationen/karte/?kommune=koeln", 1200, 800, None),
    ("partner", "/kooperation/finden/?org=willkommen-in-nippes", 1200, 900, None),
    ("netz", "/kooperation/netz/?art=wohlfahrtsverband&art=migrantische-selbstorganisation", 1200, 1000, None),
    ("luecken", "/kooperation/luecken/?kommune=koeln", 1200, 900, None),
    ("tafel", "/verwaltung/cooperations/cooperation/tafel/", 1200, 800, "lea"),
    ("druck", "/organisationen/druck/?kommune=bonn", 1000, 800, None),
    ("eigene-liste", "/verwaltung/organisations/partnerlist/1/change/", 1200, 800, "lea"),
    ("verwaltung-start", "/verwaltung/", 1200, 900, "lea"),
    ("verwaltung-liste", LIST, 1200, 760, "lea"),
    ("verwaltung-formular", f"{LIST}5/change/", 1200, 900, "lea"),
    ("verwaltung-verlauf", f"{LIST}5/history/", 1200, 500, "lea"),
]


def sign_in(page, name):
    """Signs in at the desk."""
    page.goto("/verwaltung/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", name)
    page.click("input[type=submit]")


def change_once(page):
    """Makes one change, so that the history has something to show."""
    page.goto(f"{LIST}5/change/")
    page.fill("#id_short_name", "Wohnungsamt")
    page.click("[name=_confirm]")


def make_list(page):
    """Puts the advice centres of Bonn on a list and prints it."""
    page.goto("/verwaltung/organisations/partnerlist/aus-auswahl/?kommune=bonn&art=beratungsstelle&form=heft")
    page.fill("#name", "Beratung in Bonn")
    page.click(".submit-row input")


def take(browser, site):
    """Takes all pictures."""
    for name, address, width, height, account in PICTURES:
        context = browser.new_context(base_url=site, viewport={"width": width, "height": height}, locale="de-DE",
                                      timezone_id="Europe/Berlin")  # fmt: skip
        page = context.new_page()
        if account:
            sign_in(page, account)
        if name == "verwaltung-verlauf":
            change_once(page)
        if name == "eigene-liste":
            make_list(page)
        page.goto(address)
        page.screenshot(path=FOLDER / f"{name}.png")
        context.close()


if __name__ == "__main__":
    if not CHROMIUM:
        sys.exit("No Chromium on this machine.")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as data, running_site(data) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        take(browser, site)
        browser.close()
