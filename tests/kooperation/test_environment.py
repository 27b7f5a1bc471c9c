"""What a hoster sets: nonsense stops the start with one sentence that names the variable."""

import os
import stat
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

NONSENSE = [
    ("DEBUG", "perhaps"), ("PORT", "eighty"), ("PORT", "0"), ("PORT", "70000"), ("PORT", "9" * 500),
    ("SITE_URL", "kooperation"),
    ("SITE_URL", "https://x.example/path"), ("SITE_URL", "https://[x"), ("SITE_URL", "https://x:99999999"),
    ("DATABASE_URL", "nonsense"), ("DATABASE_URL", "mysql://x/y"), ("DATABASE_URL", "postgres://host"),
    ("SITE_URL", "https://*"), ("SITE_URL", "https://u:p@a"), ("SITE_URL", "https://a b"), ("SITE_URL", "https://a#x"),
    ("ALLOWED_HOSTS", "http://x/"), ("ALLOWED_HOSTS", "*"), ("ALLOWED_HOSTS", "a;b"), ("DATA_DIR", "~nouser/x"),
    ("DATABASE_URL", "sqlite://:memory:"), ("DATABASE_URL", "sqlite:////nonexistent/x"),
    ("EMAIL_URL", "smtp://"), ("EMAIL_URL", "pigeon://x"),
    ("SECRET_KEY", "short"), ("DATA_DIR", "/dev/null/x"), ("DATA_DIR", "/proc"),
]  # fmt: skip


def start(folder, command="check", **variables):
    """Runs a command with the variables; returns the finished process."""
    keep = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**keep, "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "kooperation.settings", **variables}
    return subprocess.run(
        [sys.executable, "manage.py", command], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(("name", "value"), NONSENSE)
def test_nonsense_stops_the_start_with_one_sentence(tmp_path, name, value):
    done = start(tmp_path, **{name: value})
    assert done.returncode != 0
    assert done.stderr.startswith(name)
    assert done.stderr.count("\n") == 1


def test_a_clone_starts_without_any_variable_and_makes_its_own_secret(tmp_path):
    assert start(tmp_path / "data").returncode == 0
    secret = tmp_path / "data/secret_key"
    assert len(secret.read_text()) > 60
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    before = secret.read_text()
    assert start(tmp_path / "data").returncode == 0
    assert secret.read_text() == before


def test_an_empty_secret_is_named(tmp_path):
    (tmp_path / "secret_key").touch()
    done = start(tmp_path)
    assert done.stderr.startswith("SECRET_KEY is missing")
    assert done.stderr.count("\n") == 1


def test_a_database_that_does_not_answer_is_named(tmp_path):
    done = start(tmp_path, command="prepare", DATABASE_URL="postgres://nobody@127.0.0.1:1/x")
    assert "DATABASE_URL: the database does not answer" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "variables",
    [
        {"DEBUG": "ja"},
        {"DATABASE_URL": "postgres://user:pw@host:5432/name"},
        {"EMAIL_URL": "smtp://user:pw@mail.example:587/?tls=True"},
        {"SITE_URL": "https://kooperation.example/", "ALLOWED_HOSTS": "a.example, b.example"},
    ],
)
def test_sense_starts(tmp_path, variables):
    done = start(tmp_path, **variables)
    assert done.returncode == 0, done.stderr
