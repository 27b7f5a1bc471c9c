"""Copies of the embedded database, made while the site runs. PostgreSQL has tools of its own."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

KEPT = 14


class NoBackup(Exception):
    """A copy can't be made or used; the message says why and what to do."""


def refuse_other_databases():
    """Raises NoBackup for a database that is not a file of ours."""
    if connection.vendor != "sqlite":
        raise NoBackup("This database is PostgreSQL: use pg_dump and pg_restore.")


def folder() -> Path:
    """Where copies go unless told otherwise."""
    path = settings.DATA_DIR / "backups"
    path.mkdir(exist_ok=True)
    return path


def make(path: Path | None = None) -> Path:
    """Writes a whole, consistent copy and returns its path. Raises NoBackup where the file is already there."""
    refuse_other_databases()
    path = path or folder() / f"kooperation-{now()}.sqlite3"
    if path.exists():
        raise NoBackup(f"{path} is already there; nothing was overwritten.")
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(unfinished)])
    except DatabaseError as error:
        raise NoBackup(f"No copy could be written to {path}: {error}") from None
    unfinished.chmod(0o600)
    return unfinished.rename(path)


def now():
    """The moment, as part of a file's name."""
    return f"{datetime.now():%Y%m%d-%H%M%S-%f}"


def restore(path: Path) -> Path:
    """Puts a copy in the place of the database; returns the copy made of the present state before.

    Raises NoBackup for a file that is no whole copy; nothing has changed then.
    """
    refuse_other_databases()
    check(path)
    before = make(folder() / f"before-restore-{now()}.sqlite3")
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as source:
        source.backup(connection.connection)
    connection.close()
    return before


def check(path: Path):
    """Raises NoBackup unless the file is a whole SQLite database of this site."""
    if not path.is_file():
        raise NoBackup(f"{path} is not there.")
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as copy:
            sound = copy.execute("PRAGMA quick_check").fetchone() == ("ok",)
            copy.execute("SELECT 1 FROM organisations_organisation LIMIT 1")
    except sqlite3.DatabaseError:
        sound = False
    if not sound:
        raise NoBackup(f"{path} is not a whole copy of this site. Nothing was changed.")


def tidy():
    """Removes all but the newest fourteen copies of the usual folder."""
    for old in sorted(folder().glob("kooperation-*.sqlite3"))[:-KEPT]:
        old.unlink()
