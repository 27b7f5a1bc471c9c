"""Rows of a CSV file whose quotation marks don't fit: '"Offenes Ohr" e. V.;Köln' is read as it stands.

The module `csv` gives up there, or swallows the rows that follow. Here a row has as many lines as its marks need; where
they never fit, its first line is split at each delimiter.
"""

import csv
import re

# So many lines a cell may have in such a file; after so many marks that were never closed, none is looked for further.
MOST_LINES, MOST_OPEN = 40, 20


def rows(text, delimiter):
    """The cells of each row, one by one."""
    lines = [line.rstrip("\r\n") for line in re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)]
    at, left_open = 0, 0
    while at < len(lines):
        window = lines[at : at + (MOST_LINES if left_open < MOST_OPEN else 1)]
        used, cells = quoted(window, delimiter)
        left_open += not used
        yield cells if used else split(lines[at], delimiter)
        at += used or 1


def quoted(lines, delimiter):
    """How many lines the row has that begins here, and its cells; 0 where its marks don't fit."""
    for used in range(1, len(lines) + 1):
        try:
            found = list(csv.reader(["\n".join(lines[:used])], delimiter=delimiter, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            break
        return used, found[0] if found else []
    return 0, []


def split(line, delimiter):
    """The cells of a line by its delimiters alone; marks around a whole cell go."""
    cells = line.split(delimiter)
    return [cell[1:-1].replace('""', '"') if re.fullmatch(r'".*"', cell) else cell for cell in cells]
