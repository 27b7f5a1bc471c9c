"""How long PDFs take, beside the browser's own: `python -m benchmarks.paper` prints the figures as JSON.

Each PDF is made as for a visitor: the document is gathered, written down, and typeset by a process of its own.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

import django

SIZES = (200, 1000)
TURNS = 3
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
TABLE = "organisations/parts/print_table.html"
STATIC = Path(__file__).resolve().parent.parent / "static/css"
K, MEGABYTE = 1024, 1024**2


def document(number):
    """The document of the first organisations, grouped by type."""
    from django.http import QueryDict
    from django.utils import timezone

    from organisations.models import Organisation
    from organisations.printing import gathering
    from organisations.printing.options import Options

    keys = list(Organisation.objects.published().by_name().values_list("pk", flat=True)[:number])
    source = gathering.Source(keys, len(keys), "/organisationen/")
    return gathering.document(source, Options(QueryDict("gruppe=art")), timezone.localdate())


def made(folder, number):
    """Seconds and bytes of one PDF from the question to the file."""
    began = time.perf_counter()
    task = {"template": "list", "data": asdict(document(number))}
    (folder / "k.json").write_text(json.dumps(task))
    command = [sys.executable, "-m", "organisations.printing.compiling", str(folder), "k"]
    subprocess.run(command, check=True)
    return time.perf_counter() - began, (folder / "k.pdf").stat().st_size


def printed(folder, number):
    """Seconds that a browser takes for the page of the same list; None without one."""
    from django.template.loader import render_to_string

    if not CHROMIUM:
        return None
    began = time.perf_counter()
    page = folder / "page.html"
    paper, style = document(number), (STATIC / "paper.css").read_text()
    drawn = [render_to_string(TABLE, {"document": paper, "group": group}) for group in paper.groups]
    page.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{''.join(drawn)}")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={folder / 'page.pdf'}", page.as_uri()]
    subprocess.run([CHROMIUM, *flags], check=True, capture_output=True, timeout=300)
    return time.perf_counter() - began


def figures():
    """Name to figure."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in SIZES:
            turns = [made(folder, number) for _turn in range(TURNS)]
            found[f"PDF of {number:,}, s"] = statistics.median(seconds for seconds, _size in turns)
            found[f"PDF of {number:,}, MB"] = turns[0][1] / MEGABYTE
        found["PDF, memory in MB"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / K
        found[f"browser's PDF of {SIZES[-1]:,}, s"] = printed(folder, SIZES[-1])
    return found


if __name__ == "__main__":
    django.setup()
    print(json.dumps(figures()))
