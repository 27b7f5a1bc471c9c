"""`import_organisations FILE [--write]`: takes over a spreadsheet of organisations."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from organisations.exchange import grouped, importing, reading, recognising, together
from organisations.exchange.known import Known
from organisations.exchange.planned import Options
from organisations.exchange.planning import Planner
from organisations.exchange.synonyms import choices

MOST_SHOWN = 200


class Command(BaseCommand):
    """Shows what an import would do; writes only with --write, and then all rows or none."""

    help = "Takes over an Excel (.xlsx) or CSV file. Shows the plan; writes only with --write."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--write", action="store_true", help="write what the plan shows")
        parser.add_argument("--encoding", default="", help="how a CSV file is written, where that is not found out")
        parser.add_argument("--sheet", default="", help="the name or the number of the sheet")
        parser.add_argument("--mapping", type=Path, help="JSON: what columns and unknown terms mean (docs/import.md)")

    def handle(self, *, file, write, encoding, sheet, mapping, **options):
        try:
            chosen = json.loads(mapping.read_text("utf-8")) if mapping else {}
            sheets = reading.sheets(file.read_bytes(), encoding)
            table = together.table(sheets, asked_sheets(sheets, sheet))
            targets = asked_targets(table, chosen.get("columns", {}))
        except (OSError, ValueError) as error:
            raise CommandError(f"Die Datei lässt sich nicht lesen: {error}") from None
        self.tell_columns(table.headings, targets)
        planner = Planner(table.headings, targets, asked_options(table, targets, chosen))
        rows = grouped.filled_down(table.rows, grouped.columns(table.rows, targets))
        plan = importing.Plan(planner.plan(rows), [sheet.name for sheet in sheets])
        self.tell(table, plan)
        if not plan.is_sound:
            raise CommandError("Nichts übernommen: Bitte erst die Fehler in der Datei beheben.")
        if write:
            importing.apply(plan)
            self.stdout.write("Übernommen.")
        else:
            self.stdout.write("Nur gezeigt. Mit --write wird übernommen.")

    def tell_columns(self, names, targets):
        """Says what each column fills."""
        words = dict(choices())
        for heading, target in zip(names, targets, strict=True):
            if heading and not target:
                self.stdout.write(f"Spalte „{heading}“ ist nicht bekannt und bleibt weg.")
            elif heading:
                self.stdout.write(f"Spalte „{heading}“ → {words.get(target, target)}")

    def tell(self, table, plan):
        """Says what the rows would do."""
        if table.is_garbled:
            self.stdout.write(
                "Einige Umlaute sind verstümmelt („Ã¼“). Im Desk lassen sie sich beim Import richtigstellen."
            )
        for line in plan.errors[:MOST_SHOWN]:
            self.stdout.write(line)
        for row in plan.rows[:MOST_SHOWN]:
            for change in row.changes:
                held = " (bleibt: von Hand gepflegt)" if change in row.held_back else ""
                self.stdout.write(f"{plan.where(row.line)}: {change.label}: „{change.before}“ → „{change.after}“{held}")
            for warning in row.warnings:
                self.stdout.write(f"{plan.where(row.line)}: {warning}")
        for row in plan.open_questions:
            likely = row.likely[0]
            reasons = ", ".join(likely.reasons)
            self.stdout.write(
                f"{plan.where(row.line)}: vielleicht schon da als „{likely.name}“ "
                f"({likely.score} %: {reasons}). Bleibt weg."
            )
        new = sum(row.is_new and not row.likely for row in plan.rows)
        known = sum(not row.is_new for row in plan.rows)
        self.stdout.write(
            f"{new} neu, {known} bekannt, {len(plan.open_questions)} vielleicht doppelt, {len(plan.errors)} Fehler."
        )


def asked_sheets(sheets, name):
    """The names of the sheets to read: of a name or number, else those of the list. Raises ValueError."""
    if not name:
        return together.alike(sheets, together.main(sheets))
    numbered = {str(number): sheet.name for number, sheet in enumerate(sheets, start=1)}
    found = {**numbered, **{sheet.name: sheet.name for sheet in sheets}}.get(name)
    if found is None:
        raise ValueError(f"Das Blatt „{name}“ gibt es nicht. Es gibt: {', '.join(sheet.name for sheet in sheets)}.")
    return [found]


def asked_targets(table, columns):
    """What each column fills: as the file of the mapping says, else as recognised."""
    known = {target for target, _words in choices()} | {"works_in"}
    wrong = [f"{heading}: {target}" for heading, target in columns.items() if target not in known]
    if wrong:
        raise ValueError(f"Unbekannt in der Zuordnung: {', '.join(wrong)}.")
    found = recognising.mapping(table.repaired(), Known())
    return [columns.get(heading, target) for heading, target in zip(table.headings, found, strict=True)]


def asked_options(table, targets, chosen):
    """What the file of the mapping says besides columns."""
    vague = recognising.vague_points(table, targets)
    return Options(
        publishes=bool(chosen.get("publish")),
        empties=bool(chosen.get("empty_clears")),
        is_strict=not chosen.get("unknown_to_note"),
        vague_points=frozenset(map(tuple, vague)),
    )
