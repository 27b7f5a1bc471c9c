"""Queries that every request needs: put together once for each number of keys, then only sent."""

from functools import lru_cache

from django.db import connection


def fetch(queryset_of, keys, *arguments):
    """The tuples of `queryset_of(keys, *arguments)`, a queryset of values; the arguments must be hashable.

    Values come as the database gives them: moments without their zone on SQLite, what is worked out there untyped.
    """
    keys = list(keys)
    if not keys:
        return []
    sql, parameters = statement(queryset_of, len(keys), arguments)
    with connection.cursor() as cursor:
        cursor.execute(sql, [keys[-value - 1] if is_place(value) else value for value in parameters])
        return cursor.fetchall()


@lru_cache(maxsize=500)
def statement(queryset_of, number, arguments):
    """The SQL and its parameters, in which the negative numbers -1, -2, … stand in the places of the keys."""
    places = range(-1, -number - 1, -1)
    return queryset_of(places, *arguments).query.sql_with_params()


def is_place(value):
    """Whether a parameter stands in the place of a key."""
    return type(value) is int and value < 0
