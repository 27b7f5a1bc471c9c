"""CSV as German spreadsheets open it with a double click: UTF-8 with mark, semicolons, CRLF; no cell is a formula."""

import csv
import io
from datetime import date

from django.http import HttpResponse

from organisations.exchange.columns import day
from organisations.exchange.quoting import quoted

MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def lines(rows):
    """Rows of texts, numbers, dates or None as a file, one piece (bytes) for each row."""
    for number, row in enumerate(rows):
        yield line_of([map(cell, row)], "" if number else MARK)


def line_of(rows, mark=""):
    """Rows of cells that are ready to be written, as one piece of a file."""
    text = io.StringIO(mark, newline="")
    text.seek(0, io.SEEK_END)
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()


def cell(value):
    """A value as Germans write it: decimal comma, 22.11.2026, nothing for None; a text that no program runs."""
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, date):
        return day(value)
    return "" if value is None else quoted(str(value).replace(".", ","))


def response(name, rows):
    """The rows as a file with this name, for a browser."""
    headers = {"Content-Type": "text/csv; charset=utf-8", "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(lines(rows), headers=headers)
