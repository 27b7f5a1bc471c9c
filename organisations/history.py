"""The history of an organisation in words: who changed what, and going back to an earlier state."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from organisations.models import Organisation
from organisations.models.details import PARTS, rebuild

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


def entries(organisation, after=0):
    """The entries with a number greater than `after`, the newest first, a hundred at most."""
    rows = organisation.history.select_related(
        "history_user", "type", "commune", "district__commune", "confirmed_by"
    ).order_by("-history_id")
    newer = list(rows.filter(history_id__gt=after)[: MOST_ENTRIES + 1])
    if not newer:
        return []
    older = list(rows.filter(history_id__lt=newer[-1].history_id)[:1])
    records = newer + older
    states = readable_states(records)
    pairs = zip(newer, [*records[1:], None], strict=False)
    return [entry(record, before, states) for record, before in pairs][:MOST_ENTRIES]


def entry(record, before, states):
    """The entry of a record, compared with the record before it (None for the first)."""
    return Entry(
        record=record,
        when=record.history_date,
        who=person(record.history_user),
        reason=record.history_change_reason or "",
        is_first=before is None,
        changes=differences(states[before.pk], states[record.pk]) if before else [],
    )


def person(user: User | None) -> str:
    """The name of whoever saved; commands and deleted accounts have none."""
    return (user.get_full_name() or user.get_username()) if user else _("das System")


def differences(before, after):
    """The fields in which two readable states differ, in the order of the form."""
    return [Change(label, before[label], after[label]) for label in after if before[label] != after[label]]


def readable_states(records):
    """Number of a record to its state: label of each field to its value as people read it.

    Terms of all records come with one query for each field.
    """
    states = {record.pk: {} for record in records}
    for field in tracked_columns():
        for record in records:
            states[record.pk][capfirst(field.verbose_name)] = readable(field, record)
    for field in Organisation._meta.many_to_many:
        terms = terms_of(records, field)
        for record in records:
            states[record.pk][capfirst(field.verbose_name)] = ", ".join(sorted(terms[record.pk]))
    for label, in_words in PARTS:
        for record in records:
            states[record.pk][label()] = in_words(record.details)
    return states


def tracked_columns():
    """The columns that the history holds and people read."""
    tracked = {field.name for field in Organisation.history.model.tracked_fields} - {"id", "details"}
    return [field for field in Organisation._meta.fields if field.name in tracked]


def terms_of(records, field):
    """Number of a record to the names of its terms in a many-to-many field."""
    model, other = getattr(records[0], field.name).model, field.m2m_reverse_field_name()
    found = defaultdict(list)
    for row in model.objects.filter(history__in=[record.pk for record in records]).select_related(other):
        found[row.history_id].append(named(getattr(row, other)))
    return found


def named(related):
    """The name of a row that a record refers to."""
    if related is None:
        return _("(inzwischen gelöscht)")
    return person(related) if isinstance(related, User) else str(related)


def readable(field, record):
    """The value of a column as people read it; "" for nothing."""
    value = getattr(record, field.attname)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value or ""))
    if value is None:
        return ""
    if field.is_relation:
        return named(getattr(record, field.name))
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    return localize(value, use_l10n=True) if isinstance(value, float | date) else str(value)


def newest(organisation):
    """The number of the newest entry: what a form is based on; 0 where there is none."""
    return organisation.history.order_by("-history_id").values_list("history_id", flat=True).first() or 0


def restore(organisation, record, keep=()):
    """Gives the organisation back the state of an earlier record, as a new entry of the history.

    What has been deleted since (terms, accounts) cannot come back; columns named in `keep` stay as they are.
    Raises ValidationError where the state is no longer valid.
    """
    when = date_format(timezone.localtime(record.history_date), "d.m.Y H:i")
    with organisation.one_history_entry(_("Stand vom %(when)s wiederhergestellt") % {"when": when}):
        for field in tracked_columns():
            if field.name not in keep:
                setattr(organisation, field.attname, surviving(field, getattr(record, field.attname)))
        organisation.full_clean()
        organisation.save()
        for field in Organisation._meta.many_to_many:
            restore_terms(getattr(organisation, field.name), getattr(record, field.name), field)
        rebuild(organisation, record.details)


def surviving(field, value):
    """The value; None for a reference to something that no longer exists."""
    if field.is_relation and not field.related_model.objects.filter(pk=value).exists():
        return None
    return value


def restore_terms(terms, rows, field):
    """Sets a many-to-many field to what the rows of the record name, as far as it still exists."""
    keys = rows.values_list(f"{field.m2m_reverse_field_name()}_id", flat=True)
    terms.set(terms.model.objects.filter(pk__in=list(keys)))
