"""The table as CSV and as Excel file, a part at a time: cells are never formulas, and flat in memory."""

from datetime import date
from functools import partial

from organisations.exchange import delimited, shelf, tables
from organisations.exchange.columns import day
from organisations.exchange.quoting import cut, fits, fitting

WIDTHS = {"pk": 7, "name": 42, "description": 60, "postal_code": 7, "street": 28, "email": 28, "website": 32}
USUAL_WIDTH = 18
# What Excel counts days from; earlier ones are texts, as people write them in Excel too.
FIRST_DAY = date(1900, 3, 1)
# German as the headings are.
TOO_LONG = "Der Text hat {} Zeichen und passt nicht ganz in eine Zelle von Excel. Ganz steht er in der Tabelle (CSV)."


def as_csv(listing):
    """The table as `delimited` writes it."""
    yield delimited.line_of([tables.HEADINGS], delimited.MARK)
    yield from shelf.pieces(shelf.records("csv", listing, partial(lines, listing.index)))


def lines(index, keys):
    """Pairs of key and line of the table for the published ones of these organisations."""
    columns = tables.columns(index, tables.stored_rows(keys))
    return zip(columns[0], delimited.lines_of(columns), strict=True)


def as_xlsx(listing):
    """An Excel file: heading that stays, widths, filter, real dates and numbers, texts that are nothing but texts.

    It is built in temporary files (rows are written as they come) and handed on from there.
    """
    return shelf.built(partial(fill, listing))


def fill(listing, file, folder):
    """Writes the workbook of a listing into a file."""
    from xlsxwriter import Workbook

    with Workbook(file, {"constant_memory": True, "tmpdir": folder}) as book:
        sheet = book.add_worksheet("Organisationen")
        arrange(sheet, len(listing.keys))
        write_row = row_writer(sheet, book.add_format({"num_format": "dd.mm.yyyy"}))
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, heading in enumerate(tables.HEADINGS):
            sheet.write_string(0, place, heading, bold)
        number = 0
        for columns in tables.batches(listing):
            for values in zip(*columns, strict=True):
                number += 1
                write_row(number, values)


def arrange(sheet, number):
    """Heading and name stay, each column has its width, the heading filters."""
    sheet.freeze_panes(1, 2)
    for place, name in enumerate(tables.FIELDS):
        sheet.set_column(place, place, WIDTHS.get(name, USUAL_WIDTH))
    sheet.autofilter(0, 0, number, len(tables.HEADINGS) - 1)


def row_writer(sheet, dated):
    """A function that writes one row of values, each as what it is; `dated` is the format of dates."""

    def write_row(number, values):
        for place, value in enumerate(values):
            if isinstance(value, str):
                if value:
                    write_text(sheet, number, place, fitting(value))
            elif isinstance(value, date) and value >= FIRST_DAY:
                sheet.write_datetime(number, place, value, dated)
            elif isinstance(value, date):
                sheet.write_string(number, place, day(value))
            elif value is not None:
                sheet.write_number(number, place, value)

    return write_row


def write_text(sheet, number, place, text):
    """Writes a text; at one that does not fit, a note says so and where the whole is."""
    if fits(text):
        sheet.write_string(number, place, text)
    else:
        sheet.write_string(number, place, cut(text))
        sheet.write_comment(number, place, TOO_LONG.format(len(text)))
