"""The directory of this process: brought up to date when it is asked for, kept in a file for the next start.

As with the index of the search (index/kept.py), the file in DATA_DIR is only a shortcut: it holds for one state of this
code, names the rows of the log that it has taken in, and is left aside where the log of the database does not continue
it. Reading 100,000 entries takes seconds, the file a moment.
"""

import hashlib
import os
import pickle
import tempfile
from functools import cache
from pathlib import Path

from django.conf import settings

from communes import names
from organisations import changes, words
from organisations.duplicates import abbreviations, blocking, directory, phonetics, traits
from organisations.duplicates.directory import Directory
from organisations.index import kept

CODE = (names, words, abbreviations, blocking, directory, phonetics, traits)

_kept: dict[str, Directory] = {}


def current() -> Directory:
    """The directory as of the present version of the data, from memory where nothing changed."""
    version = changes.version()
    found = _kept.pop("directory", None) or from_file()
    if found is None or found.log.version != version:
        found = (found and found.refreshed(version)) or read()
    _kept["directory"] = found
    return found


def read() -> Directory:
    """Everything from the database; the file is written for the next start."""
    found = Directory.read()
    save(found)
    return found


def forget():
    """Lets the next question begin anew."""
    _kept.clear()


@cache
def path() -> Path:
    """Where the file lies: its name holds the database that it was made of, and the code that made it."""
    code = hashlib.sha256(b"".join(Path(module.__file__).read_bytes() for module in CODE)).hexdigest()
    return settings.DATA_DIR / f"duplicates-{kept.prefix()}{code[:16]}.pickle"


def from_file():
    """The directory of the file; None where there is none that can be read."""
    try:
        with path().open("rb") as file:
            return pickle.load(file)
    except Exception:  # Whatever is wrong with the file: the database knows everything.
        return None


def save(found: Directory):
    """Writes the file, whole or not at all, and removes those that no longer fit."""
    with tempfile.NamedTemporaryFile(dir=settings.DATA_DIR, prefix="duplicates-", delete=False) as file:
        pickle.dump(found, file, protocol=pickle.HIGHEST_PROTOCOL)
    os.replace(file.name, path())
    for other in settings.DATA_DIR.glob(f"duplicates-{kept.prefix()}*.pickle"):
        if other != path():
            other.unlink(missing_ok=True)
