"""Reads what is handed on with other programs' eyes: csv, openpyxl, json, a small reader of vCards, an XML parser."""

import csv
import io
import json
from xml.etree import ElementTree

from django.core.signals import request_finished
from django.db import close_old_connections
from openpyxl import load_workbook

ATOM = "{http://www.w3.org/2005/Atom}"


def body(response):
    """All bytes of a streamed answer."""
    assert response.status_code == 200, response.content
    return b"".join(response.streaming_content)


def hang_up(response):
    """Ends an answer before it is through, as a client may; the test keeps its connection to the database."""
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)


def csv_rows(data):
    """The rows of a CSV file, as dictionaries by heading."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def workbook(data):
    """The first sheet of an Excel file."""
    return load_workbook(io.BytesIO(data)).active


def xlsx_rows(data):
    """The rows of an Excel file, as dictionaries by heading."""
    heading, *rows = workbook(data).iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


def cards(data):
    """The cards of a vCard file: lists of (name with parameters, value), unfolded; values stay escaped."""
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    assert lines.pop() == ""
    found = []
    for line in lines:
        name, _colon, value = line.partition(":")
        if line == "BEGIN:VCARD":
            found.append([])
        found[-1].append((name, value))
    return found


def names(ending, data):
    """The names of the organisations in a file, in its order."""
    if ending == "csv":
        return [row["Name"] for row in csv_rows(data)]
    if ending == "xlsx":
        return [row["Name"] for row in xlsx_rows(data)]
    if ending == "json":
        return [row["name"] for row in json.loads(data)["organisations"]]
    if ending == "geojson":
        return [row["properties"]["name"] for row in json.loads(data)["features"]]
    if ending == "vcf":
        return [dict(card)["FN"] for card in cards(data)]
    return [entry.find(f"{ATOM}title").text for entry in ElementTree.fromstring(data).iter(f"{ATOM}entry")]
