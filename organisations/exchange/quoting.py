"""Cells that a spreadsheet program would take for something else, and several names in one cell: both directions.

A CSV cell that begins with `= + - @`, a tab or a carriage return is run as a formula; an apostrophe in front keeps it a
text. One is also put before apostrophes that stand before such a sign, so that taking one off is always the opposite.
"""

import re

RUNS_AS_FORMULA = re.compile(r"'*[=+\-@\t\r]")
LOOKS_DANGEROUS = frozenset("'=+-@\t\r")
BETWEEN = "; "
# So many characters (UTF-16) fit into a cell of an Excel file.
LONGEST_CELL = 32_767
CUT = "…"
# Signs that no table may hold, as some programs paste them: one alone makes a whole file unreadable for many programs.
CONTROL = "".join(map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20)]))
AS_BLANKS = str.maketrans(CONTROL, " " * len(CONTROL))
AS_BLANK_BYTES = bytes.maketrans(CONTROL.encode(), b" " * len(CONTROL))
# Either a name in quotation marks, with each of its own doubled, or anything up to the next separator.
PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;|\n]|$)|([^;|\n]*))(?:[;|\n]|$)')
BREAKS = re.compile(r"\r\n?")
SPLITS = re.compile(r'[;|\n]|^"|^\s|\s$')


def quoted(text):
    """A text as a CSV cell that is no formula."""
    return f"'{text}" if text[:1] in LOOKS_DANGEROUS and RUNS_AS_FORMULA.match(text) else text


def unquoted(text):
    """The text of a CSV cell: the opposite of `quoted`."""
    return text[1:] if text.startswith("'") and RUNS_AS_FORMULA.match(text) else text


def readable(text):
    """A text as cells hold it: a blank for each sign that no table may hold."""
    return text.translate(AS_BLANKS)


def fitting(text):
    """A text with what a cell of an Excel file takes: plain line breaks, no other control characters."""
    return readable(BREAKS.sub("\n", text) if "\r" in text else text)


def fits(text):
    """Whether a text fits into a cell of an Excel file, which counts as UTF-16 does."""
    return 2 * len(text) <= LONGEST_CELL or len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL


def cut(text):
    """The beginning of a text that does not fit; the sign at its end shows that."""
    return text.encode("utf-16-le")[: 2 * (LONGEST_CELL - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def is_cut_from(cell, text):
    """Whether a cell holds the beginning of a text that did not fit: it says nothing new."""
    return cell.endswith(CUT) and not fits(text) and cell == cut(fitting(text))


def part(name):
    """A name as a part of a cell: in quotation marks where it would be split."""
    return '"{}"'.format(name.replace('"', '""')) if SPLITS.search(name) else name


def joined(names):
    """Several names in one cell."""
    return BETWEEN.join(map(part, names))


def parts(text):
    """The names in one cell: the opposite of `joined`; also split at bars and line breaks."""
    found = (match[1].replace('""', '"') if match[1] is not None else match[2].strip() for match in PART.finditer(text))
    return [name for name in found if name]
