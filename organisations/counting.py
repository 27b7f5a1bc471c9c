"""Types, topics, places and networks with the number of published organisations that have them."""

from organisations.index.terms import MODELS, TABLES


def commonest(index, kind, number):
    """Up to `number` rows of the table of a field, the commonest first, each with its number as `count`."""
    counts = dict(index.commonest(kind, index.alive, number))
    rows = MODELS[TABLES[kind]].objects.in_bulk(list(counts))
    return [with_count(rows[key], counts[key]) for key in counts if key in rows]


def counted(index, kind, base=None):
    """All rows of the table of a field that any organisation (of `base`) has, in their order, each with its `count`."""
    counts = index.counts(kind, index.alive if base is None else base)
    rows = MODELS[TABLES[kind]].objects.all()
    return [with_count(row, counts[row.pk]) for row in rows if counts[row.pk]]


def with_count(row, number):
    """The row, knowing its number of organisations."""
    row.count = number
    return row
