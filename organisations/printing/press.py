"""Has documents typeset, each once, in processes of their own, and keeps the PDFs for whoever asks again.

A PDF is a file in DATA_DIR under a key that names all it depends on. Beside it may lie the document that waits to be
typeset (.json, locked by the process that works on it) or the reason why it could not be (.failed).
"""

import fcntl
import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict
from enum import Enum
from math import inf

from django.conf import settings

from organisations.printing.files import write
from organisations.printing.forms import FORMS

MOST_WAITING = 20
MOST_KEPT, KEPT_FOR = 200, 24 * 60 * 60
# So long a new process may take until it has its task in hand.
STARTS_WITHIN = 10
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
    if is_worked_on(file(key, "json")):
        return State.WAITING
    if age(file(key, "failed")) < FAILED_FOR:
        return State.FAILED
    return State.WAITING if age(file(key, "json")) < STARTS_WITHIN else State.ABSENT


def is_worked_on(task):
    """Whether a process has the task in hand."""
    try:
        with task.open("rb") as opened:
            fcntl.flock(opened, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except FileNotFoundError:
        pass
    return False


def age(path):
    """The seconds since a file was written or last used; endless for none."""
    try:
        return time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return inf


class Busy(Exception):
    """So many documents wait already that no other is taken."""


def check_room():
    """Tidies up; raises `Busy` where no other document can wait."""
    clean()
    if len(list(folder().glob("*.json"))) >= MOST_WAITING:
        raise Busy


def start(key, document):
    """Begins to typeset a document; returns at once."""
    task = {"template": FORMS[document.form].template, "data": asdict(document)}
    write(file(key, "json"), json.dumps(task).encode())
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
    """Removes what is old or too much, the longest unused first, and what killed processes left behind."""
    for number, path in enumerate(sorted(folder().glob("*.pdf"), key=age)):
        if number >= MOST_KEPT or age(path) > KEPT_FOR:
            path.unlink(missing_ok=True)
    for path in folder().glob("*"):
        if age(path) > FAILED_FOR and path.suffix in (".json", ".failed", ".tmp") and not is_worked_on(path):
            path.unlink(missing_ok=True)


def forget(**signal):
    """Removes all PDFs: a person was erased who may stand on any of them."""
    for path in folder().glob("*.pdf"):
        path.unlink(missing_ok=True)


def opened(key):
    """The PDF of a key, to read; it counts as used."""
    found = file(key).open("rb")
    os.utime(file(key))
    return found


def progress(key):
    """How far a waiting document probably is, in percent, by its size and the time since it was handed in."""
    try:
        found = file(key, "json").stat()
    except FileNotFoundError:
        return 100
    return min(95, round(100 * (time.time() - found.st_mtime) / (1 + found.st_size / BYTES_A_SECOND)))
