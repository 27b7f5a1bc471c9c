"""Reads a table of text from a CSV file."""

import csv
from pathlib import Path

from django.utils.translation import gettext as _

LONGEST_CELL = 100_000


def table(path: Path):
    """The rows of a UTF-8 CSV file as dictionaries by heading; split by the commonest of ; , and tab.

    Raises ValueError with a sentence for people where the file is no such table, OSError where it is not there.
    """
    text = path.read_text(encoding="utf-8-sig")
    if "\x00" in text:
        raise ValueError(_("Die Datei enthält Zeichen, die in keiner Tabelle stehen."))
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, restval="", strict=True))
    except csv.Error as error:
        raise ValueError(_("Die Tabelle ist nicht zu lesen: %s") % error) from None
    if any(None in row for row in rows):
        raise ValueError(_("Eine Zeile hat mehr Zellen, als es Überschriften gibt."))
    return rows
