"""The directory of this process: brought up to date when it is asked for, kept in a file for the next start.

As with the index of the search (index/kept.py), the file in DATA_DIR is only a shortcut: it holds for one state of this
code, names the rows of the log that it has taken in, and is left aside where the log of the database does not continue
it. Reading 100,000 entries takes seconds, the file a moment.
"""

from communes import names
from organisations import changes, words
from organisations.duplicates import abbreviations, blocking, directory, phonetics, traits
from organisations.duplicates.directory import Directory
from organisations.shortcut import Shortcut

FILE = Shortcut("duplicates", (names, words, abbreviations, blocking, directory, phonetics, traits))

_kept: dict[str, Directory] = {}


def current() -> Directory:
    """The directory as of the present version of the data, from memory where nothing changed."""
    version = changes.version()
    found = _kept.pop("directory", None) or FILE.load()
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


def save(found: Directory):
    """Keeps the directory for the next start."""
    FILE.save(found)
