"""Reads a table of text from a CSV file."""

import csv
import io
import re
from itertools import zip_longest
from pathlib import Path

from django.utils.translation import gettext as _

LONGEST_CELL = 100_000
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# The key of a row under which its line in the file stands.
LINE = "#"


def table(path: Path):
    """The rows of a CSV file as dictionaries by heading, each with its line in the file as `LINE`.

    UTF-8 (with or without mark), UTF-16 or Windows-1252; split by the commonest of ; , and tab; empty rows are left
    out. Raises ValueError with a sentence for people where the file is no such table, OSError where it is not there.
    """
    text = decoded(path.read_bytes())
    if CONTROL.search(text):
        raise ValueError(_("Die Datei enthält Zeichen, die in keiner Tabelle stehen."))
    try:
        rows = numbered_rows(text)
    except csv.Error as error:
        raise ValueError(_("Die Tabelle ist nicht zu lesen: %s") % error) from None
    if not rows:
        raise ValueError(_("Die Datei ist leer."))
    (_line, headings), *rows = rows
    check_headings(headings)
    if any(len(cells) > len(headings) for _line, cells in rows):
        raise ValueError(_("Eine Zeile hat mehr Zellen, als es Überschriften gibt."))
    return [{LINE: line, **dict(zip_longest(headings, cells, fillvalue=""))} for line, cells in rows]


def decoded(data: bytes):
    """The text of a file in one of the encodings that spreadsheets write."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def numbered_rows(text):
    """The rows that hold anything, each with the number of its last line."""
    head = next(filter(str.strip, text.splitlines()), "")
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=head.count), strict=True)
    return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]


def check_headings(headings):
    """Refuses a heading that stands twice."""
    known = [heading.strip().casefold() for heading in headings if heading.strip()]
    if len(set(known)) < len(known):
        raise ValueError(_("Eine Überschrift steht zweimal da."))
