"""Starts the real thing for a browser: gunicorn with the demo directory in a database of its own."""

import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit
from urllib.request import urlopen

import psycopg

CHROMIUM = os.environ.get("CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
)
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
CURATORS = """
from django.contrib.auth.models import Group, User
for name, group in (("rana", "Redaktion"), ("lea", "Leitung")):
    User.objects.create_user(name, password=name, is_staff=True, first_name=name.title()).groups.add(
        Group.objects.get(name=group))

from communes.models import Boundary
square = Boundary(level="county", key="05315", name="Köln", attribution="© Amt")
square.draw([[(6.77, 50.83), (7.16, 50.83), (7.16, 51.08), (6.77, 51.08), (6.77, 50.83)]])
square.save()

# So many networks that their filter is too long to be drawn whole.
from organisations.models import Network, Organisation
adviser = Organisation.objects.filter(type__slug="beratungsstelle").first()
adviser.networks.add(*(Network.objects.create(name=f"Arbeitskreis {number:02}") for number in range(40)))
"""


def own_database():
    """The address of a fresh database on the server the tests run on; empty for SQLite.

    Each process of a parallel run has its own.
    """
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        return ""
    name = f"browser_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name}")
        connection.execute(f"CREATE DATABASE {name}")
    return urlsplit(address)._replace(path=f"/{name}").geturl()


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


@contextmanager
def running_site(data):
    """Serves the demo directory out of the folder `data`; yields its address.

    The curators rana (Redaktion) and lea (Leitung) have their names as passwords.
    """
    port = free_port()
    variables = {
        "DATA_DIR": str(data),
        "PORT": str(port),
        "DATABASE_URL": own_database(),
        "DJANGO_SETTINGS_MODULE": "kooperation.settings",
    }
    environment = {**os.environ, **variables}

    def manage(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    manage("collectstatic", "--noinput", "--verbosity=0")
    manage("prepare")
    manage("shell", "--verbosity=0", "--command", CURATORS)
    command = [sys.executable, "-m", "gunicorn", "kooperation.wsgi", "--bind", f"127.0.0.1:{port}"]
    server = subprocess.Popen([*command, "--workers=2", "--log-level=warning"], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/gesund/")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)
