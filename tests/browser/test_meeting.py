"""The sheet for a first meeting in a real browser, without any script."""

import pytest

from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

ADDRESS = "/kooperation/vergleich/gespraech/?org=agisra-e-v&org=rom-e-v"


@pytest.mark.parametrize("script", [True, False])
def test_from_the_questions_to_the_sheet_and_back(open_page, script):
    page = open_page(ADDRESS, width=360, script=script)
    page.get_by_label("Wann").fill("3. März, 18 Uhr")
    page.get_by_label("Frage 1", exact=True).fill("Wozu das alles?")
    page.get_by_label("Frage 2 auf das Blatt").uncheck()
    page.get_by_role("button", name="Blatt zum Drucken zeigen").click()
    sheet = page.get_by_role("main")
    assert "3. März, 18 Uhr" in sheet.inner_text()
    assert "Wozu das alles?" in sheet.inner_text()
    assert page.get_by_role("button", name="Drucken", exact=True).is_visible() == script
    page.get_by_role("button", name="Weiter bearbeiten").click()
    assert page.get_by_label("Frage 1", exact=True).input_value() == "Wozu das alles?"
    assert not page.get_by_label("Frage 2 auf das Blatt").is_checked()


@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_sheet_is_accessible(open_page, width, scheme):
    page = open_page(ADDRESS, width=width, scheme=scheme)
    page.get_by_role("button", name="Blatt zum Drucken zeigen").click()
    assert violations(page) == []


@pytest.mark.parametrize("address", ["/", "/kooperation/", "/kooperation/luecken/?kommune=koeln", ADDRESS])
def test_nothing_is_wider_than_a_small_phone(open_page, address):
    page = open_page(address, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
