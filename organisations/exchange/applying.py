"""Writes planned rows: new organisations many at once, changed ones in bulk too, each with its history.

Derived columns are worked out as `Organisation.save` does. The caller opens the transaction: rows and what is noted
about them are written together or not at all.
"""

from collections import Counter

from django.apps import apps
from django.db import connection
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from communes.names import address_part, sort_key
from organisations import changes
from organisations.models import ChangedRow, FormerSlug, Organisation
from organisations.models.organisation import RESERVED_SLUGS

COPIED = [field.attname for field in Organisation.history.model.tracked_fields]
TERMS = [field.name for field in Organisation._meta.many_to_many]


def apply(rows, user=None, reason="", adopts=True):
    """Writes planned rows that are sound; gives back line to the number of the new record of the history.

    Rows that change nothing are left alone. Lets all other processes know that the directory changed. `adopts`: demo
    entries become the agency's own.
    """
    reason = reason or _("Import")
    new = [row for row in rows if row.is_new]
    old = [row for row in rows if not row.is_new and row.effective]
    slow = [row for row in old if {"name", "commune"} & {change.field for change in row.effective}]
    quick = [row for row in old if row not in slow]
    for row in old if adopts else ():
        row.organisation.adopt()
    records = {row.line: save_singly(row, user, reason) for row in slow}
    add(new)
    update(quick)
    records |= keep_history(new, "+", user, reason) | keep_history(quick, "~", user, reason)
    tell([*new, *quick])
    return records


def save_singly(row, user, reason):
    """Saves one organisation as the desk does: a new name or commune has consequences of its own."""
    organisation = row.organisation
    organisation._history_user = user
    with organisation.one_history_entry(reason):
        organisation.save()
        for name in {change.field for change in row.effective} & set(row.terms):
            getattr(organisation, name).set(row.terms[name])
    return organisation.history.latest("history_id").history_id


def add(rows):
    """Writes new organisations with their terms."""
    give_addresses([row.organisation for row in rows])
    for row in rows:
        derive(row.organisation)
    Organisation.objects.bulk_create([row.organisation for row in rows])
    for name in TERMS:
        link(name, [(row.organisation.pk, term.pk) for row in rows for term in terms_of(row, name)])


def terms_of(row, name):
    """The terms of a new organisation in a field; where it sits, it works."""
    if name == "works_in":
        return [row.organisation.commune] if row.organisation.commune_id else []
    return row.terms.get(name, [])


def derive(organisation):
    """Works out the columns of a new organisation that saving works out."""
    organisation.sort_key = sort_key(organisation.name)
    organisation.search_text = organisation.searchable_text()
    organisation.details = organisation.details or {"offers": [], "hours": []}


def give_addresses(organisations):
    """Gives new organisations addresses that no other has or had."""
    wanted = {id(organisation): address_part(organisation.name) or "organisation" for organisation in organisations}
    taken = set(RESERVED_SLUGS)
    for table in (Organisation, FormerSlug):
        taken |= set(table.objects.filter(slug__in=set(wanted.values())).values_list("slug", flat=True))
    times = Counter(wanted.values())
    numbered = numbers_taken({part for part in wanted.values() if part in taken or times[part] > 1})
    for organisation in organisations:
        part = wanted[id(organisation)]
        slug, number = part, 1
        while slug in taken or slug in numbered:
            number += 1
            slug = f"{part}-{number}"
        taken.add(slug)
        organisation.slug = slug


def numbers_taken(parts):
    """All addresses that begin with one of the parts and a number."""
    found = set()
    for part in parts:
        for table in (Organisation, FormerSlug):
            found |= set(table.objects.filter(slug__startswith=f"{part}-").values_list("slug", flat=True))
    return found


def update(rows):
    """Writes changed organisations and their terms."""
    organisations = [row.organisation for row in rows]
    prefetch_related_objects(organisations, "offers")
    for organisation in organisations:
        organisation.search_text = organisation.searchable_text()
        organisation.changed_at = timezone.now()
    names = {change.field for row in rows for change in row.effective}
    columns = [*sorted(names - set(TERMS)), "search_text", "changed_at", "is_demo"]
    Organisation.objects.bulk_update(organisations, columns, batch_size=100)
    for name in names & set(TERMS):
        changed = [row for row in rows if any(change.field == name for change in row.effective)]
        through, own = table_of(name)
        through.objects.filter(**{f"{own}__in": [row.organisation.pk for row in changed]}).delete()
        link(name, [(row.organisation.pk, term.pk) for row in changed for term in row.terms[name]])


def table_of(name):
    """The table of a many-to-many field, and the name of its column for the organisation."""
    field = Organisation._meta.get_field(name)
    return field.remote_field.through, field.m2m_field_name()


def link(name, pairs):
    """Writes pairs of organisation and term into the table of a many-to-many field."""
    field = Organisation._meta.get_field(name)
    through, own, other = field.remote_field.through, field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.bulk_create(
        through(**{f"{own}_id": key, f"{other}_id": term}) for key, term in dict.fromkeys(pairs)
    )


def keep_history(rows, sign, user, reason):
    """Writes a record of the history for each row, with all its terms; gives back line to the record's number."""
    model = Organisation.history.model
    about = {"history_date": timezone.now(), "history_change_reason": reason[:100], "history_user": user}
    records = model.objects.bulk_create(model(**copied(row.organisation), **about, history_type=sign) for row in rows)
    numbers = {row.line: record.history_id for row, record in zip(rows, records, strict=True)}
    for name in TERMS if rows else ():
        keep_terms(name, list(numbers.values()))
    return numbers


def copied(organisation):
    """The columns of an organisation that the history holds."""
    return {name: getattr(organisation, name) for name in COPIED}


def keep_terms(name, numbers):
    """Copies the terms of a field into the history, for the records with these numbers; the database does it itself."""
    through, own = table_of(name)
    kept = apps.get_model("organisations", f"HistoricalOrganisation_{name}")
    own, other = f"{own}_id", f"{Organisation._meta.get_field(name).m2m_reverse_field_name()}_id"
    names = (kept, through, Organisation.history.model)
    into, source, records = (connection.ops.quote_name(model._meta.db_table) for model in names)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {into} (history_id, id, {own}, {other}) "
            f"SELECT record.history_id, term.id, term.{own}, term.{other} "
            f"FROM {source} term JOIN {records} record ON record.id = term.{own} "
            f"WHERE record.history_id IN ({', '.join(['%s'] * len(numbers))})",
            numbers,
        )


def tell(rows):
    """Notes that the organisations of rows changed."""
    tell_keys([row.organisation.pk for row in rows])


def tell_keys(keys):
    """Notes that organisations changed; everybody reads everything anew after very many."""
    if len(keys) > changes.KEPT // 4:
        changes.start_over()
    else:
        ChangedRow.objects.bulk_create(
            ChangedRow(stamp=changes.new_stamp(), table=changes.ORGANISATION, row=key) for key in keys
        )
