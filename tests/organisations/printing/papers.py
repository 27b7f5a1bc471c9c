"""Documents for tests, and PDFs of them read back."""

from dataclasses import asdict
from datetime import date
from io import BytesIO

from django.http import QueryDict
from pypdf import PdfReader

from organisations.printing import compiling, gathering
from organisations.printing.forms import FORMS
from organisations.printing.options import Options
from organisations.selection import Selection

DAY = date(2026, 11, 22)


def document(query="", choices="", **values):
    """The document of a selection."""
    source = gathering.of_selection(Selection(QueryDict(query)), "/organisationen/")
    return gathering.document(source, Options(QueryDict(choices)), DAY, **values)


def made(paper):
    """The PDF of a document, as bytes."""
    return compiling.typeset(asdict(paper), FORMS[paper.form].template)


def pdf(query="", choices="", **values):
    """The PDF of a selection, read back."""
    return PdfReader(BytesIO(made(document(query, choices, **values))))


def texts(reader):
    """The text of each page, with line ends as spaces and without hyphens of broken words."""
    return [page.extract_text().replace("\u00ad\n", "").replace("\n", " ") for page in reader.pages]


def elements(reader):
    """The structure of a tagged PDF in the order of reading, as names of its elements ("H1", "Table" …)."""
    found = []

    def walk(node):
        node = node.get_object()
        if "/S" in node:
            found.append(node["/S"].removeprefix("/"))
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            if hasattr(kid.get_object(), "get"):
                walk(kid)

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found
