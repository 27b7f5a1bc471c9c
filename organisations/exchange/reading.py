"""Reads the tables of a file, whatever kind it is: `.csv` here, `.xlsx` in a process of its own.

A hostile workbook must not take the server with it; so it is opened by a process with limits of time and memory
(workbooks.py), and what that process says, row by row, is all that comes back.
"""

import json
import re
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from django.utils.translation import gettext as _

from organisations.exchange import texts, workbooks, worksheets

MOST_BYTES = 10 * 1024**2
MOST_ROWS = 20_000
MOST_COLUMNS = 200
# What the process that reads workbooks may take: seconds of work and of the clock, bytes of its own, and what it says.
SECONDS, PATIENCE, MEMORY = 20, 60, 110 * 1024**2
MOST_ANSWER = 400 * 1024**2
READER = "import sys; sys.path.insert(0, %r); from organisations.exchange import workbooks; workbooks.main(*%r)"
ROOT = Path(__file__).resolve().parents[2]
# The key of a row under which its line in the file stands.
LINE = "#"
ARCHIVE, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FOREIGN = [b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"{\\rtf", b"MZ", b"\x7fELF", b"\x1f\x8b", b"Rar!", b"7z\xbc"]
OTHER_OFFICE = [b"mimetypeapplication/vnd.oasis.opendocument", b"Index/"]
FOR_PROGRAMS = re.compile(rb'^(?:\xef\xbb\xbf)?\s*(?:\{\s*"|\[\s*\{\s*")')
WEB_PAGE = re.compile(rb"^\s*<(?:!doctype|html|\?xml|table)", re.IGNORECASE)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (empty for CSV) and its rows, each with the number that people see and its cells as text.

    `hidden_rows` are the numbers of those that somebody filtered or folded away.
    """

    name: str
    rows: list
    is_hidden: bool = False
    hidden_rows: list = field(default_factory=list)


def sheets(data: bytes, encoding=""):
    """The sheets of a file that hold anything. Raises ValueError with a sentence for people."""
    if len(data) > MOST_BYTES:
        raise ValueError(_("Die Datei ist größer als 10 MB. Bitte nehmen Sie Bilder heraus oder teilen Sie sie."))
    check_kind(data)
    if data.startswith(ARCHIVE):
        found = [Sheet(*sheet) for sheet in opened_apart(data)]
    else:
        rows = texts.rows(texts.decoded(data, encoding), MOST_ROWS, MOST_COLUMNS)
        found = [Sheet("", rows)] if rows else []
    if not found:
        raise ValueError(_("Die Datei ist leer."))
    return found


def check_kind(data):
    """Refuses files that are neither a workbook nor text, by their first bytes, whatever they are called."""
    if data.startswith(OLD_OFFICE):
        raise ValueError(
            _("Die Datei hat das alte Format .xls oder ein Kennwort. Bitte öffnen Sie sie und wählen Sie „Datei“, "
              "„Speichern unter“, „Excel-Arbeitsmappe (.xlsx)“.")
        )  # fmt: skip
    if data.startswith(ARCHIVE) and any(mark in data[:200] for mark in OTHER_OFFICE):
        raise ValueError(
            _("Die Datei stammt aus LibreOffice oder Numbers. Bitte öffnen Sie sie dort und speichern oder exportieren "
              "Sie sie als Excel-Datei (.xlsx).")
        )  # fmt: skip
    if data.startswith(tuple(FOREIGN)) or WEB_PAGE.match(data[:200]):
        raise ValueError(_("Die Datei ist keine Tabelle. Möglich sind Excel (.xlsx) und CSV."))
    if FOR_PROGRAMS.match(data[:200]):
        raise ValueError(
            _("Die Datei ist für Programme gemacht (JSON). Bitte laden Sie die Liste dort als CSV oder Excel herunter.")
        )


def opened_apart(data):
    """What `Sheet` holds of each sheet of a workbook, read by a process with limits."""
    try:
        with tempfile.TemporaryFile() as file:
            file.write(data)
            file.seek(0)
            return read_by_another(file)
    except OSError:
        raise ValueError(_("Auf dem Server ist kein Platz, um die Datei zu lesen. Bitte später noch einmal.")) from None


def read_by_another(file):
    """What `Sheet` holds of each sheet of a workbook, as a process of its own says them."""
    limits = [SECONDS, MEMORY, MOST_ROWS, MOST_COLUMNS]
    command = [sys.executable, "-I", "-S", "-c", READER % (str(ROOT), limits)]
    with subprocess.Popen(command, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as reader:
        watch = threading.Timer(PATIENCE, reader.kill)
        watch.start()
        try:
            return workbooks.gathered(answers(reader.stdout))
        finally:
            watch.cancel()
            reader.kill()


def answers(lines):
    """What the process says. Raises ValueError with its sentence, or with ours where it stops in the middle."""
    total = 0
    for line in lines:
        total += len(line)
        word, *rest = json.loads(line)
        if word == "refused":
            raise ValueError(_(rest[0]) % rest[1] if rest[1] else _(rest[0]))
        if word == "end":
            return
        if total > MOST_ANSWER:
            break
        yield word, *rest
    raise ValueError(_(worksheets.TANGLED))


def table(path: Path):
    """The rows of a CSV file of our own as dictionaries by heading, each with its line in the file as `LINE`.

    The first row holds the headings. Raises ValueError with a sentence, OSError where the file is not there.
    """
    (_line, headings), *rows = sheets(path.read_bytes())[0].rows
    check_headings(headings)
    if any(len(cells) > len(headings) for _line, cells in rows):
        raise ValueError(_("Eine Zeile hat mehr Zellen, als es Überschriften gibt."))
    return [{LINE: line, **dict(zip_longest(headings, cells, fillvalue=""))} for line, cells in rows]


def check_headings(headings):
    """Refuses a heading that stands twice."""
    known = [heading.strip().casefold() for heading in headings if heading.strip()]
    if len(set(known)) < len(known):
        raise ValueError(_("Eine Überschrift steht zweimal da."))
