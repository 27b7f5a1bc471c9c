"""Puts made-up organisations into the database, many rows at once."""

from datetime import UTC, datetime, time
from itertools import count

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max

from organisations.dataset.choices import TODAY
from organisations.models import Offer, Organisation

# When all rows were made.
NOON = datetime.combine(TODAY, time(12), UTC)


class Keys:
    """The primary keys still free; those that the history knows stay with the organisations of the past."""

    def __init__(self):
        self.organisations = count(highest(Organisation.history, "id") + 1)
        self.offers = count(highest(Offer.objects, "pk") + 1)


def highest(rows, column):
    """The largest number in a column, 0 without rows."""
    return rows.aggregate(highest=Max(column))["highest"] or 0


def write(entries, keys):
    """Writes entries with their terms and offers."""
    numbered = [(next(keys.organisations), entry) for entry in entries]
    moment = connection.ops.adapt_datetimefield_value(NOON)
    dated = {"created_at": moment, "changed_at": moment}
    insert(Organisation, ({"id": key, **dated, **entry.columns} for key, entry in numbered))
    for field in entries[0].terms:
        link(Organisation, field, ((key, term) for key, entry in numbered for term in entry.terms[field]))
    offers = [(next(keys.offers), key, *offer) for key, entry in numbered for offer in entry.offers]
    texts = ({"id": pk, "organisation": key, "title": title, "description": text} for pk, key, title, text, _ in offers)
    insert(Offer, texts)
    link(Offer, "topics", ((pk, topic) for pk, _key, _title, _text, topic in offers if topic))


def insert(model, rows):
    """Writes rows of a model given as values by field; what they don't name is as in a new object."""
    blank, fields = model(), model._meta.concrete_fields
    usual = {field.name: field.get_db_prep_save(field.value_from_object(blank), connection) for field in fields}
    insert_rows(
        model._meta.db_table, [field.column for field in fields], (tuple((usual | row).values()) for row in rows)
    )


def link(model, name, pairs):
    """Writes pairs of keys into the table of a many-to-many field."""
    field = model._meta.get_field(name)
    insert_rows(field.m2m_db_table(), [field.m2m_column_name(), field.m2m_reverse_name()], pairs)


def insert_rows(table, columns, rows):
    """Writes rows in the quickest way that the database has."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    table = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(columns))})", rows)


def reset_sequences():
    """Lets the database count on after the keys given here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Organisation, Offer]):
            cursor.execute(statement)
