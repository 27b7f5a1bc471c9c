"""The history of a cooperation in words, with what the history of organisations is made of."""

from django.utils.text import capfirst

from cooperations.models import Cooperation
from organisations.history import MOST_ENTRIES, entry, readable


def entries(cooperation, after=0):
    """The entries with a number greater than `after`, the newest first, a hundred at most."""
    rows = cooperation.history.select_related("history_user", "responsible").order_by("-history_id")
    records = list(rows[: MOST_ENTRIES + 1])
    states = {record.pk: readable_state(record) for record in records}
    pairs = zip(records, [*records[1:], None], strict=True)
    return [entry(record, before, states) for record, before in pairs if record.pk > after][:MOST_ENTRIES]


def readable_state(record):
    """Label of each field to its value as people read it."""
    tracked = {field.name for field in Cooperation.history.model.tracked_fields} - {"id"}
    fields = [field for field in Cooperation._meta.fields if field.name in tracked]
    return {str(capfirst(field.verbose_name)): readable(field, record) for field in fields}
