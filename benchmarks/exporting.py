"""How long the whole list takes as a file, beside the libraries writing the same rows, prepared beforehand.

What counts is a request to the server, from asking to the last byte: the first one after a change of the data ("anew"),
and the following ones. `python -m benchmarks.exporting` prints the figures of the libraries as JSON.
"""

import csv
import json
import tempfile
import time

import django

from benchmarks import asking, servers
from benchmarks.data import FOLDER

TURNS = 3
# Ending of the address to the name of the form.
FORMS = {"xlsx": "Excel", "csv": "CSV", "json": "JSON", "geojson": "GeoJSON", "vcf": "vCard"}


def seconds(work, turns=TURNS):
    """The shortest time of some turns: what disturbs only makes it longer."""
    return min(timed(work) for _turn in range(turns))


def timed(work):
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


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


def prepared():
    """The rows of the whole list as they come from the database, with terms."""
    from django.http import QueryDict

    from organisations.exchange import tables
    from organisations.exchange.listing import Listing
    from organisations.selection import Selection

    return [row for columns in tables.batches(Listing.of(Selection(QueryDict()))) for row in zip(*columns, strict=True)]


def libraries():
    """Name to figure of the libraries."""
    rows = prepared()
    texts = [["" if value is None else str(value) for value in row] for row in rows]
    return {
        "csv module, same rows, s": seconds(lambda: write_csv(texts)),
        "XlsxWriter, same rows, s": seconds(lambda: write_xlsx(rows), 1),
    }


def forget_kept():
    """Removes what the site keeps of earlier exports."""
    for file in FOLDER.glob("*.shelf"):
        file.unlink()


def figures(directory):
    """Name to figure: every form asked of a server, its memory above that of the idle one, and the libraries."""
    found = {}
    forget_kept()
    with servers.site(directory) as server:
        idle = server.peak_memory
        for ending, name in FORMS.items():
            found[f"export, {name}, anew, s"] = taken(server, ending)
        for ending in ("csv", "geojson"):
            found[f"export, {FORMS[ending]}, s"] = min(taken(server, ending) for _turn in range(TURNS))
        found["export, memory in MB"] = None if idle is None else server.peak_memory - idle
    return {**found, **json.loads(directory.run("benchmarks.exporting"))}


def taken(server, ending):
    """How long one form takes."""
    status, _headers, _body, passed = asking.answer(server.port, f"/organisationen.{ending}")
    if status != 200:
        raise SystemExit(f"/organisationen.{ending} answers {status}.")
    return passed


if __name__ == "__main__":
    django.setup()
    print(json.dumps(libraries()))
