"""Reading files as people have them, and refusing what would harm, each with a sentence."""

import contextlib
import io
import random
import time
import zipfile
from datetime import date

import openpyxl
import pytest

from organisations.exchange import headings, reading, recognising, texts, workbooks

pytestmark = pytest.mark.once


def book(*rows, sheet="Liste", merge=()):
    """An Excel file with one sheet."""
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    for cells in merge:
        made.active.merge_cells(cells)
    return saved(made)


def saved(made):
    """The bytes of a workbook."""
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def with_part(name, content, data=None):
    """A workbook in which one part has another content."""
    source, target = zipfile.ZipFile(io.BytesIO(data or book(["Name"], ["A"]))), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.infolist():
            if member.filename != name:
                archive.writestr(member, source.read(member))
        archive.writestr(name, content)
    return target.getvalue()


def sheets_here(data):
    """The sheets of a workbook, read in this process."""
    return workbooks.gathered(workbooks.told(io.BytesIO(data), reading.MOST_ROWS, reading.MOST_COLUMNS))


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "cp850"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_umlauts_are_read_in_every_encoding_that_spreadsheets_write(encoding):
    text = "Name;Ort\r\nÄrzte für Köln;Köln-Mülheim\r\nGrüße;Bonn\r\n"
    assert reading.sheets(text.encode(encoding))[0].rows[1] == (2, ["Ärzte für Köln", "Köln-Mülheim"])


def test_an_encoding_can_be_named():
    assert reading.sheets("Name\nGlück".encode("mac-roman"), "mac-roman")[0].rows[1] == (2, ["Glück"])
    with pytest.raises(ValueError, match="gibt es nicht"):
        reading.sheets(b"Name", "quatsch")
    with pytest.raises(ValueError, match="nicht in"):
        reading.sheets(b"Name\n\xff", "utf-8")


@pytest.mark.parametrize("sign", ";,\t|")
def test_the_delimiter_is_the_one_that_splits_evenly(sign):
    text = f"Liste, Stand: heute\nName{sign}Themen{sign}Ort\nA{sign}x|y, z{sign}Köln\nB{sign}y{sign}Bonn\n"
    assert [cells for _number, cells in reading.sheets(text.encode())[0].rows][1:3] == [
        ["Name", "Themen", "Ort"],
        ["A", "x|y, z", "Köln"] if sign not in ",|" else ["A", *f"x|y, z{sign}Köln".split(sign)],
    ]


def test_mixed_line_ends_line_breaks_in_cells_and_empty_rows():
    rows = reading.sheets(b'Name;Ort\r\n"A\nB";K\n;;\n\nC;L\r')[0].rows
    assert rows == [(1, ["Name", "Ort"]), (2, ["A\nB", "K"]), (5, ["C", "L"])]


def test_garbled_umlauts_are_recognised_and_repaired_and_others_left_alone():
    good = "Müller „Größe“ – Café"
    garbled = good.encode().decode("cp1252", errors="replace").replace("\ufffd", "\x9d")
    assert texts.is_garbled(garbled)
    assert texts.repaired(garbled) == good
    assert not texts.is_garbled(good)
    assert texts.repaired("Größe und GrÃ¶ÃŸe") == "Größe und Größe"


def test_an_apostrophe_before_a_formula_is_taken_off_and_no_other():
    assert reading.sheets(b"Name;Tel\n'=1+1;'+49 221\n's Huus;x")[0].rows[1:] == [
        (2, ["=1+1", "+49 221"]),
        (3, ["'s Huus", "x"]),
    ]


def test_excel_gives_numbers_days_and_answers_as_people_read_them():
    row = ["A", 50667.0, date(2026, 11, 22), True, None, 50.5, "a\r\nb"]
    assert sheets_here(book(["Name"], row))[0][1][1] == (2, ["A", "50667", "22.11.2026", "ja", "", "50.5", "a\nb"])


def test_several_sheets_and_rows_far_apart():
    made = openpyxl.Workbook()
    made.active["A1"] = "Hinweise"
    made.create_sheet("leer")
    made.create_sheet("Adressen")["B900"] = "unten"
    assert sheets_here(saved(made)) == [
        ("Sheet", [(1, ["Hinweise"])], False, []),
        ("Adressen", [(900, ["", "unten"])], False, []),
    ]


def test_a_process_of_its_own_reads_workbooks_and_survives_what_does_not():
    assert reading.sheets(book(["Name"], ["Ärzte"]))[0] == reading.Sheet("Liste", [(1, ["Name"]), (2, ["Ärzte"])])
    with pytest.raises(ValueError, match="beschädigt"):
        reading.sheets(book(["Name"])[:3000])


