"""Headers, health, and the files every public site has."""

import re
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError
from django.db.migrations.executor import MigrationExecutor
from django.test import Client

from organisations import demo
from organisations.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/organisationen/", "/verwaltung/login/", "/gibt-es-nicht/", "/x?%00", "/gesund/", "/robots.txt"]
)
def test_every_response_has_the_strict_headers(visitor, address):
    response = visitor.get(address)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"


def test_healthy(visitor):
    response = visitor.get("/gesund/")
    assert response.status_code == 200
    assert response.json()["ok"] is True


def test_not_healthy_with_pending_migrations(visitor, monkeypatch):
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda self, targets: ["one"])
    response = visitor.get("/gesund/")
    assert (response.status_code, response.json()["pending_migrations"]) == (503, 1)


def test_not_healthy_without_database(visitor, monkeypatch):
    def gone(self, connection):
        raise DatabaseError

    monkeypatch.setattr(MigrationExecutor, "__init__", gone)
    assert visitor.get("/gesund/").status_code == 503


def test_files_of_the_site(visitor, published):
    assert "Disallow: /verwaltung/" in visitor.get("/robots.txt").content.decode()
    assert "Contact: http" in visitor.get("/.well-known/security.txt").content.decode()
    assert visitor.get("/favicon.ico")["Location"].endswith("/mark.svg")
    sitemap = visitor.get("/sitemap-organisations.xml").content.decode()
    assert published.get_absolute_url() in sitemap
    assert f"/en{published.get_absolute_url()}" in sitemap
    assert f'hreflang="x-default" href="http://127.0.0.1:8000{published.get_absolute_url()}"' in sitemap


def test_a_draft_is_not_in_the_sitemap(visitor, draft):
    assert draft.slug not in visitor.get("/sitemap-organisations.xml").content.decode()


def test_the_sitemap_of_a_large_directory_has_parts_that_robots_may_read(visitor, monkeypatch):
    from organisations.views.site import RowsSitemap

    for number in range(3):
        factories.organisation(f"Hilfe {number}")
    monkeypatch.setattr(RowsSitemap, "limit", 4)
    named = re.findall("<loc>http://testserver([^<]*)</loc>", visitor.get("/sitemap.xml").content.decode())
    parts = [address for address in named if "organisations" in address]
    assert parts == ["/sitemap-organisations.xml", "/sitemap-organisations.xml?p=2"]
    assert [visitor.get(address).content.count(b"<loc>") for address in parts] == [4, 2]
    robots = RobotFileParser()
    robots.parse(visitor.get("/robots.txt").content.decode().splitlines())
    assert all(robots.can_fetch("*", address) for address in named)


def test_an_error_page_asks_the_database_nothing(visitor, django_assert_num_queries, monkeypatch):
    from organisations.views import directory

    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(directory.StartView, "dispatch", broken)
    visitor.raise_request_exception = False
    with django_assert_num_queries(0):
        response = visitor.get("/")
    assert response.status_code == 500
    assert "Das liegt nicht an Ihnen" in response.content.decode()


def test_preparing_makes_one_administrator_and_says_the_password_once(capsys, visitor):
    call_command("prepare")
    said = capsys.readouterr().out
    password = said.split("Passwort:")[1].split()[0]
    assert visitor.login(username="verwaltung", password=password)
    call_command("prepare")
    assert "Passwort" not in capsys.readouterr().out
    assert User.objects.filter(is_superuser=True).count() == 1


def test_preparing_fills_an_empty_directory_once(monkeypatch):
    loaded = []
    monkeypatch.setattr(demo, "load", lambda: loaded.append(1) or 91)
    for _ in range(2):
        call_command("prepare")
    assert loaded == [1]


def test_preparing_does_not_load_the_demo_into_a_directory_in_use(monkeypatch):
    monkeypatch.setattr(demo, "load", lambda: pytest.fail("loaded"))
    factories.organisation()
    call_command("prepare")
    assert Organisation.objects.count() == 1


def test_the_redirect_to_https_has_the_policy_too(visitor, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/").status_code == 301
    assert "default-src 'none'" in Client().get("/").headers["Content-Security-Policy"]
