"""Cooperations in a real browser: names that are suggested, a link that is answered, a step that is done."""

import pytest

from tests.browser.test_accessibility import LOOKS, violations

pytestmark = pytest.mark.browser
LIST = "/verwaltung/cooperations/cooperation/"


def link_of(page, title):
    """The link for the first partner of a cooperation, read at the desk."""
    page.goto(LIST)
    page.get_by_role("link", name=title).click()
    return page.locator("code.copied").first.inner_text()


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_an_organisation_answers_by_its_link(sign_in, open_page, site, width, scheme):
    address = link_of(sign_in("rana"), "Fahrräder").partition("/kooperation")[2]
    page = open_page(f"/kooperation{address}", width=width, scheme=scheme)
    assert violations(page) == []
    page.get_by_role("button", name="Ja, das stimmt").click()
    page.get_by_text("haben Sie bestätigt").wait_for()
    assert violations(page) == []
    page.get_by_label("Möchten Sie uns etwas dazu schreiben?").fill("Lieber nicht")
    page.get_by_role("button", name="Nein, ich nehme die Zustimmung zurück").click()
    page.get_by_text("haben Sie „Nein“ gesagt").wait_for()


def test_names_are_suggested_also_in_rows_that_are_added(sign_in):
    page = sign_in("rana", f"{LIST}add/")
    page.get_by_label("Titel").fill("Gemeinsam")
    page.get_by_role("button", name="Beteiligte Organisation hinzufügen").click()
    field = page.locator("#id_partners-0-organisation")
    with page.expect_response("**/namen/?q=*"):
        field.press_sequentially("agisra", delay=10)
    page.wait_for_function("document.querySelector('#organisation-names option')?.value == 'agisra e. V.'")
    field.fill("agisra e. V.")
    page.get_by_role("button", name="Sichern", exact=True).click()
    page.wait_for_url(f"**{LIST}")
    row = page.locator("#result_list tr", has=page.get_by_role("link", name="Gemeinsam", exact=True))
    assert "agisra e. V." in row.inner_text()


def test_a_step_is_done_from_the_start_page_without_scripts_too(sign_in):
    page = sign_in("rana", script=False)
    page.get_by_role("button", name="Erledigt: Räume für das zweite Halbjahr absprechen").click()
    page.get_by_text("Was kommt bei „Beispiel: Sprachcafé im Bürgerzentrum“ als Nächstes?").wait_for()
