"""The index of this process: brought up to date at each request, kept in a file for the next start.

The file in DATA_DIR is only a shortcut: it holds for one state of this code, names the rows of the log that it has
taken in, and is used where the log of the database continues it; else everything is read from the database.
"""

from threading import Lock

from communes import names
from organisations import changes, signs, words
from organisations.index import bitmaps, facts, index, lexicon, packing, terms
from organisations.index.index import Index
from organisations.shortcut import Shortcut

FILE = Shortcut("index", (names, words, signs, changes, facts, terms, lexicon, packing, bitmaps, index))

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


def version_at_hand():
    """The version of the data as of the last question; None before the first one. Asks the database nothing."""
    found = _kept.get("index")
    return found and found.version


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


def from_file(version):
    """The index of the file, with the changes since; None where there is none that fits."""
    found = FILE.load()
    return found and found.refreshed(version)


def save(found: Index):
    """Keeps the index for the next start."""
    FILE.save(found)
