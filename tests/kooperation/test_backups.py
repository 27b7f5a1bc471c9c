"""Backup and restore, as a hoster runs them: on a real file, in processes of their own."""

import os
import sqlite3
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once

ADD = "from organisations.models import Organisation; Organisation(name='{}').save()"
NAMES = "from organisations.models import Organisation; print(*Organisation.objects.values_list('name', flat=True))"


@pytest.fixture(scope="module")
def manage(tmp_path_factory):
    """Runs manage.py on an embedded database of its own; returns the finished process."""
    data = tmp_path_factory.mktemp("data")
    environment = {
        **os.environ,
        "DATA_DIR": str(data),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "kooperation.settings",
    }

    def run(*arguments):
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert run("migrate", "--verbosity=0").returncode == 0
    run.data = data
    return run


def shell(manage, code):
    """Runs code in the site; returns what it prints."""
    done = manage("shell", "--verbosity=0", "--command", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_restoring_brings_back_the_day_of_the_backup(manage, tmp_path):
    shell(manage, ADD.format("Alt"))
    copy = tmp_path / "copy.sqlite3"
    assert manage("backup", str(copy)).returncode == 0
    shell(manage, ADD.format("Neu"))
    done = manage("restore", str(copy))
    assert done.returncode == 0, done.stderr
    assert shell(manage, NAMES) == "Alt"
    kept = done.stdout.strip().rsplit(" ", 1)[1]
    assert sqlite3.connect(kept).execute("SELECT count(*) FROM organisations_organisation").fetchone() == (2,)


RECORD = """
from organisations.models import Organisation
from cooperations.models import Cooperation, Standing
made = Organisation.objects.create(name="Partner")
with Cooperation(title="Sprachcafé", state="agreed").one_change() as cooperation:
    cooperation.save()
    cooperation.partners.create(organisation=made, role="Raum")
    cooperation.steps.create(what="Anrufen")
"""
RECORDED = """
from cooperations.models import *
print(*(model.objects.count() for model in (Cooperation, Partner, Step, Standing, Cooperation.history.model)))
"""


def test_cooperations_come_back_with_all_that_hangs_on_them(manage, tmp_path):
    shell(manage, RECORD)
    before, copy = shell(manage, RECORDED), tmp_path / "copy.sqlite3"
    assert manage("backup", str(copy)).returncode == 0
    shell(
        manage, "from cooperations.models import *; Cooperation.objects.all().delete(); Standing.objects.all().delete()"
    )
    assert shell(manage, RECORDED) == "0 0 0 0 2"
    assert manage("restore", str(copy)).returncode == 0
    assert shell(manage, RECORDED) == before == "1 1 1 1 1"


def test_a_backup_overwrites_nothing(manage, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    copy.write_text("mine")
    assert "nothing was overwritten" in manage("backup", str(copy)).stderr
    assert copy.read_text() == "mine"


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\x00" + b"x" * 5000])
def test_what_is_no_backup_is_refused_and_nothing_changes(manage, tmp_path, content):
    before = shell(manage, NAMES)
    path = tmp_path / "x.sqlite3"
    if content is not None:
        path.write_bytes(content)
    assert manage("restore", str(path)).returncode != 0
    assert shell(manage, NAMES) == before


def test_daily_work_twice_keeps_fourteen_backups(manage):
    for number in range(15):
        (manage.data / "backups").mkdir(exist_ok=True)
        (manage.data / f"backups/kooperation-2020{number:02}.sqlite3").touch()
    for _ in range(2):
        assert manage("daily").returncode == 0
    assert len(list((manage.data / "backups").glob("kooperation-*"))) == 14
