"""Has documents typeset, each once, in processes of their own, and keeps the PDFs for whoever asks again.

A PDF is a file in DATA_DIR under a key that names all it depends on. Beside it may lie the document that waits to be
typeset (.json, locked by the process that works on it) or the reason why it could not be (.failed).
"""

import fcntl
import json
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict
from enum import Enum

from django.conf import settings

from organisations.printing import compiling
from organisations.printing.forms import FORMS

MOST_WAITING = 20
MOST_KEPT, LARGEST_KEPT = 300, 300 * 1024**2
FAILED_FOR = 600
LOOK_EVERY = 0.03
# About so much of a document is typeset in a second, for the bar that shows how far it is.
BYTES_A_SECOND = 400_000


class State(Enum):
    """How far a PDF is."""

    ABSENT, WAITING, READY, FAILED = range(4)


def folder():
    """Where PDFs lie."""
    path = settings.DATA_DIR / "print"
    path.mkdir(parents=True, exist_ok=True)
    return path


def file(key, kind="pdf"):
    """The file of a key."""
    return folder() / f"{key}.{kind}"


def state(key):
    """How far the PDF of a key is; what was left behind by a process that was killed counts as absent."""
    if file(key).exists():
        return State.READY
    failed = file(key, "failed")
    if failed.exists() and time.time() - failed.stat().st_mtime < FAILED_FOR:
        return State.FAILED
    return State.WAITING if is_worked_on(file(key, "json")) else State.ABSENT


def is_worked_on(task):
    """Whether a process has the task in hand, or was started for it a moment ago."""
    try:
        with task.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return time.time() - task.stat().st_mtime < 3
    except BlockingIOError:
        return True
    except FileNotFoundError:
        return False


class Busy(Exception):
    """So many documents wait already that no other is taken."""


def start(key, document):
    """Begins to typeset a document; returns at once.

    Raises `Busy` where too many wait.
    """
    if len(list(folder().glob("*.json"))) >= MOST_WAITING:
        clean()
        raise Busy
    task = {"template": FORMS[document.form].template, "data": asdict(document)}
    compiling.write(file(key, "json"), json.dumps(task).encode())
    file(key, "failed").unlink(missing_ok=True)
    subprocess.Popen(
        [sys.executable, "-m", "organisations.printing.compiling", str(folder()), key],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def wait(key, seconds):
    """Waits until the PDF is there or can't be made, at most so long; returns its state."""
    end = time.monotonic() + seconds
    while (found := state(key)) is State.WAITING and time.monotonic() < end:
        time.sleep(LOOK_EVERY)
    return found


@contextmanager
def only_waiter():
    """True for the only request of the site that may wait at the moment, so that others are still served."""
    with (folder() / "waiting.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def clean():
    """Removes what is too much, the longest unused first, and what killed processes left behind."""
    found = sorted(folder().glob("*.pdf"), key=lambda path: path.stat().st_mtime, reverse=True)
    size = 0
    for number, path in enumerate(found):
        size += path.stat().st_size
        if number >= MOST_KEPT or size > LARGEST_KEPT:
            path.unlink(missing_ok=True)
    for path in folder().glob("*"):
        is_old = time.time() - path.stat().st_mtime > FAILED_FOR
        if is_old and path.suffix in (".json", ".failed", ".tmp") and not is_worked_on(path):
            path.unlink(missing_ok=True)


def progress(key):
    """How far a waiting document probably is, in percent, by its size and the time since it was handed in."""
    try:
        found = file(key, "json").stat()
    except FileNotFoundError:
        return 100
    return min(95, round(100 * (time.time() - found.st_mtime) / (1 + found.st_size / BYTES_A_SECOND)))
