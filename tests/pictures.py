"""Takes the pictures of README and docs from the running demo: `make pictures` (needs a Chromium)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.server import CHROMIUM, CHROMIUM_FLAGS, running_site

FOLDER = Path(__file__).resolve().parent.parent / "docs/pictures"
LIST = "/verwaltung/organisations/organisation/"
IMPORTS = "/verwaltung/curation/import/"
TABLE = """Verein;Straße;PLZ;Ort;Tel./Fax;Mail;Angebote
Bezirk Nippes
Treff am Park e. V.;Parkweg 3;50733;Köln;0221 555 010;treff@park.example;Deutsch lernen, Begegnung
Fahrradwerkstatt Nippes;Mauenheimer Str. 12;50733;Köln;0221 555 011, Fax 555 012;rad@nippes.example;Sport
Bezirk Mülheim
Sprachcafé Mülheim;Buchheimer Str. 7;51063;Köln;;cafe@muelheim.example;Deutsch lernen
agisra e. V.;;50674;Köln;0221 124019;;Frauen
Stand: März 2026
"""

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
    ("einlesen", f"{IMPORTS}1/change/?art=new", 1200, 900, "lea"),
    ("doppelt", f"{LIST}add/", 1200, 900, "lea"),
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


def read_list(page):
    """Takes a small list in, as far as what would change."""
    page.goto(f"{IMPORTS}add/")
    page.set_input_files("[type=file]", {"name": "vereine.csv", "mimeType": "text/csv", "buffer": TABLE.encode()})
    page.click(".submit-row input")
    page.click("[value=map]")
    page.wait_for_selector("[value=apply]")


def type_name(page):
    """Types the name of an organisation that is there already."""
    page.fill("#id_name", "Agisra")
    page.wait_for_selector(".similar-found article, .similar-found li")


# What is done before a page is opened, and what on it.
def draw_map(page):
    """Places and boundaries arrive after the page."""
    page.wait_for_selector(".spot-icon")
    page.wait_for_selector(".outline-county", state="attached")


BEFORE = {"verwaltung-verlauf": change_once, "eigene-liste": make_list, "einlesen": read_list}
ON_PAGE = {"doppelt": type_name, "karte": draw_map}


def nothing(page):
    """Most pictures need no preparation."""


def take(browser, site):
    """Takes all pictures."""
    for name, address, width, height, account in PICTURES:
        context = browser.new_context(base_url=site, viewport={"width": width, "height": height}, locale="de-DE",
                                      timezone_id="Europe/Berlin")  # fmt: skip
        page = context.new_page()
        if account:
            sign_in(page, account)
        BEFORE.get(name, nothing)(page)
        page.goto(address)
        ON_PAGE.get(name, nothing)(page)
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
