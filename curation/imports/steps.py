"""The steps of an import: some rows at a time, each batch in one transaction with what is noted about it.

Whoever comes back after a closed browser, a restart or a kill goes on behind the last batch: nothing twice or half.
"""

import time
from collections import Counter
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from curation.imports import alike, places, receiving, undoing
from curation.imports.models import Import, ImportRow, SourceKey
from organisations.duplicates.traits import told
from organisations.exchange import applying, kinds, texts
from organisations.exchange.planned import Options
from organisations.exchange.planning import Planner
from organisations.models import OrganisationType

BATCH = 250
SECONDS = 2.0
WRITING = [Import.Stage.APPLYING, Import.Stage.UNDOING]
PLANNED_FIELDS = ["kind", "name", "identity", "key", "shown", "unknown", "organisation", "is_stale"]


def go_on(made, seconds=SECONDS, user=None):
    """Does batches until the time is over or the stage is done; the import is as new afterwards.

    Raises DatabaseError where the database takes nothing at the moment: then the last batch is as if it had not begun.
    """
    work = {
        Import.Stage.PLANNING: plan_some,
        Import.Stage.APPLYING: apply_some,
        Import.Stage.UNDOING: partial(undoing.undo_some, user=user),
    }
    until = time.monotonic() + seconds
    while True:
        with transaction.atomic():
            made = alone(made)
            if made.is_working:
                work[made.stage](made)
        if not made.is_working or time.monotonic() > until:
            return made


def alone(made):
    """The import as it is now. Those that write wait for each other, lest two make the same organisation."""
    writing = Q(stage__in=WRITING)
    own = Import.objects.filter(pk=made.pk).values_list("stage", flat=True).first()
    several = Q(pk=made.pk) | writing if own in WRITING else Q(pk=made.pk)
    rows = {row.pk: row for row in Import.objects.select_for_update().filter(several).order_by("pk").defer("file")}
    if made.pk not in rows:
        raise Import.DoesNotExist
    return rows[made.pk]


def progress(made):
    """How many rows are done, and how many there are to do at this stage."""
    if made.stage == Import.Stage.PLANNING:
        total = made.rows.count()
        return total - made.rows.unplanned().count(), total
    if made.stage == Import.Stage.APPLYING:
        done = made.rows.filter(applied=True).count()
        return done, done + made.rows.to_apply().count()
    left = made.rows.to_undo().count()
    return made.rows.exclude(undone="").count(), made.rows.exclude(undone="").count() + left


def plan_some(made):
    """Plans the next rows; after the last one the plan is shown."""
    plan_rows(made, list(made.rows.unplanned()[:BATCH]))
    if not made.rows.unplanned().exists():
        alike.note(made, made.rows.filter(applied=False, kind__in=[kinds.NEW, kinds.POSSIBLE]))
        made.stage = Import.Stage.PLANNED
        made.save(update_fields=["stage"])


def plan_rows(made, rows, looks_for_likeness=True):
    """Plans rows and keeps what the plan says; gives back the planned rows."""
    planned = planned_rows(made, rows, looks_for_likeness)
    for row, plan in zip(rows, planned, strict=True):
        keep(row, plan)
    ImportRow.objects.bulk_update(rows, PLANNED_FIELDS, batch_size=BATCH)
    return planned


def planned_rows(made, rows, looks_for_likeness=True):
    """The plans of rows, with all that people said about the file."""
    planner = planner_of(made, rows, looks_for_likeness)
    chosen = {
        row.line: row.organisation_id for row in rows if row.choice == ImportRow.Choice.SAME and row.organisation_id
    }
    chosen |= {row.line: None for row in rows if row.choice == ImportRow.Choice.NEW}
    overwritten = {row.line for row in rows if row.choice == ImportRow.Choice.OVERWRITE}
    dropped = {row.line: row.dropped for row in rows if row.dropped}
    repair = texts.repaired if made.options.get("repair") else str
    cells = [(row.line, [repair(cell) for cell in row.cells]) for row in rows]
    return planner.plan(cells, chosen, overwritten, dropped)


