"""Excel workbooks (.xlsx) as rows of text: looked over as an archive before anything is unpacked.

openpyxl can be made to eat the machine by a cell at XFD1048576; so it reads row by row, within bounds, and what it
may unpack is counted before. Only values are taken: formulas come as what they last gave, macros are never touched.
"""

import datetime
import io
import re
import zipfile
from collections import Counter

from django.utils.translation import gettext as _

from organisations.exchange import links

MOST_UNPACKED = 60 * 1024**2
MOST_MEMBERS = 2000
# Parts that hold no cells (styles, names) are small; so many rows, cells and texts no list of organisations has.
MOST_BESIDE = 6 * 1024**2
MOST_OF = {b"<row": 150_000, b"<c ": 800_000, b"<c>": 800_000, b"<si": 400_000}
MOST_SHEETS = 50
DOCUMENT_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
MERGED = re.compile(rb'<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
MOST_MERGED = 2000
# Rows are looked for down to here; whoever writes something far below has another kind of table.
LAST_ROW = 100_000
FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s(?:[^>]*?\s)?r="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')
LONGEST_TAG = 400
# Merged cells stand at the end of a sheet's part.
MERGED_PART = 200_000


def sheets(data: bytes, most_rows, most_columns):
    """Name, rows (number, cells) and "is hidden" of each sheet that holds anything. Raises ValueError."""
    check_archive(data, most_columns)
    import openpyxl

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except (KeyError, ValueError, OSError, TypeError, AttributeError, zipfile.BadZipFile, SyntaxError):
        raise ValueError(_("Die Excel-Datei ist beschädigt oder unvollständig.")) from None
    found, left = [], most_rows
    for sheet in book.worksheets[:MOST_SHEETS]:
        rows = read_sheet(sheet, left, most_columns)
        left -= len(rows)
        if rows:
            found.append((sheet.title, rows, sheet.sheet_state != "visible"))
    return found


def check_archive(data, most_columns):
    """Refuses what is no plain workbook: encrypted, damaged, unpacking to too much, with document types inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_UNPACKED:
                raise ValueError(
                    _("Die Datei ist ausgepackt zu groß. Bitte nehmen Sie Bilder und leere Zeilen heraus.")
                )
            if any(member.flag_bits & 1 for member in members):
                raise ValueError(_("Die Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne."))
            if "xl/workbook.xml" not in {member.filename for member in members}:
                raise ValueError(_("Die Datei ist keine Excel-Tabelle, auch wenn sie so heißt."))
            unpack_all(archive, members, most_columns)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zipfile.zlib.error):
        raise ValueError(_("Die Excel-Datei ist beschädigt oder unvollständig.")) from None


def unpack_all(archive, members, most_columns):
    """Unpacks each part once, in pieces, counting: what an archive says of its own size need not be true."""
    total, tags = 0, Counter()
    for member in members:
        before, size = b"", 0
        with archive.open(member) as part:
            while piece := part.read(1024**2):
                total += len(piece)
                size += len(piece)
                tags.update({tag: piece.count(tag) for tag in MOST_OF})
                beside = member.filename.endswith(".xml") and not member.filename.startswith(("xl/work", "xl/shared"))
                many = any(tags[tag] > most for tag, most in MOST_OF.items())
                if total > MOST_UNPACKED or many or (beside and size > MOST_BESIDE):
                    raise ValueError(_("Die Datei ist ausgepackt zu groß."))
                if member.filename.endswith((".xml", ".rels")):
                    check_piece(before + piece, member.filename.startswith("xl/worksheets/"), most_columns)
                before = piece[-LONGEST_TAG:]


def check_piece(piece, is_sheet, most_columns):
    """Refuses document types and other letters than UTF-8 in a part, and cells far outside of any table."""
    if DOCUMENT_TYPE.search(piece) or b"\x00" in piece[:200]:
        raise ValueError(_("Die Datei enthält Anweisungen, die in keiner Tabelle stehen."))
    for letters, row in set(FILLED_CELL.findall(piece)) if is_sheet else ():
        if (len(letters) > 1 and links.column_number(letters.decode()) > most_columns) or int(row) > LAST_ROW:
            words = {"cell": (letters + row).decode(), "most": most_columns}
            raise ValueError(
                _("In der Zelle %(cell)s steht etwas, weit neben der Tabelle. Höchstens %(most)d Spalten sind möglich.")
                % words
            )


def read_sheet(sheet, most_rows, most_columns):
    """The rows of a sheet that hold anything, numbered as Excel does."""
    found = []
    bounds = {"max_row": LAST_ROW, "max_col": most_columns}
    sheet.reset_dimensions()
    try:
        for number, row in enumerate(sheet.iter_rows(values_only=True, **bounds), start=1):
            if not any(value is not None for value in row):
                continue
            cells = [as_text(value) for value in row]
            while cells and not cells[-1].strip():
                cells.pop()
            if cells:
                found.append((number, cells))
            if len(found) > most_rows:
                raise ValueError(_("Die Tabelle hat mehr als %d Zeilen. Bitte teilen Sie die Datei.") % most_rows)
    except (KeyError, OSError, TypeError, AttributeError, SyntaxError, IndexError, OverflowError):
        raise ValueError(_("Die Excel-Datei ist beschädigt oder unvollständig.")) from None
    found = links.said(found, links.of(sheet.parent._archive, sheet._worksheet_path))
    return spread(found, merged_ranges(sheet))


def as_text(value):
    """A value as people read it in the sheet: 50667.0 as "50667", days as 22.11.2026."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        clock = value.strftime(" %H:%M") if (value.hour or value.minute) else ""
        return value.strftime("%d.%m.%Y") + clock
    if isinstance(value, datetime.date):
        return value.strftime("%d.%m.%Y")
    return str(value).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def merged_ranges(sheet):
    """First and last column and row of the merged cells, counted from 1."""
    with sheet.parent._archive.open(sheet._worksheet_path) as part:
        tail = b""
        while piece := part.read(1024**2):
            tail = (tail + piece)[-MERGED_PART:]
    found = [(first, int(top), last, int(bottom)) for first, top, last, bottom in MERGED.findall(tail)[:MOST_MERGED]]
    return [
        (links.column_number(first.decode()), top, links.column_number(last.decode()), bottom)
        for first, top, last, bottom in found
    ]


def spread(rows, ranges):
    """The rows with the text of a merged cell in all cells that it covers, as far as their rows hold anything.

    A heading over two columns is of both; a type that stands once beside five rows is the type of all five.
    """
    by_number = dict(rows)
    for first, top, last, bottom in ranges:
        text = (by_number.get(top) or [])[first - 1 : first]
        if text and text[0].strip() and last <= first + 40 and bottom <= top + 500:
            for number in range(top, bottom + 1):
                cells = by_number.get(number, [])
                cells += [""] * (last - len(cells) if cells else 0)
                cells[first - 1 : last] = text * (last - first + 1) if cells else []
    return rows
