"""A real Chromium on a real server (server.py)."""

import pytest

from tests.browser.server import CHROMIUM, CHROMIUM_FLAGS, running_site


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running site with the demo directory and the curators rana and lea."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    with running_site(tmp_path_factory.mktemp("data")) as address:
        yield address


@pytest.fixture(scope="session")
def chromium(site):
    """The browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium, site):
    """Opens pages in fresh browsers: `open_page(address, width=…, scheme=…, script=…)`; fails on any console error."""
    contexts, complaints = [], []

    def opener(address="/", width=1280, height=800, scheme="light", script=True):
        context = chromium.new_context(
            base_url=site, viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script,
            locale="de-DE", timezone_id="Europe/Berlin", reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith(site) else None)
        page.goto(address)
        return page

    yield opener
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def sign_in(open_page):
    """Opens a page of the desk as a curator: `sign_in("rana", address)`."""

    def signer(name, address="/verwaltung/", **options):
        page = open_page(f"/verwaltung/login/?next={address}", **options)
        page.get_by_label("Benutzername").fill(name)
        page.get_by_label("Passwort").fill(name)
        page.get_by_role("button", name="Anmelden").click()
        page.wait_for_url(f"**{address}")
        return page

    return signer