@pytest.mark.parametrize(("name", "value"), [("MEMORY", 4 * 1024**2), ("MOST_ANSWER", 20)])
def test_a_process_that_ends_in_the_middle_is_told_in_a_sentence(monkeypatch, name, value):
    monkeypatch.setattr(reading, name, value)
    with pytest.raises(ValueError, match="verwickelt"):
        reading.sheets(book(*(["Name", "x" * 30_000] for _row in range(9))))


def test_no_room_for_the_file_is_told_in_a_sentence(monkeypatch):
    def full():
        raise OSError("No space left on device")

    monkeypatch.setattr(reading.tempfile, "TemporaryFile", full)
    with pytest.raises(ValueError, match="Platz"):
        reading.sheets(book(["Name"]))


def test_days_times_and_formulas_come_as_people_read_them():
    made = openpyxl.Workbook()
    formats = [
        (45000, "DD.MM.YYYY"),
        (45000, '"am" 0'),
        (45000.5, "yyyy-mm-dd hh:mm"),
        (0.5, "h:mm"),
        (26 / 24, "[h]:mm"),
    ]
    for number, (value, form) in enumerate(formats, start=1):
        made.active.cell(number, 1, value).number_format = form
    made.active["A6"] = "=1+1"
    made.active["A7"] = 30
    made.active["A7"].number_format = "dd.mm.yyyy"
    rows = sheets_here(saved(made))[0][1]
    told = ["15.03.2023", "45000", "15.03.2023 12:00", "12:00", "26:00", "30.01.1900"]
    assert [cells for _number, cells in rows] == [[text] for text in told]


