"""Takes written rows back, many at once: changed entries get an earlier state of their history, new ones vanish.

The counterpart of applying.py, with the same means. The caller opens the transaction.
"""

from django.db.models import SET_NULL, ForeignKey
from django.utils.translation import gettext as _

from organisations import history
from organisations.exchange import applying, checking, standing
from organisations.exchange.planned import Change, PlannedRow
from organisations.models import Organisation

COLUMNS = [field for field in history.tracked_columns() if field.name != "details"]


def restore(records, user=None, source="", demo=frozenset()):
    """Gives entries back the state of earlier records; returns key of each to the number of its new record.

    `records`: key of an organisation to the number of a record of its history. Entries that have that state already
    get no new record: None. Those whose state is no longer valid are left as they are and are missing in the answer.
    `demo`: the keys of those that belonged to the demo directory, and do again.
    """
    before = Organisation.history.in_bulk(list(records.values()), field_name="history_id")
    entries = Organisation.objects.select_related("type", "commune", "district__commune").in_bulk(list(records))
    for key in demo:
        entries[key].is_demo = True
    rows = restored(entries, {record.id: record for record in before.values()})
    sound = [row for row in rows if not checking.problems(row.organisation)]
    reason = _("Stand vor dem Import: %s") % source
    numbers = applying.apply(sound, user, reason, adopts=False)
    return {row.line: numbers.get(row.line) for row in sound}


def restored(organisations, records):
    """Entries as planned rows that give them the columns and terms of their records; offers and hours stay."""
    known = {field: related(field, records.values()) for field in COLUMNS if isinstance(field, ForeignKey)}
    rows = []
    for key, record in records.items():
        row = PlannedRow(key, organisations[key])
        for field in COLUMNS:
            value = getattr(record, field.attname)
            value = known[field].get(value) if field in known else value
            put(row, field, value)
        rows.append(row)
    add_terms(rows, records)
    return rows


def related(field, records):
    """What records refer to by a column, by key; what was deleted since is missing."""
    keys = {getattr(record, field.attname) for record in records} - {None}
    return field.related_model.objects.in_bulk(keys)


def put(row, field, value):
    """Gives a row's organisation a value, and notes it as a change where it is one."""
    key = getattr(value, "pk", None) if isinstance(field, ForeignKey) else value
    if getattr(row.organisation, field.attname) != key:
        setattr(row.organisation, field.name, value)
        row.changes.append(Change(field.name, "", "", ""))


def add_terms(rows, records):
    """Notes at the rows which terms they had, where these differ; what holds for an offer still holds for the entry."""
    keys = {row.line: row.organisation for row in rows}
    for name in applying.TERMS:
        there, then = standing.terms_of(name, keys), standing.terms_then(name, records)
        offered = standing.offered(name, keys) if name in standing.OFFERED else {}
        for row in rows:
            seat = [row.organisation.commune] if name == "works_in" and row.organisation.commune_id else []
            wanted = list(dict.fromkeys([*then[row.line], *offered.get(row.line, []), *seat]))
            if set(wanted) != set(there[row.line]):
                row.terms[name] = wanted
                row.changes.append(Change(name, "", "", ""))


def disown(records, source):
    """Lets records of the history no longer count as what an import said (standing.py goes by their reason)."""
    reason = _("Zurückgenommener Import: %s") % source
    Organisation.history.filter(history_id__in=records).update(history_change_reason=reason[:100])


def remove(keys):
    """Removes new entries with their history, as if they had never been, and lets everybody know.

    Nothing may hang on them but what only points at them; without Django's collector, which would read and tell each
    row of each table by itself.
    """
    for name in applying.TERMS:
        through, own = applying.table_of(name)
        for rows in (
            through.objects.filter(**{f"{own}__in": keys}),
            standing.kept_terms(name).filter(**{f"{own}__in": keys}),
        ):
            rows._raw_delete(rows.db)
    for field in pointing():
        rows = field.model._base_manager.filter(**{f"{field.name}__in": keys})
        if field.remote_field.on_delete is SET_NULL:
            rows.update(**{field.name: None})
        else:
            rows.delete()
    for rows in (Organisation.history.filter(id__in=keys), Organisation.objects.filter(pk__in=keys).order_by()):
        rows._raw_delete(rows.db)
    applying.tell_keys(keys)


def pointing():
    """The columns of other tables that point at organisations without belonging to them: they have no name there."""
    relations = Organisation._meta.get_fields(include_hidden=True)
    return [one.field for one in relations if is_row_of_its_own(one) and one.hidden]


def hanging():
    """The columns of other tables that belong to organisations: persons, offers, lists, cooperations, merges."""
    return [one.field for one in Organisation._meta.related_objects]


def is_row_of_its_own(relation):
    """Whether it is a reference from a table that somebody declared, not one of terms or of the history."""
    return (
        (relation.one_to_many or relation.one_to_one)
        and relation.auto_created
        and not relation.related_model._meta.auto_created
        and not relation.related_model.__name__.startswith("Historical")
    )
