"""Who types an organisation that is there already is told so while typing."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser


def test_typing_a_name_shows_who_is_there_already(sign_in):
    page = sign_in("rana", "/verwaltung/organisations/organisation/add/", width=360)
    page.get_by_label("Name", exact=True).first.press_sequentially("Rom ev")
    found = page.locator(".similar-found li")
    expect(found).to_have_count(1)
    expect(found.get_by_role("link")).to_have_attribute("target", "_blank")
    expect(page.locator("#similar [role=status]")).to_contain_text("Ein Eintrag ist ähnlich.")
    assert violations(page) == []
    page.get_by_label("Name", exact=True).first.fill("Rom und Paris und Athen")
    expect(found).to_have_count(0)
    assert page.locator("[name=similar_seen]").input_value().isdecimal()
