"""Excel workbooks (.xlsx) as rows of text, in a process of its own with little memory: `python -I -S`, without Django.

The archive is looked over before anything is unpacked; each part is unpacked once, in pieces, and only those with
cells, texts and formats. Only values are taken: formulas come as what they last gave, macros are never touched.
What the process says are lines of JSON: ["sheet", name, is hidden], ["row", number, cells], ["hidden",
numbers of rows], ["links", links], ["merged", ranges], and at last ["end"] or ["refused", sentence, words].
"""

import json
import posixpath
import resource
import sys
import zipfile
import zlib
from xml.parsers.expat import ExpatError

from organisations.exchange import links, numbers, worksheets
from organisations.exchange.worksheets import DAMAGED, TANGLED, Part, Refused, Rows, Styles, Texts, _

MOST_UNPACKED = 60 * 1024**2
MOST_MEMBERS = 2000
# So much markup no list of organisations has; reading it would take longer than anybody waits.
MOST_TAGS = 7_000_000
MOST_SHEETS = 50
# What the cells hold together: one shared text in every cell would be without end.
MOST_TEXT = 60 * 1024**2
MOST_STYLES = 4 * 1024**2
LONGEST_LINK = 500
# Merged cells cover so many columns and rows at most; what covers more is a frame.
WIDEST, HIGHEST = 40, 500
# Parts that are read whole, before any sheet.
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, KeyError, ExpatError),
    *(UnicodeError, IndexError, OverflowError, ArithmeticError, TypeError, AttributeError),
)
# What zlib says where memory ends.
NO_MEMORY = "Error -4"
LARGE = _("Die Datei ist ausgepackt zu groß. Bitte nehmen Sie Bilder und leere Zeilen heraus.")
LOCKED = _("Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne.")
OTHER = _("Die Datei ist keine Excel-Tabelle, auch wenn sie so heißt.")
MANY = _("Die Tabelle hat mehr als %(most)d Zeilen. Bitte teilen Sie die Datei.")


class Book(Part):
    """The list of sheets: name, relation and "is hidden" of each, and from which day days are counted."""

    def __init__(self):
        super().__init__()
        self.sheets, self.first_day = [], numbers.FIRST_DAY

    def open_workbookPr(self, attributes):
        """What holds for the whole book."""
        if attributes.get("date1904") in {"1", "true"}:
            self.first_day = numbers.FIRST_DAY_1904

    def open_sheet(self, attributes):
        """One sheet."""
        is_hidden = attributes.get("state", "visible") != "visible"
        self.sheets.append((attributes.get("name", ""), worksheets.relation_of(attributes), is_hidden))


class Relations(Part):
    """Where the parts of a book lie: key of the relation to the kind of part and its name in the archive.

    `targets` are the same as they are written, for what lies outside.
    """

    def __init__(self):
        super().__init__()
        self.found, self.targets = {}, {}

    def open_Relationship(self, attributes):
        """One relation."""
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "").replace("\\", "/")))
        kind = attributes.get("Type", "").rpartition("/")[2]
        self.found[attributes.get("Id")] = (kind, target.lstrip("/"))
        self.targets[attributes.get("Id")] = attributes.get("Target", "")

    def first(self, kind, usual):
        """The part of a kind."""
        return next((target for one, target in self.found.values() if one == kind), usual)


class Archive:
    """The parts of a workbook that are read; counts what was unpacked."""

    def __init__(self, file):
        self.zip = zipfile.ZipFile(file)
        self.members = {member.filename: member for member in self.zip.infolist()}
        self.unpacked = self.tags = 0

    def check(self):
        """Refuses what is no plain workbook: encrypted, unpacking to too much, another kind of archive."""
        members = self.zip.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
            raise Refused(LARGE)
        if any(member.flag_bits & 1 for member in members):
            raise Refused(LOCKED)
        if BOOK not in self.members:
            raise Refused(OTHER)

    def pieces(self, part, name):
        """Reads a part of the archive into a `Part`, piece by piece; a part that is not there is empty."""
        member = self.members.get(name)
        if member is None:
            return
        if member.compress_type not in METHODS:
            raise Refused(DAMAGED)
        with self.zip.open(member) as stream:
            yield from part.read(Counted(stream, self))

    def whole(self, part, name):
        """A part of the archive, read to its end."""
        for _piece in self.pieces(part, name):
            pass
        return part


