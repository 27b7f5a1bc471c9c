"""Takes an import back: whole, as far as nobody touched the entries since; the rest row by row."""

from django.db.models import Max
from django.utils.translation import gettext as _

from curation.imports.models import Import, ImportRow, SourceKey
from organisations import history
from organisations.models import Organisation

BATCH = 50
Undone = ImportRow.Undone


def undo_some(made):
    """Takes back the next rows, the last ones first; entries that were changed since stay and are marked."""
    rows = list(made.rows.to_undo().order_by("-line")[:BATCH])
    touched = touched_since(rows)
    for row in rows:
        row.undone = Undone.TOUCHED if row.pk in touched else Undone.YES
    take_back([row for row in rows if row.undone == Undone.YES])
    ImportRow.objects.bulk_update(rows, ["undone"])
    if len(rows) < BATCH:
        made.stage = Import.Stage.UNDONE
        made.save(update_fields=["stage"])


def touched_since(rows):
    """The rows whose organisation was changed after they were written, or has got something of its own."""
    keys = [row.organisation_id for row in rows if row.organisation_id]
    records = Organisation.history.filter(id__in=keys).order_by().values_list("id").annotate(newest=Max("history_id"))
    newest, held = dict(records), dependents(keys)
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
    for relation in Organisation._meta.related_objects:
        if relation.related_model is not SourceKey and relation.related_model is not ImportRow:
            name = relation.field.name
            found |= set(relation.related_model.objects.filter(**{f"{name}__in": keys}).values_list(name, flat=True))
    return found


def take_back(rows):
    """Removes new entries with their history; gives changed ones their former state back."""
    new = [row.organisation_id for row in rows if row.was_new]
    Organisation.objects.filter(pk__in=new).delete()
    Organisation.history.filter(id__in=new).delete()
    for row in rows:
        if not row.was_new:
            restore(row)


def restore(row):
    """Gives an entry the state back that it had before the row was written."""
    organisation = Organisation.objects.get(pk=row.organisation_id)
    before = organisation.history.filter(history_id__lt=row.record).order_by("-history_id").first()
    history.restore(organisation, before)


def undo_singly(row):
    """Takes one row back although the entry was changed since: a new entry is retired, another one restored."""
    if row.was_new:
        organisation = Organisation.objects.get(pk=row.organisation_id)
        with organisation.one_history_entry(_("Import zurückgenommen")):
            organisation.retire()
            organisation.full_clean()
            organisation.save()
    else:
        restore(row)
    row.undone = Undone.YES
    row.save(update_fields=["undone"])
