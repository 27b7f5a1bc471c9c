"""Takes an import back: whole, as far as nobody touched the entries since; the rest row by row."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from curation.imports.models import Import, ImportRow, SourceKey
from organisations import history
from organisations.exchange import withdrawing
from organisations.models import Organisation

BATCH = 250
Undone = ImportRow.Undone


def undo_some(made, user=None):
    """Takes back the next rows, the last ones first; entries that were changed since stay and are marked."""
    rows = once_each(made.rows.to_undo().order_by("-line")[:BATCH])
    hold([row.organisation_id for row in rows])
    touched = touched_since(rows)
    for row in rows:
        row.undone = Undone.TOUCHED
    take_back(made, [row for row in rows if row.pk not in touched], user)
    ImportRow.objects.bulk_update(rows, ["undone", "undone_record"])
    if not made.rows.to_undo().exists():
        forget_keys(made, made.rows.exclude(undone=Undone.TOUCHED))
        made.stage = Import.Stage.UNDONE
        made.save(update_fields=["stage"])


def once_each(rows):
    """The first rows up to one whose organisation stands before: what comes twice is done one after the other."""
    found, seen = [], set()
    for row in rows:
        if row.organisation_id in seen:
            break
        seen |= {row.organisation_id} - {None}
        found.append(row)
    return found


def hold(keys):
    """Lets nobody else change organisations until the step is done."""
    list(Organisation.objects.select_for_update().filter(pk__in=set(keys) - {None}).order_by("pk").values_list("pk"))


def touched_since(rows):
    """The rows whose organisation was changed after they were written, or has got something of its own.

    What other imports wrote there and took back again does not count.
    """
    keys = [row.organisation_id for row in rows if row.organisation_id]
    undone = ImportRow.objects.filter(organisation__in=keys, undone=Undone.YES).order_by()
    gone = {number for pair in undone.values_list("record", "undone_record") for number in pair if number}
    records = Organisation.history.filter(id__in=keys).exclude(history_id__in=gone).order_by()
    newest, held = dict(records.values_list("id").annotate(newest=Max("history_id"))), dependents(keys)
    return {
        row.pk
        for row in rows
        if row.organisation_id is None
        or newest.get(row.organisation_id) != row.record
        or (row.was_new and row.organisation_id in held)
    }


def dependents(keys):
    """The organisations to which something hangs that would be lost with them: persons, offers, lists, cooperations."""
    found = set()
    for field in withdrawing.hanging():
        rows = field.model.objects.filter(**{f"{field.name}__in": keys})
        found |= set(rows.values_list(field.name, flat=True))
    return found


def take_back(made, rows, user=None):
    """Removes new entries with their history; gives changed ones their former state back, where it is still valid."""
    new = [row for row in rows if row.was_new]
    changed = [row for row in rows if not row.was_new]
    withdrawing.remove([row.organisation_id for row in new])
    for row in new:
        row.undone = Undone.YES
    before = records_before(changed)
    demo = {row.organisation_id for row in changed if row.was_demo}
    restored = withdrawing.restore(before, user or made.by, made.name, demo)
    for row in changed:
        row.undone = Undone.YES if row.organisation_id in restored else Undone.TOUCHED
        row.undone_record = restored.get(row.organisation_id)
    withdrawing.disown([row.record for row in changed if row.undone == Undone.YES], made.name)


def records_before(rows):
    """Key of an organisation to the number of the record of its history that stood before its row was written."""
    written = {row.organisation_id: row.record for row in rows}
    records = Organisation.history.filter(id__in=list(written)).order_by("history_id")
    pairs = records.values_list("id", "history_id")
    return {key: number for key, number in pairs if number < written[key]}


def forget_keys(made, rows):
    """Lets keys of the source mean what they meant before these rows came in, where no later import gave them sense."""
    known = dict(SourceKey.objects.filter(source=made.source).values_list("key", "organisation"))
    found = rows.filter(applied=True).exclude(key="").values_list("key", "organisation", "key_before")
    own = {key: before for key, organisation, before in found if known.get(key) in {None, organisation}}
    there = set(Organisation.objects.filter(pk__in={*own.values()} - {None}).values_list("pk", flat=True))
    keys = list(own)
    for start in range(0, len(keys), BATCH):
        SourceKey.objects.filter(source=made.source, key__in=keys[start : start + BATCH]).delete()
    SourceKey.objects.bulk_create(
        SourceKey(source=made.source, key=key, organisation_id=other) for key, other in own.items() if other in there
    )


@transaction.atomic
def undo_singly(row, user=None):
    """Takes one row back although the entry was changed since: a new entry is retired, another one restored.

    Raises ValidationError where that leads to nothing valid.
    """
    hold([row.organisation_id])
    if row.pk not in touched_since([row]):
        take_back(row.part_of, [row], user)
    elif row.was_new:
        retire(row)
    else:
        restore(row)
    if row.undone == Undone.TOUCHED:
        raise ValidationError(_("Der Stand vor dem Import ist nicht mehr gültig."))
    row.save(update_fields=["undone", "undone_record"])
    forget_keys(row.part_of, row.part_of.rows.filter(pk=row.pk))


def retire(row):
    """Takes a new entry that somebody changed since off the lists."""
    organisation = Organisation.objects.get(pk=row.organisation_id)
    with organisation.one_history_entry(_("Zurückgenommener Import: %s") % row.part_of.name):
        organisation.retire()
        organisation.full_clean()
        organisation.save()
    close(row)


def restore(row):
    """Gives an entry that somebody changed since the state back that it had before the row was written."""
    organisation = Organisation.objects.get(pk=row.organisation_id)
    number = records_before([row]).get(row.organisation_id)
    if number is None:
        raise ValidationError(_("Was vor dem Import da stand, hat niemand festgehalten."))
    history.restore(organisation, Organisation.history.get(history_id=number))
    row.undone_record = history.newest(organisation)
    close(row)


def close(row):
    """Notes that a row was taken back although somebody had changed its entry."""
    withdrawing.disown([row.record], row.part_of.name)
    row.undone = Undone.YES
