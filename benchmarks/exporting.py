"""How long the whole list takes as a file, beside the libraries writing the same rows, prepared beforehand.

`python -m benchmarks.exporting` prints the figures as JSON. Memory is that of this process above what it held before.
"""

import csv
import json
import resource
import tempfile
import time

import django

K = 1024
TURNS = 2


def memory():
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / K


def seconds(work, turns=TURNS):
    """The shortest time of some turns: what disturbs only makes it longer."""
    best = None
    for _turn in range(turns):
        began = time.perf_counter()
        work()
        taken = time.perf_counter() - began
        best = taken if best is None else min(best, taken)
    return best


def drained(pieces):
    """Takes all pieces, as a client does."""
    for _piece in pieces:
        pass


def write_csv(rows):
    """The csv module by itself."""
    with tempfile.TemporaryFile("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def write_xlsx(rows):
    """XlsxWriter by itself."""
    from xlsxwriter import Workbook

    form = {"constant_memory": True, "default_date_format": "dd.mm.yyyy"}
    with tempfile.TemporaryFile() as file, Workbook(file, form) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)


def figures():
    """Name to figure."""
    from django.http import QueryDict

    from organisations.exchange import spreadsheets, tables
    from organisations.exchange.listing import Listing
    from organisations.selection import Selection

    listing, before = Listing.of(Selection(QueryDict())), memory()
    found = {
        "export, CSV, s": seconds(lambda: drained(spreadsheets.as_csv(listing))),
        "export, Excel, s": seconds(lambda: drained(spreadsheets.as_xlsx(listing)), 1),
        "export, memory in MB": memory() - before,
    }
    rows = [row for columns in tables.batches(listing) for row in zip(*columns, strict=True)]
    texts = [["" if value is None else str(value) for value in row] for row in rows]
    found["csv module, same rows, s"] = seconds(lambda: write_csv(texts))
    found["XlsxWriter, same rows, s"] = seconds(lambda: write_xlsx(rows), 1)
    return found


if __name__ == "__main__":
    django.setup()
    print(json.dumps(figures()))
