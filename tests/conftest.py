"""The fixed cast of the tests, and the switch that turns skips into failures."""

import gc
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.db import transaction
from django.test import Client, SimpleTestCase
from django.utils import translation

from tests import factories

INSISTS = bool(os.environ.get("NO_SKIPS"))
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
# Real files of others, too large and not ours to keep; `.ci/run` says where a machine does not have them.
SHARED_DATA = Path(__file__).resolve().parents[2] / "shared/data"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """What asks no database runs once. Tests of real files are skipped on machines without them, or fail (below)."""
    for item in items:
        if "lasting" in item.fixturenames:
            item.add_marker("django_db")
        if not asks_database(item):
            item.add_marker("once")
        if "data" in item.keywords and not SHARED_DATA.exists():
            item.add_marker(pytest.mark.skip(reason=f"the real files are not at {SHARED_DATA}"))


def pytest_collection_finish():
    """What is loaded now stays until the end: looking for garbage in it over and over takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def asks_database(item):
    """Whether a test may ask the database."""
    is_case = issubclass(getattr(item, "cls", None) or object, SimpleTestCase)
    return is_case or "django_db" in item.keywords or not DATABASE_FIXTURES.isdisjoint(item.fixturenames)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    """With NO_SKIPS=1 a skipped test has failed: the machine lacks what the test needs."""
    outcome = yield
    report = outcome.get_result()
    excused = "data" in item.keywords and os.environ.get("WITHOUT_SHARED_DATA")
    if INSISTS and report.skipped and not excused:
        report.outcome, report.longrepr = "failed", f"skipped, but NO_SKIPS is set: {report.longrepr}"


@pytest.fixture(scope="session", autouse=True)
def own_folder(tmp_path_factory):
    """What the site writes into files goes into a folder of this run."""
    settings.DATA_DIR = tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def lasting(django_db_setup, django_db_blocker):
    """For fixtures of a whole module: all its tests find what they write; it is taken back after the last one.

    What a test writes itself is taken back after it, as always.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def no_kept_pages():
    """No page drawn for another test: a rolled back transaction takes the version of the data back too."""
    cache.clear()


@pytest.fixture(autouse=True)
def german():
    """Every test begins in the default language, whatever the one before asked for."""
    translation.activate("de")


def person(name, group=None, **values):
    """An account with a password that is its name."""
    user = User.objects.create_user(name, password=name, first_name=name.capitalize(), **values)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def signed_in(user):
    """A browser in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def visitor():
    """Anybody: a browser without an account."""
    return Client()


@pytest.fixture
def redaktion(db):
    """A curator of the group Redaktion."""
    return signed_in(person("rana", "Redaktion", is_staff=True))


@pytest.fixture
def leitung(db):
    """A curator of the group Leitung."""
    return signed_in(person("lea", "Leitung", is_staff=True))


@pytest.fixture
def administrator(db):
    """The first administrator."""
    return signed_in(person("admin", is_staff=True, is_superuser=True))


@pytest.fixture
def outsider(db):
    """Somebody with an account but without any right."""
    return signed_in(person("otto", is_staff=True))


@pytest.fixture
def published(db):
    """An organisation that everybody may see."""
    return factories.organisation("Sichtbar e. V.")


@pytest.fixture
def draft(db):
    """An organisation that waits for publication."""
    return factories.organisation("Entwurf e. V.", status="draft")


@pytest.fixture
def retired(db):
    """An organisation that no longer exists."""
    return factories.organisation("Vorbei e. V.", status="retired")
