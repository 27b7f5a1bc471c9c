"""The parts of an Excel workbook as rows of text: a reader of streams that holds little and trusts nothing.

Runs in a process of its own with little memory (workbooks.py), so it needs neither Django nor openpyxl, which takes
170 MB and half a minute for files that this one refuses at once. Formats: ECMA-376, part 1, chapter 18.
"""

import re
from array import array
from xml.parsers import expat

from organisations.exchange.numbers import WHOLE, iso_day, kind_of_day, number_in_words
from organisations.exchange.quoting import fitting

PIECE = 64 * 1024
# No tag, comment or attribute of a spreadsheet is so long, nothing is so deep, no cell so full (Excel: 32,767 signs).
LONGEST_TAG, DEEPEST, LONGEST_CELL = 128 * 1024, 60, 100_000
# Rows are looked for down to here; whoever writes something far below has another kind of table.
LAST_ROW = 100_000
MOST_MERGED, MOST_LINKS = 2000, 30_000
REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MERGED = re.compile(r"([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})")
# How a workbook writes signs that XML can't hold, and "_x0041_" itself (22.9.2.19).
ESCAPED = re.compile("_x005F(_x[0-9A-Fa-f]{4}_)|_x([0-9A-Fa-f]{4})_")


def _(text):
    """Marks a sentence for translation; whoever shows it translates it."""
    return text


TANGLED = _("Die Excel-Datei ist zu verwickelt, um sie zu lesen. Bitte speichern Sie sie als CSV.")
FAR = _("In der Zelle %(cell)s steht etwas, weit neben der Tabelle. Höchstens %(most)d Spalten sind möglich.")
LONG = _("In der Zelle %(cell)s stehen mehr als 100.000 Zeichen.")
ORDERS = _("Die Datei enthält Anweisungen, die in keiner Tabelle stehen.")
DAMAGED = _("Die Excel-Datei ist beschädigt oder unvollständig.")


class Refused(ValueError):
    """A file that is not read; the sentence says why. `words` are put into it after it was translated."""

    def __init__(self, sentence, **words):
        super().__init__(sentence % words if words else sentence)
        self.sentence, self.words = sentence, words


class Part:
    """One XML part, read in pieces: each opening and closing tag goes to a method of its name, where there is one."""

    def __init__(self):
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.open
        self.parser.EndElementHandler = self.close
        self.parser.CharacterDataHandler = None
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.depth = 0
        self.opening = {name[5:]: getattr(self, name) for name in dir(self) if name.startswith("open_")}
        self.closing = {name[6:]: getattr(self, name) for name in dir(self) if name.startswith("close_")}

    def refuse(self, *doctype):
        """A document type: entities that grow, or that read other files."""
        raise Refused(ORDERS)

    def open(self, name, attributes):
        """An opening tag."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise Refused(TANGLED)
        do = self.opening.get(name) or (":" in name and self.opening.get(name.rpartition(":")[2]))
        if do:
            do(attributes)

    def close(self, name):
        """A closing tag."""
        self.depth -= 1
        do = self.closing.get(name) or (":" in name and self.closing.get(name.rpartition(":")[2]))
        if do:
            do()

    def read(self, stream):
        """Reads the part, and stops after each piece: the rows that are ready can be taken."""
        size = 0
        while piece := stream.read(PIECE):
            self.parser.Parse(piece, False)
            size += len(piece)
            if size - self.parser.CurrentByteIndex > LONGEST_TAG:
                raise Refused(TANGLED)
            yield
        self.parser.Parse(b"", True)
        yield


class Texts(Part):
    """The shared texts, kept as bytes behind each other: a million of them take no more than the file."""

    def __init__(self):
        super().__init__()
        self.kept, self.ends, self.skips = bytearray(), array("L", [0]), False

    def __getitem__(self, number):
        if not 0 <= number < len(self.ends) - 1:
            raise Refused(DAMAGED)
        return self.kept[self.ends[number] : self.ends[number + 1]].decode()

    def open_t(self, attributes):
        """Text begins; that of a reading aid (Japanese) is left out."""
        self.parser.CharacterDataHandler = None if self.skips else self.take

    def take(self, text):
        """More text."""
        self.kept += text.encode()

    def close_t(self):
        """Text ends."""
        self.parser.CharacterDataHandler = None

    def open_rPh(self, attributes):
        """A reading aid begins."""
        self.skips = True

    def close_rPh(self):
        """A reading aid ends."""
        self.skips = False

    def close_si(self):
        """One text is whole."""
        self.ends.append(len(self.kept))


class Styles(Part):
    """Which formats of cells are days and times: number of the format to its description."""

    def __init__(self):
        super().__init__()
        self.described, self.formats, self.counts = {}, [], False

    def open_numFmt(self, attributes):
        """A format of somebody's own."""
        self.described[attributes.get("numFmtId")] = attributes.get("formatCode", "")

    def open_cellXfs(self, attributes):
        """The formats of cells begin."""
        self.counts = True

    def close_cellXfs(self):
        """The formats of cells end."""
        self.counts = False

    def open_xf(self, attributes):
        """The next format of cells: the kind of day or time, or nothing."""
        if self.counts:
            number = attributes.get("numFmtId", "")
            self.formats.append(kind_of_day(number, self.described.get(number)))

    def __getitem__(self, number):
        place = int(number) if WHOLE.fullmatch(number) else -1
        return self.formats[place] if 0 <= place < len(self.formats) else ""


