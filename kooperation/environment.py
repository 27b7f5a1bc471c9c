"""Reads the settings that a hoster gives through environment variables.

Each function takes a variable's name and returns its value, checked. Nonsense stops the
start with one sentence that names the variable (`SystemExit`, so without a traceback).
"""

import contextlib
import os
import re
import secrets
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import dj_email_url

YES = {"1", "true", "yes", "on", "ja"}
HOST = re.compile(r"\.?[a-zA-Z0-9][a-zA-Z0-9.-]*|\[?[0-9a-fA-F:]+\]?")
NO = {"", "0", "false", "no", "off", "nein"}

EMBEDDED = {
    # SQLite's write-ahead log can corrupt a database before 3.51.3 (https://sqlite.org/wal.html);
    # a rollback journal that is truncated loses nothing, also after a power cut.
    "init_command": "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}


def nonsense(name: str, expected: str) -> SystemExit:
    """The exit to raise: one sentence with the variable, its value and what was expected."""
    return SystemExit(f"{name}={os.environ.get(name, '')!r} is not understood: {expected}.")


def flag(name: str) -> bool:
    """A switch, off unless set to 1, true, yes, on or ja."""
    value = os.environ.get(name, "").strip().lower()
    if value not in YES | NO:
        raise nonsense(name, "use 1 or 0")
    return value in YES


def hosts(name: str) -> list[str]:
    """Host names, split at commas or blanks."""
    found = os.environ.get(name, "").replace(",", " ").split()
    if not all(HOST.fullmatch(host) for host in found):
        raise nonsense(name, "use host names such as kooperation.example, split by commas")
    return found


def number(name: str, default: int, largest: int) -> int:
    """A whole number from 1 to `largest`."""
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit() and 1 <= int(value[:10]) <= largest):
        raise nonsense(name, f"use a whole number from 1 to {largest}")
    return int(value)


def site_address(name: str, default: str) -> str:
    """The address people use, without a slash at the end, such as https://kooperation.example."""
    value = (os.environ.get(name) or default).rstrip("/")
    try:
        parts = urlsplit(value)
        authority = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname or ""
        sound = value.lower() == f"{parts.scheme}://{authority}" and parts.scheme in {"http", "https"}
        sound = sound and HOST.fullmatch(parts.hostname)
    except ValueError:
        sound = False
    if not sound:
        raise nonsense(name, "use an address such as https://kooperation.example")
    return value


def tiles(name: str, source: str) -> dict | None:
    """A server for street maps: its address with {z}, {x} and {y}, who is to be named, and its host; None for none."""
    value, named = os.environ.get(name, ""), os.environ.get(source, "")
    if not value:
        return None
    try:
        parts = urlsplit(value)
        sound = parts.scheme == "https" and HOST.fullmatch(parts.hostname or "") and not parts.username
    except ValueError:
        sound = False
    if not sound or not all(part in parts.path for part in ("{z}", "{x}", "{y}")) or set(value) & set(" ;,'\""):
        raise nonsense(name, "use an address such as https://tiles.example/{z}/{x}/{y}.png")
    if not named:
        raise SystemExit(f"{source} is missing: the map has to name whose streets it shows.")
    return {"address": value, "source": named, "host": parts.hostname, "origin": f"https://{parts.netloc}"}


def folder(name: str, default: Path) -> Path:
    """A folder that can be written to; it is made when it is not there."""
    try:
        path = Path(os.environ.get(name) or default).expanduser().absolute()
        path.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=path).close()
    except (OSError, RuntimeError, ValueError) as error:
        raise nonsense(name, f"the folder cannot be written to ({error})") from None
    return path


def database(name: str, data: Path) -> dict:
    """Django's description of the database: PostgreSQL by its address, else SQLite in `data`."""
    value = os.environ.get(name) or f"sqlite:///{data / 'kooperation.sqlite3'}"
    expected = "use postgres://user:password@host/name or sqlite:///path"
    try:
        found = dj_database_url.parse(value, conn_max_age=None, conn_health_checks=True)
    except (ValueError, KeyError):
        raise nonsense(name, expected) from None
    engine = found["ENGINE"].rsplit(".", 1)[-1]
    if engine not in {"sqlite3", "postgresql"} or not found["NAME"]:
        raise nonsense(name, expected)
    if engine == "sqlite3":
        if not Path(found["NAME"]).parent.is_dir() or Path(found["NAME"]).is_dir() or found["NAME"] == ":memory:":
            raise nonsense(name, expected)
        found["OPTIONS"] = EMBEDDED
        found["CONN_HEALTH_CHECKS"] = False
    return found


def mail(name: str) -> dict:
    """Django's e-mail settings from an address such as smtp://user:password@host:587/?tls=True."""
    value = os.environ.get(name) or "console://"
    try:
        found = dj_email_url.parse(value)
    except (ValueError, KeyError):
        found = {}
    smtp_without_host = value.startswith("smtp") and not urlsplit(value).hostname
    if not found.get("EMAIL_BACKEND") or smtp_without_host:
        raise nonsense(name, "use smtp://user:password@host:587/?tls=True")
    return {key: value for key, value in found.items() if key.isupper()}


def secret_key(name: str, data: Path) -> str:
    """The site's secret: given, or made on the first start and kept in `data` for its owner only."""
    given = os.environ.get(name)
    if given is not None and len(given) < 32:
        raise SystemExit(f"{name} is too short: use at least 32 random characters, or leave it out.")
    if given:
        return given
    path = data / "secret_key"
    if not path.exists():
        write_once(path, secrets.token_urlsafe(64))
    try:
        kept = path.read_text().strip()
    except OSError as error:
        raise SystemExit(f"{name} cannot be read from {path}: {error.strerror}.") from None
    if not kept:
        raise SystemExit(f"{name} is missing: {path} is empty. Delete it, and a new one is made.")
    return kept


def write_once(path: Path, text: str):
    """Writes a file for its owner only, whole or not at all; whoever comes second leaves the first one's."""
    with tempfile.NamedTemporaryFile("w", dir=path.parent) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(file.name, path)
