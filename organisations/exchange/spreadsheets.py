"""The table as CSV and as Excel file, a part at a time: cells are never formulas, and flat in memory."""

from datetime import date
from functools import partial
from itertools import chain

from organisations.exchange import delimited, shelf, tables
from organisations.exchange.columns import day
from organisations.exchange.quoting import cut, fits, fitting

WIDTHS = {
    "pk": 7,
    "name": 42,
    "description": 60,
    "internal_note": 60,
    "postal_code": 7,
    "street": 28,
    "email": 28,
    "website": 32,
}
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
    """The table as `workbook` makes it."""
    return workbook(tables.HEADINGS, tables.FIELDS, len(listing.keys), tables.batches(listing))


def workbook(headings, fields, number, batches):
    """An Excel file: heading that stays, widths, filter, real dates and numbers, texts that are nothing but texts.

    `batches` are lists of columns, one for each heading; `number` says how many rows there will be at most. It is built
    in temporary files (rows are written as they come) and handed on from there.
    """

    def fill(file, folder):
        from xlsxwriter import Workbook

        with Workbook(file, {"constant_memory": True, "tmpdir": folder}) as book:
            sheet = book.add_worksheet("Organisationen")
            arrange(sheet, fields, number)
            bold = book.add_format({"bold": True, "bottom": 1})
            for place, heading in enumerate(headings):
                sheet.write_string(0, place, heading, bold)
            write_row = row_writer(sheet, book.add_format({"num_format": "dd.mm.yyyy"}))
            rows = chain.from_iterable(zip(*columns, strict=True) for columns in batches)
            for line, values in enumerate(rows, start=1):
                write_row(line, values)

    return shelf.built(fill)


def arrange(sheet, fields, number):
    """Heading and name stay, each column has its width, the heading filters."""
    sheet.freeze_panes(1, 2)
    for place, name in enumerate(fields):
        sheet.set_column(place, place, WIDTHS.get(name, USUAL_WIDTH))
    sheet.autofilter(0, 0, number, len(fields) - 1)


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
