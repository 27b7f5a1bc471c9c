"""What the pages of the wizard show: gathered here, so that templates only draw."""

from collections import Counter
from dataclasses import dataclass

from django.core.paginator import Paginator

from curation.imports import accounting, places, steps, unknown, wording
from curation.imports.models import ImportRow
from organisations.exchange import cleaning, kinds, numbering, recognising
from organisations.exchange.synonyms import choices
from organisations.models import OrganisationType

SAMPLES, LONGEST_SAMPLE, A_PAGE = 3, 60, 50
# A sentence that so many rows have is said once above them; so many different ones are said there.
OFTEN, MOST_SAID = 5, 8
LONGEST_SAID = 160
# Rows about which there is nothing to decide.
BRIEF = {kinds.NEW, kinds.UNCHANGED}


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
    persons, found = recognising.persons_of(made.headings), []
    for place, (heading, target) in enumerate(zip(made.headings, made.targets, strict=True)):
        filled = dict.fromkeys(
            cleaning.one_line(cells[place])[:LONGEST_SAMPLE] for cells in rows if cells[place].strip()
        )
        if heading or filled:
            found.append(ColumnChoice(place, heading, list(filled)[:SAMPLES], target, place in persons))
    return found


def mapping(made, form):
    """The page on which columns get their meaning."""
    own = columns(made)
    return {
        "hidden": len(made.options.get("hidden", [])),
        "hidden_where": wording.ranges(made.options.get("hidden", []), made.sheets),
        "columns": own,
        "choices": choices(),
        "has_name": "name" in made.targets,
        "has_persons": any(column.is_person for column in own),
        "read_sheets": made.options.get("read", []) if len(made.sheets) > 1 else [],
        "all_sheets": list(zip(made.sheets, made.options.get("sizes", []), strict=False)),
        "account": accounting.of(made),
        "rows": wording.rows(made.rows.count()),
        "form": form,
    }


def groups(numbers):
    """Kind, words, explanation and number for each kind of row that occurs."""
    return [(kind, *wording.KINDS[kind], number) for kind, number in numbers.items() if number]


def plan(made, asked, page):
    """The page that shows what would happen: all kinds with their numbers, the rows of one kind."""
    numbers = steps.counts(made)
    found, total = groups(numbers), sum(numbers.values())
    kind = asked if asked in {one[0] for one in found} else (found[0][0] if found else kinds.NEW)
    rows = made.rows.filter(kind=kind)
    to_apply = made.rows.to_apply().exclude(kind=kinds.UNCHANGED).count()
    said = said_often(rows)
    return {
        "groups": found,
        "kind": kind,
        "explanation": wording.KINDS[kind][1],
        "said": said,
        "page": shown(made, Paginator(rows, A_PAGE).get_page(page), said),
        "unknown": unknown.of(made),
        "open": places.of(made),
        "types": OrganisationType.objects.all(),
        "to_apply": to_apply,
        "unchanged": numbers[kinds.UNCHANGED],
        "left_out": made.rows.left_out().exclude(pk__in=made.rows.to_apply()).count(),
        "total": total,
        "errors": numbers[kinds.ERROR],
        "account": accounting.of(made),
        **(two_doubts(rows) if kind == kinds.POSSIBLE else {}),
    }


def beside(made, kind, line):
    """The end of the address of the plan where a row stands; once it is of another kind, that of the next one."""
    rows = made.rows.filter(kind=kind)
    near = rows.filter(line__gte=line).first() or rows.last()
    if near is None:
        return ""
    number = rows.filter(line__lt=near.line).count() // A_PAGE + 1
    return f"?art={kind}&seite={number}#zeile-{near.line}"


def said_often(rows):
    """Sentences that many rows have, with how many: the commonest first."""
    times = Counter()
    for errors, warnings in rows.values_list("shown__errors", "shown__warnings"):
        times.update({*warnings, *(sentence for _field, sentence in errors)})
    return [(sentence, number) for sentence, number in times.most_common(MOST_SAID) if number >= OFTEN]


def shown(made, page, said):
    """The rows of a page without the warnings that are said above them, and with other rows by where they stand."""
    often = {sentence for sentence, _number in said}
    for row in page.object_list:
        row.warnings = [sentence for sentence in row.shown["warnings"] if sentence not in often]
        row.said = "" if row.name else said_by(row)
        row.is_brief = row.kind in BRIEF and not row.warnings
        row.same_as = row.shown["same_as"] and numbering.where(row.shown["same_as"], made.sheets)
        row.alike = row.shown.get("alike") and numbering.where(row.shown["alike"][0], made.sheets)
    return page


def said_by(row):
    """The beginning of a row that has no name: so people recognise it."""
    return " · ".join(cleaning.one_line(cell) for cell in row.cells if cell.strip())[:LONGEST_SAID]


def two_doubts(rows):
    """How many undecided rows may mean another row of the file, and how many an entry of the directory."""
    undecided = [row for row in rows if not row.choice]
    in_file = sum(is_repeated(row) for row in undecided)
    same = sum(bool(row.shown.get("same_as")) for row in undecided if is_repeated(row))
    return {"repeated": in_file, "same": same, "likely": len(undecided) - in_file}


def is_repeated(row):
    """Whether a row may mean the same as an earlier row of the file, and no entry of the directory."""
    return bool(row.shown.get("same_as") or row.shown.get("alike")) and not row.shown.get("likely")


def result(made, page):
    """The page after the work: what came in, what did not, what could not be taken back."""
    rows = made.rows
    written = rows.filter(applied=True, record__isnull=False)
    touched = rows.filter(undone=ImportRow.Undone.TOUCHED)
    number = touched.count()
    return {
        "new": written.filter(was_new=True).count(),
        "changed": written.filter(was_new=False).count(),
        "unchanged": rows.filter(applied=True, record__isnull=True).count(),
        "left_out": rows.left_out().count(),
        "errors": rows.filter(kind=kinds.ERROR, applied=False).count(),
        "stale": rows.filter(is_stale=True, applied=False).count(),
        "touched": number,
        "undone": rows.filter(undone=ImportRow.Undone.YES).count(),
        "can_undo": rows.to_undo().exists(),
        "total": rows.count(),
        "account": accounting.of(made),
        "page": shown(made, Paginator(touched if number else rows.left_out(), A_PAGE).get_page(page), ()),
    }


def progress(made):
    """The page while work goes on."""
    done, total = steps.progress(made)
    return {"done": done, "total": total, "percent": 100 * done // total if total else 100}


def row(made, found):
    """The page of one row: each cell with its heading and what it fills."""
    words = dict(choices())
    cells = zip(made.headings, made.targets, found.cells, strict=True)
    return {
        "row": found,
        "cells": [(place, heading, words[target], cell) for place, (heading, target, cell) in enumerate(cells)],
    }
