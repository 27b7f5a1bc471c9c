"""The history of an organisation in words: who changed what, and going back to an earlier state."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db.models import Manager
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from simple_history.models import DeletedObject

MOST_ENTRIES = 100


@dataclass(frozen=True)
class Change:
    """One field with its value before and after, as people read them ("" for nothing)."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    """One saving: when, by whom, why, and what changed. `record` is the state after it."""

    record: object
    when: datetime
    who: str
    reason: str
    is_first: bool
    changes: list[Change]


def entries(organisation):
    """The newest hundred entries, the newest first."""
    records = list(organisation.history.select_related("history_user").order_by("-history_id")[: MOST_ENTRIES + 1])
    older = [*records[1:], None]
    found = [entry(record, before) for record, before in zip(records, older, strict=True)]
    return found[:MOST_ENTRIES]


def entry(record, before):
    """The entry of a record, compared with the record before it (None for the first)."""
    return Entry(
        record=record,
        when=record.history_date,
        who=person(record.history_user),
        reason=record.history_change_reason or "",
        is_first=before is None,
        changes=changes_between(before, record) if before else [],
    )


def person(user: User | None) -> str:
    """The name of whoever saved; a command has none."""
    return (user.get_full_name() or user.get_username()) if user else _("das System")


def changes_between(before, after):
    """What differs between two records, in the order of the form."""
    differences = {change.field: change for change in after.diff_against(before, foreign_keys_are_objs=True).changes}
    model = after.instance_type
    fields = [field for field in (*model._meta.fields, *model._meta.many_to_many) if field.name in differences]
    return [
        Change(
            capfirst(field.verbose_name),
            readable(field, differences[field.name].old),
            readable(field, differences[field.name].new),
        )
        for field in fields
    ]


def readable(field, value):
    """A value of a field as people read it; nothing for None, for "" and for a reference to nothing."""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value or ""))
    if value is None or value == "" or getattr(value, "pk", value) is None:
        return ""
    if field.many_to_many:
        return ", ".join(sorted(readable_one(row[field.m2m_reverse_field_name()]) for row in value))
    return readable_one(value)


def readable_one(value):
    """A single value as people read it."""
    if isinstance(value, DeletedObject):
        return _("(inzwischen gelöscht)")
    if isinstance(value, User):
        return person(value)
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    return localize(value, use_l10n=True) if isinstance(value, float | date) else str(value)


def newest(organisation):
    """The number of the newest entry: what a form is based on; 0 where there is none."""
    return organisation.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def changes_since(organisation, number):
    """The entries made after the one with that number, the oldest first."""
    return [found for found in reversed(entries(organisation)) if found.record.history_id > number]


def restore(organisation, record):
    """Gives the organisation back the columns and terms of an earlier record, as a new entry of the history.

    Terms that have been deleted since cannot come back. Raises ValidationError where the state is no longer valid.
    """
    when = date_format(timezone.localtime(record.history_date), "d.m.Y H:i")
    with organisation.one_history_entry(_("Stand vom %(when)s wiederhergestellt") % {"when": when}):
        for field in record.tracked_fields:
            setattr(organisation, field.attname, getattr(record, field.attname))
        organisation.full_clean()
        organisation.save()
        for field in record._history_m2m_fields:
            restore_terms(getattr(organisation, field.name), getattr(record, field.name), field)


def restore_terms(terms: Manager, rows, field):
    """Sets a many-to-many field to what the rows of the record name, as far as it still exists."""
    keys = rows.values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
    terms.set(terms.model.objects.filter(pk__in=list(keys)))