class Counted:
    """A stream that counts what comes out of it: what an archive says of its own size need not be true."""

    def __init__(self, stream, archive):
        self.stream, self.archive = stream, archive

    def read(self, size):
        """The next bytes."""
        piece = self.stream.read(size)
        self.archive.unpacked += len(piece)
        self.archive.tags += piece.count(b"<")
        if self.archive.unpacked > MOST_UNPACKED or self.archive.tags > MOST_TAGS:
            raise Refused(LARGE)
        return piece


def told(file, most_rows, most_columns):
    """What a workbook holds, as tuples that begin with a word (see above). Raises Refused."""
    try:
        archive = Archive(file)
        archive.check()
        yield from cells_of(archive, most_rows, most_columns)
    except Refused:
        raise
    except MemoryError:
        raise Refused(TANGLED) from None
    except (*BROKEN, ValueError) as error:
        raise Refused(TANGLED if NO_MEMORY in str(error) else DAMAGED) from None


def cells_of(archive, most_rows, most_columns):
    """Sheets and rows, each part of the archive once."""
    relations, book = archive.whole(Relations(), RELATIONS), archive.whole(Book(), BOOK)
    if not book.sheets:
        raise Refused(DAMAGED)
    styles_at = relations.first("styles", "xl/styles.xml")
    if styles_at in archive.members and archive.members[styles_at].file_size > MOST_STYLES:
        raise Refused(LARGE)
    styles = archive.whole(Styles(), styles_at)
    texts = archive.whole(Texts(), relations.first("sharedStrings", "xl/sharedStrings.xml"))
    count, seen = Count(most_rows), set()
    for name, relation, is_hidden in book.sheets[:MOST_SHEETS]:
        kind, target = relations.found.get(relation, ("", ""))
        if kind != "worksheet" or target in seen:
            continue
        seen.add(target)
        if target not in archive.members:
            raise Refused(DAMAGED)
        rows = Rows(texts, styles, most_columns, book.first_day)
        yield "sheet", name[:100], is_hidden
        for _piece in archive.pieces(rows, target):
            count.add(rows.ready)
            yield from (("row", *row) for row in rows.ready)
            rows.ready.clear()
        yield "hidden", rows.hidden
        yield "links", links_of(archive, rows.links, target)
        yield "merged", rows.merged


class Count:
    """Counts rows and letters of all sheets; refuses too many."""

    def __init__(self, most_rows):
        self.most_rows, self.rows, self.letters = most_rows, 0, 0

    def add(self, rows):
        """Some rows more."""
        self.rows += len(rows)
        self.letters += sum(len(cell) for _number, cells in rows for cell in cells)
        if self.rows > self.most_rows:
            raise Refused(MANY, most=self.most_rows)
        if self.letters > MOST_TEXT:
            raise Refused(LARGE)


def links_of(archive, links, sheet):
    """Row, column and target of the linked cells of a sheet."""
    folder, name = posixpath.split(sheet)
    targets = archive.whole(Relations(), f"{folder}/_rels/{name}.rels").targets if links else {}
    return [(row, column, targets[key][:LONGEST_LINK]) for row, column, key in links if key in targets]


def gathered(events):
    """Name, rows, "is hidden" and numbers of hidden rows of each sheet that holds anything, of what `told` tells."""
    found = []
    for word, *rest in events:
        if word == "sheet":
            found.append((rest[0], [], rest[1], []))
        elif word == "row":
            found[-1][1].append(tuple(rest))
        elif word == "hidden":
            found[-1][3].extend(rest[0])
        else:
            FURTHER[word](found[-1][1], rest[0])
    return [sheet for sheet in found if sheet[1]]


def spread(rows, ranges):
    """Puts the text of a merged cell into all cells that it covers, as far as their rows hold anything.

    A heading over two columns is of both; a type that stands once beside five rows is the type of all five.
    """
    by_number = dict(rows)
    for first, top, last, bottom in ranges:
        text = (by_number.get(top) or [])[first - 1 : first]
        if text and text[0].strip() and last <= first + WIDEST and bottom <= top + HIGHEST:
            for number in range(top, bottom + 1):
                cells = by_number.get(number, [])
                cells += [""] * (last - len(cells) if cells else 0)
                cells[first - 1 : last] = text * (last - first + 1) if cells else []


FURTHER = {"links": links.said, "merged": spread}


def main(seconds, memory, most_rows, most_columns):
    """Reads the workbook that is the standard input, and says what it holds."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        for event in told(sys.stdin.buffer, most_rows, most_columns):
            print(json.dumps(event))
        print('["end"]')
    except Refused as error:
        print(json.dumps(["refused", error.sentence, error.words]))