def planner_of(made, rows, looks_for_likeness):
    """The planner of an import for some of its rows."""
    chosen = made.options
    defaults = {"source": made.source[:300]}
    if kind := OrganisationType.objects.filter(pk=chosen.get("type")).first():
        defaults["type"] = kind
    options = Options(
        defaults=defaults,
        publishes=bool(chosen.get("publish")),
        empties=bool(chosen.get("empties")),
        term_choices=made.term_choices,
        vague_points=frozenset(map(tuple, chosen.get("vague", []))),
        default_commune=chosen.get("commune") or "",
        places=chosen.get("places", {}),
        looks_for_likeness=looks_for_likeness,
    )
    keys = dict(SourceKey.objects.filter(source=made.source).values_list("key", "organisation"))
    planner = Planner(made.headings, made.targets, options, keys)
    others = made.rows.exclude(kind="").exclude(pk__in=[row.pk for row in rows])
    planner.seen(others.values_list("identity", "line"))
    return planner


def keep(row, plan):
    """Keeps at the row what the plan says about it."""
    row.kind, row.is_stale = plan.kind, False
    row.name, row.identity, row.key = plan.organisation.name[:200], plan.identity[:450], plan.key[:200]
    row.organisation_id = plan.organisation.pk
    row.unknown = plan.unknown | ({places.LACKS: plan.lacks} if plan.lacks else {})
    row.shown = {
        "changes": [[one.field, one.label, one.before, one.after, one in plan.held_back] for one in plan.changes],
        "errors": plan.errors,
        "warnings": plan.warnings,
        "likely": [[one.key, one.name, one.score, one.reasons] for one in plan.likely],
        "same_as": plan.same_as_line,
        "place": place(plan.organisation),
        "status": str(plan.organisation.get_status_display()),
        "told": told(plan.organisation),
    }


def place(organisation):
    """Where a planned organisation is, in a few words."""
    return f"{organisation.postal_code} {organisation.city or organisation.commune or ''}".strip()


def apply_some(made):
    """Writes the next rows. What would do something else than was shown waits for another look."""
    rows = undoing.once_each(made.rows.to_apply()[:BATCH])
    undoing.hold([row.organisation_id for row in rows])
    before = {row.pk: as_shown(row) for row in rows}
    planned = planned_rows(made, rows, looks_for_likeness=False)
    sound = []
    for row, plan in zip(rows, planned, strict=True):
        keep(row, plan)
        row.is_stale = as_shown(row) != before[row.pk]
        row.applied = not row.is_stale
        row.was_new, row.was_demo = plan.is_new, plan.organisation.is_demo
        sound += [] if row.is_stale else [plan]
    reason = _("Import: %s") % made.name
    records = applying.apply(sound, made.by, reason)
    for row, plan in zip(rows, planned, strict=True):
        row.organisation_id, row.record = plan.organisation.pk, records.get(row.line)
    keep_keys(made, [row for row in rows if row.applied and row.key])
    ImportRow.objects.bulk_update(rows, [*PLANNED_FIELDS, "applied", "was_new", "was_demo", "record", "key_before"])
    if not made.rows.to_apply().exists():
        finish(made)


def as_shown(row):
    """What a row says that it would do, and to whom, whatever the language in which it said so."""
    changes = [(name, before, after, held) for name, _label, before, after, held in row.shown["changes"]]
    return row.kind, row.organisation_id, row.unknown, row.shown["place"], changes


def keep_keys(made, rows):
    """Keeps by which keys the source knows the organisations, and at the rows whom a key meant before."""
    known = SourceKey.objects.filter(source=made.source, key__in={row.key for row in rows})
    before = dict(known.values_list("key", "organisation"))
    for row in rows:
        row.key_before = before.get(row.key)
    keys = {row.key: SourceKey(source=made.source, key=row.key, organisation_id=row.organisation_id) for row in rows}
    SourceKey.objects.bulk_create(
        keys.values(), update_conflicts=True, unique_fields=["source", "key"], update_fields=["organisation"]
    )


def finish(made):
    """The import is done: what was said about columns is remembered, the file itself is no longer needed."""
    made.stage, made.file = Import.Stage.APPLIED, None
    made.save(update_fields=["stage", "file"])
    receiving.remember(made)


def counts(made):
    """Kind of row to how many there are, in the order in which people read them."""
    found = Counter(made.rows.values_list("kind", flat=True))
    return {kind: found[kind] for kind in kinds.ALL}
