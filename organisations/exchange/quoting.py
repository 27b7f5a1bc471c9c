"""Cells that a spreadsheet program would take for something else, and several names in one cell: both directions.

A CSV cell that begins with `= + - @`, a tab or a carriage return is run as a formula; an apostrophe in front keeps it a
text. One is also put before apostrophes that stand before such a sign, so that taking one off is always the opposite.
"""

import re

RUNS_AS_FORMULA = re.compile(r"'*[=+\-@\t\r]")
LOOKS_DANGEROUS = frozenset("'=+-@\t\r")
BETWEEN = "; "
# Either a name in quotation marks, with each of its own doubled, or anything up to the next separator.
PART = re.compile(r'\s*(?:"((?:[^"]|"")*)"\s*(?=[;|\n]|$)|([^;|\n]*))(?:[;|\n]|$)')
SPLITS = re.compile(r'[;|\n]|^"|^\s|\s$')


def quoted(text):
    """A text as a CSV cell that is no formula."""
    return f"'{text}" if text[:1] in LOOKS_DANGEROUS and RUNS_AS_FORMULA.match(text) else text


def unquoted(text):
    """The text of a CSV cell: the opposite of `quoted`."""
    return text[1:] if text.startswith("'") and RUNS_AS_FORMULA.match(text) else text


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
