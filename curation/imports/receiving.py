"""Takes a file in: reads it, finds its table, recognises its columns, and keeps the rows."""

import hashlib
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from curation.imports import joining, wording
from curation.imports.models import Import, ImportRow, RememberedMapping
from organisations.exchange import aside, grouped, reading, recognising, together
from organisations.exchange.known import Known
from organisations.exchange.synonyms import NOTHING, folded

KEPT_AT_ONCE = 1000
KEPT_OPTIONS = ("source", "publish", "empties", "type", "commune")


def receive(name, data, user=None, encoding=""):
    """A new import of a file. Raises ValueError with a sentence for people."""
    sheets = reading.sheets(data, encoding)
    made = Import(name=PurePath(name).name[:200] or _("Datei"), by=user, file=data)
    made.options = {"encoding": encoding}
    take_table(made, sheets, together.alike(sheets, together.main(sheets)))
    return made


def receive_again(made, chosen, heading_at, encoding, fills):
    """Reads the kept file once more: other sheets, another row of headings, another encoding, gaps left as they are."""
    if made.file is None:
        raise ValueError(_("Die Datei ist nicht mehr da. Bitte laden Sie sie noch einmal hoch."))
    made.options["encoding"] = encoding
    sheets = reading.sheets(bytes(made.file), encoding)
    named = [sheet.name for sheet in sheets if sheet.name in chosen] or [together.main(sheets).name]
    take_table(made, sheets, named, heading_at, fills)


@transaction.atomic
def take_table(made, sheets, chosen, heading_at=None, fills=True):
    """Keeps the table of the chosen sheets as the rows of the import, unless somebody else went on with it."""
    table = together.table(sheets, chosen, heading_at)
    garbled = table.is_garbled
    meant = table.repaired() if garbled else table
    if not table.rows:
        raise ValueError(_("Unter den Überschriften steht nichts."))
    if made.pk and not made.hold():
        return
    made.sheets, made.sheet = [sheet.name for sheet in sheets], chosen[0][:100]
    made.options |= {"read": list(chosen), "sizes": [len(sheet.rows) for sheet in sheets]}
    made.headings, made.aside = meant.headings, [[one.line, one.why, one.cells] for one in table.aside]
    made.targets = recognising.mapping(meant, Known())
    if wording.TO_DO in made.headings:
        made.targets[made.headings.index(wording.TO_DO)] = NOTHING
    made.options |= {"garbled": garbled, "repair": garbled, "source": made.options.get("source") or made.name}
    recall(made)
    made.options["vague"] = recognising.vague_points(table, made.targets)
    places = grouped.columns(table.rows, made.targets) if fills else []
    made.options["filled"] = [made.headings[place] for place in places]
    hidden = together.hidden(sheets, chosen)
    made.options["hidden"] = [line for line, _cells in table.rows if line in hidden]
    made.save()
    keep_rows(made, grouped.filled_down(table.rows, places))


def keep_rows(made, rows):
    """Keeps the rows of the table."""
    made.rows.all().delete()
    for start in range(0, len(rows), KEPT_AT_ONCE):
        some = rows[start : start + KEPT_AT_ONCE]
        ImportRow.objects.bulk_create(ImportRow(part_of=made, line=line, cells=cells) for line, cells in some)


@transaction.atomic
def take_in(made, line):
    """Makes a row of the import of one that was set aside as no organisation."""
    for number, _why, cells in made.aside:
        if number == line:
            cells = [*cells, *[""] * len(made.headings)][: len(made.headings)]
            ImportRow.objects.get_or_create(part_of=made, line=line, defaults={"cells": cells})
    made.aside = [one for one in made.aside if one[0] != line]
    made.save(update_fields=["aside"])


@transaction.atomic
def leave_hidden(made):
    """Sets the rows aside that are hidden in the file."""
    rows = made.rows.filter(line__in=made.options.pop("hidden", []))
    made.aside = sorted([*made.aside, *([row.line, aside.HIDDEN, row.cells] for row in rows)])
    rows.delete()
    made.save(update_fields=["aside", "options"])


def own_columns(made):
    """The places of the columns of the file itself; that for names of sheets, which not every file has, is the last."""
    added = {joining.REST, str(wording.TO_DO)}
    places = [place for place, heading in enumerate(made.headings) if heading not in added]
    return sorted(places, key=lambda place: made.headings[place] == together.SHEET)


def fingerprint(made):
    """What tells the headings of files apart, whatever their case."""
    names = [made.headings[place] for place in own_columns(made)]
    return hashlib.sha256("\n".join(folded(name) for name in names if name != together.SHEET).encode()).hexdigest()


def recall(made):
    """Takes what was said about a file with the same headings; without any, files have nothing in common."""
    known = any(made.headings) and RememberedMapping.objects.filter(fingerprint=fingerprint(made)).first()
    made.options["remembered"] = bool(known)
    if known:
        made.term_choices = known.term_choices
        made.options |= known.options
        for place, target in zip(own_columns(made), known.targets, strict=False):
            made.targets[place] = target


def remember(made):
    """Keeps what was said about the columns for the next file with the same headings."""
    said = {"targets": [made.targets[place] for place in own_columns(made)], "term_choices": made.term_choices}
    said["options"] = {name: made.options[name] for name in KEPT_OPTIONS if name in made.options}
    RememberedMapping.objects.update_or_create(fingerprint=fingerprint(made), defaults=said)
