"""A real Chromium on a real server: gunicorn with the demo directory in a database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg
import pytest

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)
CURATORS = """
from django.contrib.auth.models import Group, User
for name, group in (("rana", "Redaktion"), ("lea", "Leitung")):
    User.objects.create_user(name, password=name, is_staff=True, first_name=name.title()).groups.add(
        Group.objects.get(name=group))
"""


def pytest_collection_modifyitems(items):
    """Browser tests share one server, so they run in one process."""
    for item in items:
        if "/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


def own_database():
    """The address of a fresh database on the server the tests run on; empty for SQLite."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return ""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP DATABASE IF EXISTS browser")
        connection.execute("CREATE DATABASE browser")
    return urlsplit(address)._replace(path="/browser").geturl()


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(address):
    """Waits until the server answers, half a minute at most."""
    for _attempt in range(300):
        try:
            return urlopen(address, timeout=2).status
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of a running site with the demo directory and the curators rana and lea."""
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine")
    port = free_port()
    variables = {"DATA_DIR": str(tmp_path_factory.mktemp("data")), "PORT": str(port), "DATABASE_URL": own_database(),
                 "DJANGO_SETTINGS_MODULE": "kooperation.settings"}  # fmt: skip
    environment = {**os.environ, **variables}

    def manage(*arguments):
        subprocess.run(
            [sys.executable, "manage.py", *arguments], env=environment, check=True, stdout=subprocess.DEVNULL
        )

    manage("collectstatic", "--noinput", "--verbosity=0")
    manage("prepare")
    manage("shell", "--verbosity=0", "--command", CURATORS)
    command = [sys.executable, "-m", "gunicorn", "kooperation.wsgi", "--bind", f"127.0.0.1:{port}", "--workers=2",
               "--log-level=warning"]  # fmt: skip
    server = subprocess.Popen(command, env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/gesund/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def chromium(site):
    """The browser."""
    from playwright.sync_api import sync_playwright

    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
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