def test_a_workbook_in_which_any_byte_is_another_is_read_or_refused():
    whole, chance = book(["Name", "Ort"], *(["Verein", "Köln"] for _row in range(50))), random.Random(7)
    for _turn in range(60):
        data = bytearray(whole)
        for _byte in range(chance.choice([1, 5, 60])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with contextlib.suppress(ValueError):
            sheets_here(bytes(data))


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><sst>&b;</sst>'
BOMB = b"<worksheet>" + b"<row/>" * 1_000_000 * 11
HOSTILE = {
    "bomb": lambda: with_part("xl/worksheets/sheet1.xml", BOMB),
    "many cells": lambda: with_part("xl/worksheets/sheet1.xml", SHEET + b"<row>" + b"<c><v>1</v></c>" * 900_000),
    "deep": lambda: with_part("xl/worksheets/sheet1.xml", SHEET + b"<row>" * 300_000),
    "many texts": lambda: with_part("xl/sharedStrings.xml", b"<sst>" + b"<si><t>a</t></si>" * 500_000),
    "many styles": lambda: with_part("xl/styles.xml", b"<styleSheet>" + b"<font/>" * 2_000_000),
    "far cell": lambda: far_cell("XFD1048576"),
    "low cell": lambda: far_cell("A1048576"),
    "laughs": lambda: with_part("xl/sharedStrings.xml", LAUGHS),
    "outside": lambda: with_part("xl/workbook.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><workbook/>'),
    "wide letters": lambda: with_part("xl/workbook.xml", "<workbook/>".encode("utf-16")),
    "other archive": lambda: zipped({"word/document.xml": b"<a/>"}),
    "many parts": lambda: zipped({f"{number}": b"" for number in range(3000)}),
    "no sheet": lambda: zipped({"xl/workbook.xml": b"<a"}),
    "wide": lambda: book(["x"] * 201),
    "long tag": lambda: with_part("xl/worksheets/sheet1.xml", SHEET + b'<row x="' + b"a" * 20_000_000 + b'"/>'),
    "long comment": lambda: with_part("xl/worksheets/sheet1.xml", SHEET + b"<!--" + b"a" * 20_000_000 + b"-->"),
    "long cell": lambda: with_part("xl/worksheets/sheet1.xml", inline(b"a" * 200_000)),
    "one text in all cells": lambda: repeated(30_000, 3000),
    "one long text": lambda: repeated(200_000, 1),
    "many names": lambda: with_part("xl/styles.xml", b"<a>" + b"".join(b"<a%d/>" % one for one in range(500_000))),
    "huge number of a row": lambda: with_part("xl/worksheets/sheet1.xml", SHEET + b'<row r="99999999999"/>'),
    "wrong text": lambda: with_part("xl/worksheets/sheet1.xml", SHEET + b'<row><c t="s"><v>-9</v></c></row>'),
    "other packing": lambda: zipped({"xl/workbook.xml": b"<a/>"}, zipfile.ZIP_LZMA),
}  # fmt: skip


def far_cell(name):
    """A workbook with two filled cells far from each other."""
    made = openpyxl.Workbook()
    made.active["A1"], made.active[name] = "Name", "x"
    return saved(made)


def inline(text):
    """A sheet with one cell."""
    return SHEET + b'<row><c t="inlineStr"><is><t>' + text + b"</t></is></c></row></sheetData></worksheet>"


def repeated(length, rows):
    """A workbook with one shared text in very many cells."""
    cells = SHEET + b'<row><c t="s"><v>0</v></c></row>' * rows + b"</sheetData></worksheet>"
    texts = with_part("xl/sharedStrings.xml", b"<sst><si><t>" + b"a" * length + b"</t></si></sst>")
    return with_part("xl/worksheets/sheet1.xml", cells, texts)


def zipped(parts, packing=zipfile.ZIP_DEFLATED):
    """An archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_workbooks_end_in_a_sentence(name):
    data, begun = HOSTILE[name](), time.monotonic()
    with pytest.raises(ValueError, match=r"\.$"):
        sheets_here(data)
    assert time.monotonic() - begun < 5


def test_a_workbook_cut_anywhere_ends_in_a_sentence():
    whole = book(["Name", "Ort"], *(["Verein", "Köln"] for _row in range(50)))
    for end in range(0, len(whole) - 1, len(whole) // 60):
        with pytest.raises(ValueError, match=r"\.$"):
            sheets_here(whole[:end])


def test_an_encrypted_part_is_named():
    data = bytearray(book(["Name"]))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(ValueError, match="Kennwort"):
        sheets_here(bytes(data))


FOREIGN = [
    b"%PDF-1.7 x",
    b"\x89PNG\r\n\x1a\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....",
    b"<!DOCTYPE html><html>",
    b"MZ\x90",
]
FOREIGN += [b"", b" \n;;\n", b"Name\nA\x00\n", b"Name\n" + b"x" * 200_000]


@pytest.mark.parametrize("data", FOREIGN)
def test_what_is_no_table_is_refused_with_a_sentence(data):
    with pytest.raises(ValueError, match=r"\S"):
        reading.sheets(data)


MUCH = 10 * 1024**2
HOSTILE_TEXTS = {
    "quotes": lambda: b'"' * MUCH,
    "one line": lambda: b"a" * MUCH,
    "one line of cells": lambda: b"a" + b";" * (MUCH - 1),
    "cells in quotes": lambda: b'"a";' * (MUCH // 4),
    "line ends": lambda: b"Name" + b"\n" * (MUCH - 4),
    "quote without end": lambda: b'Name;Ort\n"' + b"a;b\n" * (MUCH // 4 - 3),
    "zero at the end": lambda: b"a;b\n" * (MUCH // 4 - 1) + b"\x00",
    "wide signs": lambda: "\U0001f600".encode() + b";" * (MUCH - 4),
}


@pytest.mark.parametrize("name", HOSTILE_TEXTS)
def test_hostile_texts_end_in_a_sentence(name):
    data, begun = HOSTILE_TEXTS[name](), time.process_time()
    with pytest.raises(ValueError, match=r"\S"):
        reading.sheets(data)
    assert time.process_time() - begun < 2


@pytest.mark.parametrize("text", ["sep=", "sep=\nName,Ort\nA,B", 'sep="\nName,Ort\nA,B', "sep=,\nName,Ort\nA,B"])
def test_a_named_delimiter_that_is_none_does_no_harm(text):
    assert reading.sheets(text.encode())[0].rows[1:2] in ([], [(2, ["Name", "Ort"])])


def test_limits_of_size_rows_and_columns():
    for data in (b"x" * (reading.MOST_BYTES + 1), b"A\n" * 20_001, b";".join([b"A"] * 201)):
        with pytest.raises(ValueError, match=r"größer|mehr als"):
            reading.sheets(data)


def found(*rows):
    """The table of rows given as lists."""
    return headings.table(list(enumerate(map(list, rows), start=1)))


def test_a_row_of_nothing_but_a_quoted_blank_is_empty():
    assert texts.rows("Name;Ort\n'\t;\nA;Köln\n", 10, 10) == [(1, ["Name", "Ort"]), (3, ["A", "Köln"])]


BODY = [["A e. V.", "Weg 1", "50667", "Köln"], ["B e. V.", "Weg 2", "50667", "Köln"], ["C", "Weg 3", "50667", "Köln"]]


def test_headings_are_found_below_a_title_and_notes():
    table = found(
        ["Liste der Initiativen"], ["Stand: 1.1.2026", "", "vertraulich"], ["Verein", "Straße", "PLZ", "Ort"], *BODY
    )
    assert table.headings == ["Verein", "Straße", "PLZ", "Ort"]
    assert [line for line, _cells in table.rows] == [4, 5, 6]
    assert [(one.why, one.cells[0]) for one in table.aside[:2]] == [
        ("above", "Liste der Initiativen"),
        ("above", "Stand: 1.1.2026"),
    ]


def test_headings_of_two_rows_are_joined():
    table = found(["Name", "Adresse", "", ""], ["", "Straße", "PLZ", "Ort"], *BODY)
    assert table.headings == ["Name", "Straße", "PLZ", "Ort"]
    assert len(table.rows) == 3


def test_merged_headings_of_a_workbook():
    data = book(["Name", "Adresse", None, None], [None, "Straße", "PLZ", "Ort"], *BODY, merge=["A1:A2", "B1:D1"])
    rows = sheets_here(data)[0][1]
    assert rows[0] == (1, ["Name", "Adresse", "Adresse", "Adresse"])
    assert headings.table(rows).headings == ["Name", "Straße", "PLZ", "Ort"]


def test_repeated_headings_are_left_out_and_doubled_ones_numbered():
    table = found(["Name", "Telefon", "Telefon"], ["A", "1", "2"], ["Name", "Telefon", "Telefon"], ["B", "3"])
    assert table.headings == ["Name", "Telefon", "Telefon (2)"]
    assert table.rows == [(2, ["A", "1", "2"]), (4, ["B", "3", ""])]


def test_a_person_may_name_the_row_of_headings():
    rows = [(1, ["Name", "Ort"]), (3, ["x", "y"]), (4, ["A", "Köln"])]
    assert headings.table(rows, heading_at=3).headings == ["x", "y"]


COLUMNS = [
    ("Einrichtung", ["A", "B"], "name"),
    ("Adresse", ["Venloer Str. 10, 50823 Köln", "Am Markt 1, 53111 Bonn"], "address"),
    ("Adresse", ["Venloer Str. 10", "Am Markt 1"], "address"),
    ("", ["Venloer Str. 10 50823 Köln", "Am Markt 1a 53111 Bonn"], "address"),
    ("tSchool", ["07. 13554-20RM-000", "01. 13652-20AA-000"], "note"),
    ("phone_code_2", ["03521", "03523"], "area_code"),
    ("headmaster_lastname", ["Muster", "Beispiel"], ""),
    ("", ["a@example.org", "b@example.org"], "email"),
    ("Spalte 5", ["50667", "53111"], "postal_code"),
    ("egal", ["www.example.org", "https://example.com/x"], "website"),
    ("??", ["0221 12345-0", "Tel.: 0228/998877"], "phone"),
    ("Ort", ["50667 Köln", "53111 Bonn"], "place"),
    ("Status", ["1", "2"], "note"),
    ("Status", ["Entwurf", "veröffentlicht"], "status"),
    ("Ansprechpartner/in", ["Kim Muster", "Toni Beispiel"], ""),
    ("Lieblingsfarbe", ["blau", "rot"], "note"),
    ("Kommune", ["Köln", "Bonn"], "commune_name"),
    ("E-Mail-Adresse:", ["a@example.org", "–"], "email"),
    ("Profil", ["Angebote: Kurse\nZielgruppen: Frauen", "Ideen: Fest\nZielgruppen: Alle"], "sections"),
]


@pytest.mark.parametrize(("heading", "cells", "target"), COLUMNS)
def test_columns_are_recognised_by_name_and_by_content(heading, cells, target):
    assert recognising.target(heading, cells) == target


def test_without_a_known_heading_different_short_texts_are_the_names():
    table = found(["x", "y"], ["Verein A", "ja"], ["Verein B", "ja"], ["Verein C", "ja"])
    assert recognising.mapping(table) == ["name", "note"]


def test_coordinates_of_very_many_rows_are_vague():
    rows = [
        ["Name", "lat", "lon"],
        *([f"N{number}", "51.08", "10.42"] for number in range(6)),
        ["Haus", "50.93", "6.95"],
    ]
    table = found(*rows)
    assert recognising.vague_points(table, ["name", "latitude", "longitude"]) == [["51.08", "10.42"]]


WRONG_MARKS = [
    ('Name;Ort\n"Offenes Ohr" e. V.;Köln\nB;Bonn\n', [["Name", "Ort"], ['"Offenes Ohr" e. V.', "Köln"], ["B", "Bonn"]]),
    ('Name;Ort\n"nie zu;Köln\nB;Bonn\n', [["Name", "Ort"], ['"nie zu', "Köln"], ["B", "Bonn"]]),
    ('A;B\n"x "y" z";1\n"zwei\nZeilen";"2"\n', [["A", "B"], ['x "y" z', "1"], ["zwei\nZeilen", "2"]]),
]


@pytest.mark.once
@pytest.mark.parametrize(("text", "cells"), WRONG_MARKS)
def test_quotation_marks_that_do_not_fit_swallow_no_row(text, cells):
    assert [row for _line, row in reading.sheets(text.encode())[0].rows] == cells


@pytest.mark.once
def test_excel_for_mac_is_recognised():
    text = "Name;Straße\rÄrzte für Köln;Große Straße\rGrüße;Weg\r"
    assert reading.sheets(text.encode("mac-roman"))[0].rows[1] == (2, ["Ärzte für Köln", "Große Straße"])


OTHER_PROGRAMS = [
    (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "LibreOffice"),
    (reading.OLD_OFFICE + b"\0" * 100, "Speichern unter"),
    (b'{"type": "FeatureCollection", "features": []}', "JSON"),
]


@pytest.mark.once
@pytest.mark.parametrize(("data", "word"), OTHER_PROGRAMS)
def test_who_brings_another_kind_of_file_is_told_what_to_do(data, word):
    with pytest.raises(ValueError, match=word):
        reading.sheets(data)


@pytest.mark.once
def test_a_cell_merged_over_several_rows_is_said_of_each():
    rows = sheets_here(book(["Art", "Name"], ["Verein", "A"], [None, "B"], [None, "C"], merge=["A2:A4"]))[0][1]
    assert [cells[0] for _line, cells in rows] == ["Art", "Verein", "Verein", "Verein"]


@pytest.mark.once
def test_where_a_link_leads_is_read_with_its_text():
    made = openpyxl.Workbook()
    for row in (["Name", "Web", "Mail"], ["A", "zur Website", "Mail"], ["B", "www.b.de", ""]):
        made.active.append(row)
    made.active["B2"].hyperlink = "https://www.a.de/?x=1&y=2"
    made.active["C2"].hyperlink = "mailto:post@a.de?subject=Hallo"
    made.active["B3"].hyperlink = "http://www.b.de/"
    made.active["B2"].value = "zur Website"
    made.active["C2"].value = "Mail"
    made.active["B3"].value = "www.b.de"
    rows = sheets_here(saved(made))[0][1]
    assert rows[1:] == [
        (2, ["A", "zur Website https://www.a.de/?x=1&y=2", "Mail post@a.de"]),
        (3, ["B", "www.b.de"]),
    ]


@pytest.mark.once
def test_a_hidden_sheet_is_told_from_the_others():
    made = openpyxl.Workbook()
    made.active.append(["Name"])
    made.create_sheet("alt").append(["Name"])
    made["alt"].sheet_state = "hidden"
    assert [one.is_hidden for one in reading.sheets(saved(made))] == [False, True]


@pytest.mark.once
def test_lines_in_quotation_marks_are_split_all_the_same():
    text = '"Name;Straße;Ort"\n\n"A;""Weg"" 1;Köln"\n"B;Weg 2;Bonn"\n'
    assert reading.sheets(text.encode())[0].rows == [
        (1, ["Name", "Straße", "Ort"]),
        (3, ["A", '"Weg" 1', "Köln"]),
        (4, ["B", "Weg 2", "Bonn"]),
    ]
    names = b'"Name"\n"Verein A, Nord"\n"Verein B"\n'
    assert [cells for _line, cells in reading.sheets(names)[0].rows] == [["Name"], ["Verein A, Nord"], ["Verein B"]]


@pytest.mark.once
def test_a_table_without_headings_loses_no_row():
    rows = [["Treff", "Weg 1", "50667 Köln", "a@b.de"], ["Café", "Weg 2", "50667 Köln", "c@d.de"]]
    table = found(*rows)
    assert (table.headings, table.rows, table.aside) == ([""] * 4, [(1, rows[0]), (2, rows[1])], [])
    assert recognising.mapping(table) == ["name", "street", "place", "email"]
    assert found(["x", "y"], *rows).headings[:2] == ["x", "y"]
    table = found(rows[0], ["Bude", "zu", "seit März 2013", "war schön"], rows[1])
    assert (table.headings, [line for line, _cells in table.rows]) == ([""] * 4, [1, 2, 3])
