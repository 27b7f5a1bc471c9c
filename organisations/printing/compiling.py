"""Typesets one document in a process of its own: `python -m organisations.printing.compiling FOLDER KEY`.

Reads FOLDER/KEY.json, writes FOLDER/KEY.pdf whole or not at all, and needs no Django. At most `SLOTS` such processes
work at a time, the others wait; each gives up after some minutes, and the system ends one that wants too much memory.
"""

import fcntl
import json
import os
import resource
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import typst

from organisations.printing import glyphs, qr
from organisations.printing.files import write

SLOTS, LARGE = 2, 300
SECONDS, BYTES = 240, 2 * 1024**3
TEMPLATES, ROOT = Path(__file__).parent / "typst", Path(__file__).resolve().parents[2]
# PDF/UA-1 (ISO 14289-1): typst refuses what would break its rules.
STANDARDS = ["ua-1"]


def typeset(data, template):
    """The PDF (bytes) of a document as plain values, by the name of its form's template.

    All texts go in as JSON and come out as text: typst never reads them as its own language.
    """
    readable = glyphs.replaced(with_codes(data), glyphs.known())
    source = TEMPLATES / f"{template}.typ"
    made = typst.compile(
        str(source),
        root=str(TEMPLATES),
        font_paths=glyphs.folders(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARDS,
        sys_inputs={"data": json.dumps(readable)},
    )
    return packed(made, data["fold"])


def with_codes(data):
    """The document with its QR codes drawn, each in the place of its address."""
    groups = [
        {**group, "entries": [{**entry, "code": qr.svg(entry["code"])} for entry in group["entries"]]}
        for group in data["groups"]
    ]
    return {**data, "code": qr.svg(data["code"]), "groups": groups}


def packed(made, fold):
    """The same PDF in far fewer bytes, folded where that was chosen; by another process, to need less memory in one."""
    command = [sys.executable, "-m", "organisations.printing.packing", *(["fold"] if fold else [])]
    return subprocess.run(command, input=made, stdout=subprocess.PIPE, cwd=ROOT, check=True).stdout


@contextmanager
def slot(folder, is_large):
    """Waits for one of the few places at which is typeset; a large document needs the memory of all of them."""
    with ExitStack() as stack:
        locks = [stack.enter_context((folder / f"slot-{number}.lock").open("w")) for number in range(SLOTS)]
        if is_large:
            for lock in locks:
                fcntl.flock(lock, fcntl.LOCK_EX)
        elif not any(is_taken(lock) for lock in locks):
            fcntl.flock(locks[os.getpid() % SLOTS], fcntl.LOCK_EX)
        yield


def is_taken(lock):
    """Takes a lock, if nobody holds it."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def is_mine(task):
    """Takes a task in hand, unless another process has it; whoever only looks at it lets go in a moment."""
    for _attempt in range(10):
        if is_taken(task):
            return True
        time.sleep(0.05)
    return False


def main(folder, key):
    """Typesets the document that waits under the key; a second process for the same one leaves at once."""
    waiting, folder = Path(folder) / f"{key}.json", Path(folder)
    try:
        with waiting.open("rb") as task:
            if not is_mine(task):
                return
            job = json.load(task)
            number = sum(len(group["entries"]) for group in job["data"]["groups"])
            with slot(folder, number > LARGE):
                # Whoever dies from here on (memory, time) has failed; the note goes when all went well.
                write(folder / f"{key}.failed", b"ended without a word")
                write(folder / f"{key}.pdf", typeset(job["data"], job["template"]))
            waiting.unlink()
            (folder / f"{key}.failed").unlink()
    except FileNotFoundError:
        return
    except Exception as error:
        write(folder / f"{key}.failed", str(error).encode())
        waiting.unlink(missing_ok=True)
        raise


def limit():
    """Lets the system end this process where it wants too much time or memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


if __name__ == "__main__":
    limit()
    main(*sys.argv[1:])
