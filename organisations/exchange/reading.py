"""Reads a table of text from a CSV file."""

import csv
from pathlib import Path


def table(path: Path):
    """The rows of a UTF-8 CSV file as dictionaries by heading; split by the commonest of ; , and tab."""
    text = path.read_text(encoding="utf-8-sig")
    head = text.split("\n", 1)[0]
    delimiter = max(";,\t", key=head.count)
    return list(csv.DictReader(text.splitlines(keepends=True), delimiter=delimiter, restval="", strict=True))
