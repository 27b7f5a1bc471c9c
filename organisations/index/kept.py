"""The index of this process: brought up to date at each request, kept in a file for the next start.

The file in DATA_DIR is only a shortcut: it holds for one state of this code, names the rows of the log that it has
taken in, and is used where the log of the database continues it; else everything is read from the database.
"""

import hashlib
import os
import pickle
import tempfile
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings

from communes import names
from organisations import changes, signs, words
from organisations.index import bitmaps, facts, index, lexicon, packing, terms
from organisations.index.index import Index

CODE = (names, words, signs, changes, facts, terms, lexicon, packing, bitmaps, index)

_lock = Lock()
_kept: dict[str, Index] = {}


def current(version=None) -> Index:
    """The index as of `version` of the data (default: asked of the database), from memory where nothing changed."""
    version = changes.version() if version is None else version
    found = _kept.get("index")
    if found is None or found.version != version or found.year != index.this_year():
        with _lock:
            found = refreshed(_kept.pop("index", None), version)
            _kept["index"] = found
    return found


def refreshed(before, version) -> Index:
    """The index of today: from the one before, from the file, or from the database."""
    return (before and before.refreshed(version)) or from_file(version) or Index.read()


def rebuild() -> Index:
    """Reads everything from the database and writes the file for the next start."""
    found = _kept["index"] = Index.read()
    save(found)
    return found


def forget():
    """Lets the next request begin anew."""
    _kept.clear()


@cache
def path() -> Path:
    """Where the file lies: its name holds the database that it was made of, and the code that made it."""
    code = hashlib.sha256(b"".join(Path(module.__file__).read_bytes() for module in CODE)).hexdigest()
    return settings.DATA_DIR / f"{prefix()}{code[:16]}.pickle"


def prefix():
    """How the names of all files of this database begin."""
    description = settings.DATABASES["default"]
    database = repr([description.get(key) for key in ("ENGINE", "HOST", "PORT", "NAME")])
    return f"index-{hashlib.sha256(database.encode()).hexdigest()[:16]}-"


def from_file(version):
    """The index of the file, with the changes since; None where there is none that fits."""
    try:
        with path().open("rb") as file:
            found = pickle.load(file)
    except Exception:  # Whatever is wrong with the file: the database knows everything.
        return None
    return found.refreshed(version)


def save(found: Index):
    """Writes the file, whole or not at all, and removes those that no longer fit."""
    with tempfile.NamedTemporaryFile(dir=settings.DATA_DIR, prefix="index-", delete=False) as file:
        pickle.dump(found, file, protocol=pickle.HIGHEST_PROTOCOL)
    os.replace(file.name, path())
    for other in settings.DATA_DIR.glob(f"{prefix()}*.pickle"):
        if other != path():
            other.unlink(missing_ok=True)
