"""Takes a file in: reads it, finds its table, recognises its columns, and keeps the rows."""

import hashlib
from pathlib import PurePath

from django.db import transaction
from django.utils.translation import gettext as _

from curation.imports.models import Import, ImportRow, RememberedMapping
from organisations.exchange import headings, reading, recognising, texts
from organisations.exchange.synonyms import folded

KEPT_OPTIONS = ("source", "publish", "empties", "type", "commune")


@transaction.atomic
def receive(name, data, user=None, encoding=""):
    """A new import of a file. Raises ValueError with a sentence for people."""
    sheets = reading.sheets(data, encoding)
    made = Import(name=PurePath(name).name[:200] or _("Datei"), by=user, file=data)
    made.sheets = [sheet.name for sheet in sheets]
    made.options = {"encoding": encoding}
    take_table(made, max(sheets, key=lambda sheet: len(sheet.rows)))
    return made


@transaction.atomic
def receive_again(made, sheet="", heading_at=None, encoding=None):
    """Reads the kept file once more: another sheet, another row of headings, another encoding."""
    made.options["encoding"] = made.options.get("encoding", "") if encoding is None else encoding
    sheets = reading.sheets(bytes(made.file), made.options["encoding"])
    named = {one.name: one for one in sheets}
    take_table(made, named.get(sheet) or max(sheets, key=lambda one: len(one.rows)), heading_at)


def take_table(made, sheet, heading_at=None):
    """Keeps the table of a sheet as the rows of the import."""
    table = headings.table(sheet.rows, heading_at)
    if not table.rows:
        raise ValueError(_("Unter den Überschriften steht nichts."))
    made.sheet, made.headings, made.above = sheet.name[:100], table.headings, table.above[:10]
    made.targets = recognising.mapping(table)
    garbled = any(texts.is_garbled(cell) for _line, cells in table.rows for cell in cells)
    garbled = garbled or any(map(texts.is_garbled, table.headings))
    made.options |= {"garbled": garbled, "repair": garbled, "source": made.options.get("source") or made.name}
    recall(made)
    made.options["vague"] = recognising.vague_points(table, made.targets)
    made.save()
    made.rows.all().delete()
    ImportRow.objects.bulk_create(ImportRow(part_of=made, line=line, cells=cells) for line, cells in table.rows)


def fingerprint(names):
    """What tells headings apart, whatever their case."""
    return hashlib.sha256("\n".join(map(folded, names)).encode()).hexdigest()


def recall(made):
    """Takes what was said about a file with the same headings."""
    known = RememberedMapping.objects.filter(fingerprint=fingerprint(made.headings)).first()
    if known and len(known.targets) == len(made.headings):
        made.targets, made.term_choices = known.targets, known.term_choices
        made.options |= {**known.options, "remembered": True}


def remember(made):
    """Keeps what was said about the columns for the next file with the same headings."""
    said = {"targets": made.targets, "term_choices": made.term_choices}
    said["options"] = {name: made.options[name] for name in KEPT_OPTIONS if name in made.options}
    RememberedMapping.objects.update_or_create(fingerprint=fingerprint(made.headings), defaults=said)
