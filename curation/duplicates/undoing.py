"""Takes a merge apart again: both organisations as they were, as long as nothing later changed what moved.

What undoing needs names rows by key; of contact persons nothing else. It is emptied after 90 days.
"""

from collections import Counter
from datetime import timedelta

from django.apps import apps
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from curation.duplicates.hanging import BOOKKEEPING, fingerprint
from curation.duplicates.merging import short
from curation.models import Merge, NotDuplicate
from organisations import history
from organisations.models import FormerNumber, FormerSlug, Organisation

KEPT_FOR = timedelta(days=90)


def obstacles(merge):
    """Sentences on what cannot be undone, and why; none where all can."""
    if not merge.is_undoable:
        return [
            _("Nach %(days)d Tagen lässt sich das Zusammenführen nicht mehr zurücknehmen.") % {"days": KEPT_FOR.days}
        ]
    if later := Merge.objects.filter(survivor=merge.survivor, pk__gt=merge.pk).exclude(record={}):
        words = _(
            "Zuerst muss zurückgenommen werden, was danach kam: „%(name)s“ wurde mit „%(survivor)s“ zusammengeführt."
        )
        return [words % {"name": one.name, "survivor": one.survivor.name} for one in later.select_related("survivor")]
    later = history.entries(merge.survivor, after=merge.record["survivor"]["after"])
    return [*map(later_change, later), *changed_rows(merge.record)]


def later_change(entry):
    """A later change of the survivor as a sentence."""
    words = {"who": entry.who, "when": date_format(timezone.localtime(entry.when), "d.m.Y H:i")}
    fields = ", ".join(str(change.label) for change in entry.changes) or entry.reason or _("gesichert")
    return _("%(who)s hat den Eintrag am %(when)s geändert (%(fields)s).") % {**words, "fields": fields}


def changed_rows(record):
    """Sentences on rows that were changed or deleted since they moved."""
    rows = [row for row in (*record["moved"], *record["changed"]) if row[0] not in BOOKKEEPING]
    noted = [(label, key, mark) for label, key, _name, mark in rows]
    gone = Counter(label for label, key, mark in noted if fingerprint(apps.get_model(label)(pk=key)) != mark)
    for label, number in gone.items():
        what = capfirst(apps.get_model(label)._meta.verbose_name_plural)
        yield _("%(what)s: %(number)d seitdem geändert oder gelöscht.") % {"what": what, "number": number}


@transaction.atomic
def undo(merge):
    """Undoes a merge. Returns the organisation that is there again; raises ValidationError where it can't be."""
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    survivor = Organisation.objects.select_for_update(of=("self",)).get(pk=merge.survivor_id)
    if found := obstacles(merge):
        raise ValidationError(found)
    record = merge.record
    merged = revived(merge)
    give_back(record, merged, survivor)
    reason = _("Zusammenführen mit „%(name)s“ zurückgenommen") % {"name": short(merge.name)}
    for organisation, kept in ((merged, record["merged"]), (survivor, record["survivor"])):
        as_before(organisation, kept, reason)
        keep_undoable(organisation, kept)
    free_addresses(record, merged, survivor)
    judge_as_before(record, merged, survivor)
    merge.delete()
    return merged


def revived(merge):
    """The merged organisation under its old key, with the columns it had."""
    merged = Organisation(pk=merge.merged)
    merged.skip_history_when_saving = True
    set_columns(merged, merge.record["merged"])
    merged.full_clean()
    merged.save()
    del merged.skip_history_when_saving
    return merged


def set_columns(organisation, kept):
    """Gives back the columns of the entry of the history; references to what is gone stay empty."""
    before = Organisation.history.get(history_id=kept["before"])
    for field in history.tracked_columns():
        setattr(organisation, field.attname, history.surviving(field, getattr(before, field.attname)))
    organisation.is_demo = kept["is_demo"]


def as_before(organisation, kept, reason):
    """Columns and terms as they were, as one entry of the history."""
    before = Organisation.history.get(history_id=kept["before"])
    with organisation.one_history_entry(reason):
        set_columns(organisation, kept)
        organisation.full_clean()
        organisation.save()
        for field in Organisation._meta.many_to_many:
            history.restore_terms(getattr(organisation, field.name), getattr(before, field.name), field)


def keep_undoable(organisation, kept):
    """Earlier merges into an organisation can be undone again, where nothing came between them and this one."""
    for earlier in organisation.merges.exclude(record={}):
        after = earlier.record["survivor"]["after"]
        if not organisation.history.filter(history_id__gt=after, history_id__lt=kept["before"]).exists():
            earlier.record["survivor"]["after"] = history.newest(organisation)
            earlier.save()


def give_back(record, merged, survivor):
    """Moves the rows back, and lets those that gave way come back; what the program itself has forgotten is left."""
    for label, key, name, _mark in record["moved"]:
        row = apps.get_model(label)._default_manager.filter(pk=key, **{name: survivor}).first()
        if row:
            setattr(row, name, merged)
            row.save()
    for text in (*(before for _label, _key, before, _mark in record["changed"]), *record["removed"]):
        for row in serializers.deserialize("json", text):
            row.save()


def free_addresses(record, merged, survivor):
    """Both have their own addresses and numbers again."""
    FormerNumber.objects.filter(number=merged.pk).delete()
    slugs = {survivor.pk: record["survivor"]["slug"], merged.pk: record["merged"]["slug"]}
    made_by_saving = {merged.slug, survivor.slug}
    FormerSlug.objects.filter(slug__in={*slugs.values(), *made_by_saving}).delete()
    for key, slug in slugs.items():
        Organisation.objects.filter(pk=key).update(slug=slug)
    created = parse_datetime(record["merged"]["created_at"])
    Organisation.objects.filter(pk=merged.pk).update(created_at=created)


def judge_as_before(record, merged, survivor):
    """Who was told apart is so again, where the other one still exists; what only the merge had said is forgotten."""
    for key in record.get("carried", ()):
        first, second = sorted((survivor.pk, key))
        NotDuplicate.objects.filter(first=first, second=second).delete()
    for key in Organisation.objects.filter(pk__in=record["not_duplicates"]).values_list("pk", flat=True):
        first, second = sorted((merged.pk, key))
        NotDuplicate.objects.get_or_create(first_id=first, second_id=second)


def tidy():
    """Empties what undoing needs once it is old."""
    Merge.objects.filter(at__lt=timezone.now() - KEPT_FOR).exclude(record={}).update(record={})
