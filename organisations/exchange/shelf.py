"""Records of organisations as bytes: read in the order of the database, handed out in that of a list, flat in memory.

A list is sorted by name, in a database organisations lie by key: read in the order of the list, 100,000 take three
times as long. So records are put on a shelf, a temporary file, as they come, and taken from it as they are wanted.

A shelf with all published organisations is kept for exactly this version of the data, code and day, so that the next
list of any filter and order is only picked from it. Never used for records with contact persons: who is erased must
not stay in a file (`objects.as_json`, `cards` and the data package therefore read anew each time).
"""

import hashlib
import os
import shutil
import tempfile
import time
from array import array
from itertools import chain, islice
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language

from organisations import changes
from organisations.exchange.listing import BATCH
from organisations.freshness import code_version
from organisations.shortcut import UNFINISHED, prefix, whole

# So many records are handed out as one piece.
AT_ONCE = 200
# How the names of temporary folders begin.
FOLDERS = "export-"
# Behind the records: where they begin, how long they are, and in so many bytes the number of these places.
FOOT = 8
# Seconds after which nobody writes a file any more.
ABANDONED = 3600
CHUNK = 64 * 1024


class Shelf:
    """Records in a file that `fill` has written: of each key of an organisation where it begins, and how long it is."""

    def __init__(self, file):
        self.file, self.starts, self.lengths = file, array("Q"), array("Q")
        file.seek(-FOOT, os.SEEK_END)
        number = int.from_bytes(file.read(FOOT))
        file.seek(-FOOT - 2 * self.starts.itemsize * number, os.SEEK_END)
        for places in (self.starts, self.lengths):
            places.fromfile(file, number)

    def take(self, keys):
        """The records of these keys in this order; who has none is left out."""
        place, starts, lengths = self.file.fileno(), self.starts, self.lengths
        known = len(lengths)
        return (os.pread(place, lengths[key], starts[key]) for key in keys if key < known and lengths[key])


def fill(file, keys, make):
    """Writes the records of some organisations into a file."""
    starts, end = array("Q", [0]) * (max(keys) + 1), 0
    lengths = starts[:]
    for key, record in chain.from_iterable(map(make, parts(sorted(keys), BATCH))):
        starts[key], lengths[key] = end, len(record)
        end += len(record)
        file.write(record)
    file.write(starts.tobytes() + lengths.tobytes() + len(starts).to_bytes(FOOT))
    file.flush()


def records(name, listing, make):
    """The records of a listing in its order; `make(keys)` gives pairs of key and record for some organisations.

    `name` says which records; it names the file in which those of all organisations are kept.
    """
    if len(listing.keys) <= BATCH:
        made = dict(make(listing.keys))
        yield from (made[key] for key in listing.keys if key in made)
        return
    with opened(name, listing, make) as file:
        yield from Shelf(file).take(listing.keys)


def opened(name, listing, make):
    """The file of a shelf that holds the listing: the kept one, else one that is filled now."""
    path = path_of(name, listing)
    try:
        return path.open("rb")
    except OSError:  # Not there, or written by somebody whose files nobody else may read.
        return kept_file(path, listing, make) if len(listing.keys) == len(listing.index.alive) else loose(listing, make)


def loose(listing, make):
    """A temporary file with the shelf of a part of the organisations."""
    file = tempfile.TemporaryFile(dir=settings.DATA_DIR)  # noqa: SIM115 (whoever asked closes it)
    fill(file, listing.keys, make)
    return file


def kept_file(path, listing, make):
    """The file with the shelf of all organisations under its path; what else was kept of these records is removed."""
    with whole(path) as file:
        fill(file, listing.keys, make)
        found = open(file.name, "rb")  # noqa: SIM115 (whoever asked closes it)
    if changes.version() != listing.index.version:
        path.unlink(missing_ok=True)
    for other in path.parent.glob(f"{stem(path)}*"):
        if other != path and not is_being_written(other):
            other.unlink(missing_ok=True)
    return found


def built(write):
    """What `write(file, folder)` puts into a temporary file, as pieces of bytes; the folder is for other files."""
    folder = tempfile.TemporaryDirectory(dir=settings.DATA_DIR, prefix=FOLDERS)
    with folder as path, tempfile.TemporaryFile(dir=settings.DATA_DIR) as file:
        write(file, Path(path))
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def tidy():
    """Removes all kept shelves: who was erased or retired since must not stay in a file that nobody asks for.

    Also what processes left behind that were killed.
    """
    for path in [*settings.DATA_DIR.glob("*.shelf"), *settings.DATA_DIR.glob(f"*{UNFINISHED}")]:
        if not is_being_written(path):
            path.unlink(missing_ok=True)
    for folder in settings.DATA_DIR.glob(f"{FOLDERS}*"):
        if not is_young(folder):
            shutil.rmtree(folder, ignore_errors=True)


def stem(path):
    """How the names of all files with these records begin."""
    return path.name.rpartition("-")[0] + "-"


def is_being_written(path):
    """Whether another process may still write the file; one that was killed left it behind an hour ago or more."""
    return path.suffix == UNFINISHED and is_young(path)


def is_young(path):
    """Whether there is a file or folder that somebody may still need."""
    try:
        return time.time() - path.stat().st_mtime < ABANDONED
    except FileNotFoundError:
        return False


def path_of(name, listing):
    """Where the shelf is kept: the name of the file holds all that its records depend on."""
    parts = (listing.index.version, listing.day, code_version(), settings.SITE_URL)
    exactly = hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()
    return settings.DATA_DIR / f"{prefix(name)}{get_language()}-{exactly}.shelf"


def pieces(found, between=b""):
    """Records as fewer, larger pieces of bytes, with something between each two records."""
    found, before = iter(found), b""
    while some := list(islice(found, AT_ONCE)):
        yield before + between.join(some)
        before = between


def parts(keys, size):
    """Keys, some at a time."""
    return (keys[start : start + size] for start in range(0, len(keys), size))
