"""axe finds nothing on any page, neither narrow and dark nor wide and light."""

import pytest
from axe_playwright_python.base import AXE_FILE_PATH

pytestmark = pytest.mark.browser

AXE = AXE_FILE_PATH.read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [(320, "dark"), (1280, "light")]
PUBLIC = [
    "/", "/organisationen/", "/organisationen/?thema=wohnen&art=beratungsstelle&q=beratung",
    "/organisationen/?q=xyzxyz", "/organisationen/#filter", "/organisationen/?q=beratnug+frauen",
    "/organisationen/auswahl/netzwerk/?art=beratungsstelle", "/organisationen/?plz=50667&umkreis=20",
    "/organisationen/karte/", "/organisationen/druck/?kommune=koeln&karte=on",
    "/organisationen/einbetten/?art=beratungsstelle", "/organisationen/?einbetten=1&art=beratungsstelle",
    "/fundstellen/", "/kommunen/vergleich/?kommune=koeln&kommune=bonn",
    "/organisationen/druck/?kommune=bonn", "/organisationen/druck/?kommune=bonn&form=etiketten",
    "/organisationen/druck/?kommune=bonn&form=ausfuehrlich&farbe=farbe",
    "/organisationen/agisra-e-v/", "/arten/beratungsstelle/", "/netzwerke/",
    "/netzwerke/forum-fuer-willkommenskultur/", "/kommunen/", "/kommunen/koeln/", "/impressum/", "/leichte-sprache/",
    "/kooperation/netz/", "/kooperation/netz/?netzwerk=bagfa", "/kooperation/netz/#filter", "/en/kooperation/netz/",
    "/kooperation/finden/", "/kooperation/finden/?org=agisra-e-v&ressource=raeume&mitart=kommune&ohne=caritas",
    "/en/organisationen/", "/datenschutz/", "/barrierefreiheit/",
    "/kooperation/", "/kooperation/vergleich/?name=rat", "/kooperation/vergleich/?org=agisra-e-v&org=rom-e-v&org=weg",
    "/kooperation/vergleich/gespraech/?org=agisra-e-v&org=rom-e-v", "/kooperation/luecken/",
    "/kooperation/luecken/?kommune=koeln", "/kooperation/luecken/?kommune=koeln&zeilen=ressource",
    "/kooperation/laufende/",
]  # fmt: skip
DESK = [
    "/verwaltung/", "/verwaltung/organisations/organisation/", "/verwaltung/organisations/organisation/add/",
    "/verwaltung/organisations/organisation/1/change/", "/verwaltung/organisations/organisation/1/history/",
    "/verwaltung/organisations/topic/", "/verwaltung/demodaten/", "/verwaltung/auth/user/add/",
    "/verwaltung/organisations/organisation/1/delete/", "/verwaltung/communes/commune/1/change/",
    "/verwaltung/organisations/contactperson/", "/verwaltung/curation/miss/", "/verwaltung/organisations/synonym/",
    "/verwaltung/curation/possibleduplicate/", "/verwaltung/curation/possibleduplicate/1/2/",
    "/verwaltung/curation/merge/", "/verwaltung/curation/possibleduplicate/1/anderer/?q=rat",
    "/verwaltung/organisations/synonym/add/?word=jobcenter", "/verwaltung/organisations/partnerlist/",
    "/verwaltung/organisations/partnerlist/aus-auswahl/?art=beratungsstelle", "/verwaltung/communes/figure/add/",
    "/verwaltung/cooperations/cooperation/", "/verwaltung/cooperations/cooperation/tafel/",
    "/verwaltung/cooperations/cooperation/add/", "/verwaltung/cooperations/cooperation/1/change/",
    "/verwaltung/cooperations/cooperation/1/history/", "/verwaltung/cooperations/cooperation/jahresbericht/",
    "/verwaltung/cooperations/standing/", "/verwaltung/cooperations/standing/add/",
    "/verwaltung/curation/import/", "/verwaltung/curation/import/add/",
]  # fmt: skip


def batched(addresses, size=8):
    """The addresses in pieces, so that several processes share them."""
    return [addresses[start : start + size] for start in range(0, len(addresses), size)]


def violations(page):
    """What axe complains about, in short."""
    page.evaluate(AXE)
    run = "rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})"
    found = page.evaluate(run, RULES)
    return [(row["id"], node["html"][:160]) for row in found["violations"] for node in row["nodes"][:3]]


def complaints(page, addresses):
    """Address, width and scheme to violations, where axe finds any."""
    found = {}
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for address in addresses:
            page.goto(address)
            if wrong := violations(page):
                found[address, width, scheme] = wrong
    return found


@pytest.mark.parametrize("addresses", batched(PUBLIC))
def test_public_pages(open_page, addresses):
    assert complaints(open_page("/impressum/"), addresses) == {}


@pytest.mark.parametrize("addresses", batched(DESK))
def test_the_desk(sign_in, addresses):
    assert complaints(sign_in("lea"), addresses) == {}


def test_signing_in(open_page):
    assert complaints(open_page("/impressum/"), ["/verwaltung/login/"]) == {}
