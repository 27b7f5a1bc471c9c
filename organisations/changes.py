"""The version of the data, and the log of what was changed since.

Every saved or deleted row of the directory adds a row with a random stamp to the log, in the same transaction. The
version is the sum of all stamps: one small number that differs as soon as anything differs, whoever wrote it, in
whatever order transactions end, and also after a backup was restored. Merging old rows of the log into one keeps the
sum. No row is locked and no number is handed out, so that writers never wait for each other.

Signals do the noting. Who writes past them (`update`, `bulk_create`, SQL) calls `note` or `start_over`.
"""

import secrets
from dataclasses import dataclass

from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save

from organisations.models import ChangedRow, Organisation

ORGANISATION = Organisation._meta.label_lower
STAMP_BITS = 40
KEPT = 1000
# After so many new rows the whole log is read again: the daily merging has made it short.
MOST_NEW = 10_000


@dataclass(frozen=True)
class Log:
    """The rows of the log: stamp to (table, row), the sum of the stamps of merged rows, and the last key."""

    entries: dict
    merged: int
    last: int

    @property
    def version(self):
        """The sum of all stamps."""
        return self.merged + sum(self.entries)

    def continued(self, rows):
        """The log with more rows, a queryset."""
        entries, merged, last = dict(self.entries), self.merged, self.last
        for key, stamp, table, row in rows.values_list("pk", "stamp", "table", "row"):
            last = max(last, key)
            if table:
                entries[stamp] = (table, row)
            else:
                merged += stamp
        return Log(entries, merged, last)


def version() -> int:
    """The version of the data, asked of the database.

    Being the first question of nearly every request, it also finds out whether the connection still lives (a restarted
    PostgreSQL): Django need not ask for that alone.
    """
    connection.health_check_done = True
    try:
        return sum_of_stamps()
    except OperationalError:
        if connection.in_atomic_block:
            raise
        connection.close()
        return sum_of_stamps()


def sum_of_stamps():
    """The sum of all stamps of the log."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT SUM(stamp) FROM organisations_changedrow")
        return int(cursor.fetchone()[0] or 0)


def read() -> Log:
    """The whole log."""
    return Log({}, 0, 0).continued(ChangedRow.objects.all())


def since(log) -> Log:
    """The log with the rows behind its last key. A transaction that took long may have added others before it."""
    return log.continued(ChangedRow.objects.filter(pk__gt=log.last).exclude(table=""))


def newer(log, version) -> Log | None:
    """A log with the rows of today; None where some were merged unseen. `version` is that of the data a moment ago.

    A change of this very moment and a transaction that took long are found by reading the whole log.
    """
    quick = since(log)
    if quick.version == version and len(quick.entries) < MOST_NEW:
        return quick
    whole = read()
    new = sum(stamp for stamp in whole.entries if stamp not in log.entries)
    return whole if log.version + new == whole.version else None


def note(table, row):
    """Writes into the log that a row was changed; `table` is a label such as "organisations.topic"."""
    ChangedRow.objects.create(stamp=new_stamp(), table=table, row=row)


def new_stamp():
    """A random number that is never 0."""
    return secrets.randbits(STAMP_BITS) + 1


@transaction.atomic
def start_over():
    """Forgets the log after a change of very many rows: everybody reads everything anew."""
    ChangedRow.objects.all().delete()
    ChangedRow.objects.create(stamp=new_stamp())


@transaction.atomic
def shorten(keep=KEPT):
    """Merges all but the latest rows of the log into one; the version stays."""
    old = ChangedRow.objects.select_for_update().order_by("-pk")[keep:]
    rows = dict(old.values_list("pk", "stamp"))
    if len(rows) > 1:
        ChangedRow.objects.filter(pk__in=rows).delete()
        ChangedRow.objects.create(stamp=sum(rows.values()))


def note_saved(sender, instance, **signal):
    """A row was saved or deleted. What belongs to an organisation counts as a change of it."""
    owner = getattr(instance, "organisation_id", None)
    note(ORGANISATION if owner else sender._meta.label_lower, owner or instance.pk)


def note_related(sender, instance, action, reverse, pk_set, **signal):
    """Terms were given to organisations or offers, or taken away; from the side of the term hardly ever."""
    if action.startswith("pre_") or (action != "post_clear" and not pk_set):
        return
    if reverse:
        start_over()
    else:
        note(ORGANISATION, getattr(instance, "organisation_id", None) or instance.pk)


def listen():
    """Connects the log to all tables of the directory; called once, when Django is ready."""
    for app in ("communes", "organisations"):
        listen_to(app)


def listen_to(app):
    """Connects the log to all tables of an app."""
    for model in apps.get_app_config(app).get_models():
        is_history = hasattr(model, "instance_type")
        if not is_history and model is not ChangedRow:
            post_save.connect(note_saved, sender=model)
            post_delete.connect(note_saved, sender=model)
            for field in model._meta.many_to_many:
                m2m_changed.connect(note_related, sender=field.remote_field.through)
