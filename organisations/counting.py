"""Types, topics, places and networks with the number of organisations that have them."""

from django.db.models import Count


def counted(rows, organisations, relation="organisations"):
    """The rows that any of the organisations has, each with their number as `count`.

    `rows` is a queryset of a vocabulary, of networks or of places; `relation` its name for organisations.
    """
    return rows.filter(**{f"{relation}__in": organisations}).annotate(count=Count(relation))
