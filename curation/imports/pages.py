"""What the pages of the wizard show: gathered here, so that templates only draw."""

from dataclasses import dataclass

from django.core.paginator import Paginator

from curation.imports import steps, unknown, wording
from curation.imports.models import ImportRow
from organisations.exchange import cleaning, kinds
from organisations.exchange.synonyms import choices, names_person

SAMPLES, LONGEST_SAMPLE, A_PAGE = 3, 60, 50


@dataclass(frozen=True)
class ColumnChoice:
    """One column of the file: place, heading, some of its cells, what it fills, and whether it names persons."""

    place: int
    heading: str
    samples: list
    target: str
    is_person: bool

    @property
    def field(self):
        """The name of its field in the form."""
        return f"column-{self.place}"


def columns(made):
    """The columns of the file with samples."""
    rows = list(made.rows.values_list("cells", flat=True)[:200])
    found = []
    for place, (heading, target) in enumerate(zip(made.headings, made.targets, strict=True)):
        filled = dict.fromkeys(
            cleaning.one_line(cells[place])[:LONGEST_SAMPLE] for cells in rows if cells[place].strip()
        )
        if heading or filled:
            found.append(ColumnChoice(place, heading, list(filled)[:SAMPLES], target, names_person(heading)))
    return found


def mapping(made, form):
    """The page on which columns get their meaning."""
    own = columns(made)
    return {
        "columns": own,
        "choices": choices(),
        "has_name": "name" in made.targets,
        "has_persons": any(column.is_person for column in own),
        "rows": wording.rows(made.rows.count()),
        "form": form,
    }


def groups(made):
    """Kind, words, explanation and number for each kind of row that occurs."""
    numbers = steps.counts(made)
    return [(kind, *wording.KINDS[kind], number) for kind, number in numbers.items() if number]


def plan(made, asked, page):
    """The page that shows what would happen: all kinds with their numbers, the rows of one kind."""
    found = groups(made)
    kind = asked if asked in {one[0] for one in found} else (found[0][0] if found else kinds.NEW)
    rows = made.rows.filter(kind=kind)
    return {
        "groups": found,
        "kind": kind,
        "explanation": wording.KINDS[kind][1],
        "page": Paginator(rows, A_PAGE).get_page(page),
        "unknown": unknown.of(made),
        "to_apply": made.rows.to_apply().exclude(kind=kinds.UNCHANGED).count(),
        "unchanged": steps.counts(made)[kinds.UNCHANGED],
        "left_out": made.rows.left_out().exclude(pk__in=made.rows.to_apply()).count(),
        "total": made.rows.count(),
        "errors": steps.counts(made)[kinds.ERROR],
    }


def result(made, page):
    """The page after the work: what came in, what did not, what could not be taken back."""
    rows = made.rows
    written = rows.filter(applied=True, record__isnull=False)
    stale = rows.filter(is_stale=True, applied=False)
    touched = rows.filter(undone=ImportRow.Undone.TOUCHED)
    return {
        "new": written.filter(was_new=True).count(),
        "changed": written.filter(was_new=False).count(),
        "unchanged": rows.filter(applied=True, record__isnull=True).count(),
        "left_out": rows.left_out().count(),
        "errors": rows.filter(kind=kinds.ERROR, applied=False).count(),
        "stale": stale,
        "touched": touched,
        "undone": rows.filter(undone=ImportRow.Undone.YES).count(),
        "can_undo": rows.to_undo().exists(),
        "total": rows.count(),
        "page": Paginator(rows.left_out() if not touched.exists() else touched, A_PAGE).get_page(page),
    }


def progress(made):
    """The page while work goes on."""
    done, total = steps.progress(made)
    return {"done": done, "total": total, "percent": round(100 * done / total) if total else 100}


def row(made, found):
    """The page of one row: each cell with its heading and what it fills."""
    words = dict(choices())
    cells = zip(made.headings, made.targets, found.cells, strict=True)
    return {
        "row": found,
        "cells": [(place, heading, words[target], cell) for place, (heading, target, cell) in enumerate(cells)],
    }
