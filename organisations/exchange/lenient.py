"""Rows of a CSV file whose quotation marks don't fit: '"Offenes Ohr" e. V.;Köln' is read as it stands.

The module `csv` gives up there, or swallows the rows that follow. Here a cell is quoted only where its closing mark
stands before a delimiter or the end of the line; any other mark is a sign like others.
"""

import re

# A cell of more lines than this was not meant to be one.
MOST_LINES = 60
LINE_END = re.compile(r"\r\n|\r|\n|\Z")


def rows(text, delimiter):
    """The cells of each row, one by one."""
    sign = re.escape(delimiter)
    quoted = re.compile(rf'"([^"]*(?:""[^"]*)*)"(?=[{sign}\r\n]|\Z)')
    plain = re.compile(rf"[^{sign}\r\n]*")
    at, cells = 0, []
    while at < len(text) or cells:
        found = quoted.match(text, at)
        if found and found[1].count("\n") <= MOST_LINES:
            cells.append(found[1].replace('""', '"'))
        else:
            found = plain.match(text, at)
            cells.append(found[0][1:-1] if re.fullmatch(r'".*"', found[0]) else found[0])
        at = found.end()
        if text[at : at + 1] == delimiter:
            at += 1
        else:
            at = LINE_END.match(text, at).end()
            yield cells
            cells = []