class Rows(Part):
    """The rows of a sheet that hold anything: `ready` are those that were read since somebody took them."""

    def __init__(self, texts, styles, most_columns, first_day):
        super().__init__()
        self.texts, self.styles, self.most_columns, self.first_day = texts, styles, most_columns, first_day
        self.ready, self.merged, self.links, self.hidden, self.number, self.cells = [], [], [], [], 0, None

    def open_row(self, attributes):
        """A row begins; without a number it is the next."""
        given = attributes.get("r", "")
        if len(given) > 7:
            raise Refused(DAMAGED)
        self.number = max(self.number + 1, int(given) if given.isdecimal() else 0)
        self.cells, self.column, self.is_hidden = [], 0, attributes.get("hidden") in {"1", "true"}

    def close_row(self):
        """A row is whole."""
        if self.cells:
            self.ready.append((self.number, self.cells))
            self.hidden += [self.number] if self.is_hidden else []
        self.cells = None

    def open_c(self, attributes):
        """A cell begins; without an address it is the next."""
        given = REFERENCE.fullmatch(attributes.get("r", ""))
        self.column = column_number(given[1]) if given else self.column + 1
        self.kind, self.style, self.parts, self.length = attributes.get("t", "n"), attributes.get("s", ""), [], 0

    def open_v(self, attributes):
        """Its value begins."""
        self.parser.CharacterDataHandler = self.take

    open_t = open_v

    def take(self, text):
        """More of the value."""
        if self.cells is None:
            return
        self.length += len(text)
        if self.length > LONGEST_CELL:
            raise Refused(LONG, cell=self.address)
        self.parts.append(text)

    def close_v(self):
        """Its value ends."""
        self.parser.CharacterDataHandler = None

    close_t = close_v

    def close_c(self):
        """A cell is whole: it goes into its row where it holds anything."""
        text = self.value("".join(self.parts)) if self.cells is not None and self.parts else ""
        if not text or text.isspace():
            return
        if self.column > self.most_columns or self.number > LAST_ROW:
            raise Refused(FAR, cell=self.address, most=self.most_columns)
        self.cells += [""] * (self.column - len(self.cells))
        self.cells[self.column - 1] = text

    @property
    def address(self):
        """The address of the cell as people read it."""
        return f"{column_letters(self.column)}{self.number}"

    def value(self, text):
        """What stands in a cell as people read it."""
        if self.kind == "s":
            if not WHOLE.fullmatch(text):
                raise Refused(DAMAGED)
            text = self.texts[int(text)]
            if len(text) > LONGEST_CELL:
                raise Refused(LONG, cell=self.address)
        elif self.kind == "n":
            return number_in_words(text, self.styles[self.style] if self.style else "", self.first_day)
        elif self.kind == "b":
            return "ja" if text.strip() == "1" else "nein"
        elif self.kind == "d":
            return iso_day(text)
        return plain(text)

    def open_mergeCell(self, attributes):
        """Merged cells: first and last column and row."""
        found = MERGED.fullmatch(attributes.get("ref", ""))
        if found and len(self.merged) < MOST_MERGED:
            self.merged.append((column_number(found[1]), int(found[2]), column_number(found[3]), int(found[4])))

    def open_hyperlink(self, attributes):
        """A linked cell: row, column, and the relation that says where it leads."""
        found, relation = REFERENCE.match(attributes.get("ref", "")), relation_of(attributes)
        if found and relation and len(self.links) < MOST_LINKS:
            self.links.append((int(found[2]), column_number(found[1]), relation))


def plain(text):
    """A text as it was meant: with plain line breaks, without the escapes of workbooks."""
    if "_x" in text:
        text = ESCAPED.sub(lambda found: found[1] or chr(int(found[2], 16)), text)
    return fitting(text)


def relation_of(attributes):
    """The key of the relation to which a tag points; empty without one."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def column_number(letters):
    """The number of a column: 1 for "A", 27 for "AA"."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number):
    """The letters of a column: "A" for 1, "AA" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
