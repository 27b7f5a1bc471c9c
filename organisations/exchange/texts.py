"""Text files as spreadsheets write them: which encoding, which delimiter, and letters that were garbled on the way.

Bytes go in, rows of text come out. Knows no database and no Django model.
"""

import csv
import math
import re
from collections import Counter

from django.utils.translation import gettext as _

from organisations.exchange import lenient, quoting
from organisations.exchange.quoting import fitting, unquoted
from organisations.exchange.worksheets import LONGEST_CELL

LONGEST_LINE = 1_000_000
# Rows are looked for down to here, empty ones too.
LAST_ROW = 200_000
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+\Z")
CONTROL = re.compile(f"[{quoting.CONTROL}]")
DELIMITERS = ";,\t|"
# What a first line "sep=;" may name.
SEPARATORS = set(";,\t|:^~")
# What UTF-8 looks like when somebody read it as Windows-1252: "Ã¼" for "ü", "â€ž" for "„".
MOJIBAKE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u2013-\u203a\u20ac]|\u00e2\u20ac"
)
MARKS = [(b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")]
# Letters of code page 850 (MS-DOS, old Excel exports) where Windows-1252 has signs nobody writes in a word.
DOS_UMLAUTS = re.compile(rb"[a-z][\x81\x84\x94\xe1][a-z]")
# Letters of Mac Roman (Excel for Mac) where Windows-1252 has Š, š, Ÿ and §, and umlauts of Windows-1252.
MAC_UMLAUTS, WINDOWS_UMLAUTS = re.compile(rb"[A-Za-z][\x8a\x9a\x9f\xa7][a-z]"), re.compile(rb"[\xe4\xf6\xfc\xdf]")
SAMPLE = 60
MOST_FIELDS = 64


def decoded(data: bytes, encoding=""):
    """The text of a file: in the named encoding, or in the one that it is most likely written in.

    Raises ValueError with a sentence for people.
    """
    if encoding:
        return named_decoding(data, encoding)
    for mark, name in MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if wide := without_mark(data):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(one_byte_encoding(data), errors="replace")


def named_decoding(data, encoding):
    """The text in an encoding that a person names."""
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except LookupError:
        raise ValueError(_("Die Zeichenkodierung „%s“ gibt es nicht.") % encoding) from None
    except (UnicodeError, ValueError):
        raise ValueError(_("Die Datei ist nicht in „%s“ geschrieben.") % encoding) from None


def without_mark(data):
    """The name of UTF-16 in one of its two orders where every second byte of the beginning is empty."""
    head = data[:400]
    for name, empty in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if len(head) > 3 and empty.count(0) > 0.8 * len(empty):
            return name
    return ""


def one_byte_encoding(data):
    """Windows-1252 for nearly all; Latin-1 where it holds what that leaves free; code page 850 (MS-DOS); Mac Roman."""
    if not WINDOWS_UMLAUTS.search(data):
        if DOS_UMLAUTS.search(data):
            return "cp850"
        if MAC_UMLAUTS.search(data):
            return "mac-roman"
    return "latin-1" if re.search(rb"[\x81\x8d\x8f\x90\x9d]", data) else "cp1252"


def is_garbled(text):
    """Whether a text was written in UTF-8 and read as something else."""
    return bool(MOJIBAKE.search(text))


def repaired(text):
    """A garbled text as it was meant; stretches that were not garbled stay as they are."""
    if not is_garbled(text):
        return text
    whole = meant(text)
    return whole if whole is not None else re.sub(r"\S+", lambda word: meant(word.group()) or word.group(), text)


def meant(text):
    """The text that was written in UTF-8 and read as Windows-1252; None where it was not."""
    try:
        return b"".join(map(byte, text)).decode("utf-8")
    except (UnicodeError, ValueError):
        return None


def byte(sign):
    """The byte that was read as this sign; bytes that Windows-1252 leaves free were kept as they are."""
    return sign.encode("latin-1") if "\x80" <= sign <= "\x9f" else sign.encode("cp1252")


def rows(text, most_rows, most_columns):
    """Number (as a spreadsheet counts) and cells of each row that holds anything. Raises ValueError with a sentence."""
    if CONTROL.search(text):
        raise ValueError(_("Die Datei enthält Zeichen, die in keiner Tabelle stehen."))
    csv.field_size_limit(LONGEST_CELL)
    found = read(text, most_rows, most_columns)
    return unwrapped(found, most_rows, most_columns) if is_wrapped(found) else found


def is_wrapped(rows):
    """Whether each row is one cell that may hold a whole line: marks were put around "Name;Straße;Ort"."""
    return len(rows) > 1 and all(len(cells) == 1 and "\n" not in cells[0] for _number, cells in rows)


def unwrapped(rows, most_rows, most_columns):
    """The rows with the cells within their only cell, where all have some."""
    inner = read("\n".join(cells[0] for _number, cells in rows), most_rows, most_columns)
    fits = len(inner) == len(rows) and all(len(cells) > 1 for _number, cells in inner)
    return [(number, cells) for (number, _one), (_at, cells) in zip(rows, inner, strict=True)] if fits else rows


def read(text, most_rows, most_columns):
    """The rows of a text, also where its quotation marks don't fit."""
    sign = delimiter(text)
    try:
        return filled(csv.reader(lines(text), delimiter=sign, strict=True), most_rows, most_columns)
    except csv.Error as error:
        if "limit" in str(error):
            raise ValueError(_("In einer Zelle stehen mehr als %d Zeichen.") % LONGEST_CELL) from None
        return filled(lenient.rows(text, sign), most_rows, most_columns)


def filled(reader, most_rows, most_columns):
    """The rows of a reader that hold anything, each with its number. Raises ValueError for too many or too long."""
    found = []
    for number, cells in enumerate(reader, start=1):
        if any(len(cell) > LONGEST_CELL for cell in cells):
            raise ValueError(_("In einer Zelle stehen mehr als %d Zeichen.") % LONGEST_CELL)
        if meant := trimmed([unquoted(cell) for cell in cells], most_columns):
            found.append((number, meant))
        if len(found) > most_rows or number > LAST_ROW:
            raise ValueError(_("Die Tabelle hat mehr als %d Zeilen. Bitte teilen Sie die Datei.") % most_rows)
    return found


def lines(text):
    """The lines of a text with their ends, one at a time. Raises ValueError for one that no table has."""
    for found in LINE.finditer(text):
        if found.end() - found.start() > LONGEST_LINE:
            raise ValueError(_("Eine Zeile ist länger als 1.000.000 Zeichen. Ist das eine Tabelle?"))
        yield found.group()


def trimmed(cells, most_columns):
    """The cells without the empty ones at the end. Raises ValueError for too many."""
    while cells and not cells[-1].strip():
        cells.pop()
    if len(cells) > most_columns:
        raise ValueError(_("Die Tabelle hat mehr als %d Spalten.") % most_columns)
    return cells


def delimiter(text):
    """The sign that splits most rows into the same number of cells, by the first rows of the file."""
    if text[:4].lower() == "sep=" and text[4:5] in SEPARATORS:
        return text[4]
    return max(DELIMITERS, key=lambda sign: evenness(text, sign))


def evenness(text, sign):
    """How well a sign splits the first rows: the more of them, the more evenly, into the more cells, the better."""
    lengths = Counter()
    try:
        reader = csv.reader(lines(text[:200_000]), delimiter=sign)
        for cells, _number in zip(reader, range(SAMPLE), strict=False):
            if any(cell.strip() for cell in cells):
                lengths[min(len(cells), MOST_FIELDS)] += 1
    except csv.Error:
        pass
    split = {length: times for length, times in lengths.items() if length > 1}
    if not split:
        return 0
    length, times = max(split.items(), key=lambda pair: (pair[1], pair[0]))
    return sum(split.values()) / sum(lengths.values()) * times / sum(lengths.values()) * math.log2(length)


def same_text(one, other):
    """Whether two cells say the same but for blanks at the ends and kinds of line ends."""
    return fitting(one).strip() == fitting(other).strip()
