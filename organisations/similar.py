"""Organisations that are like another one: shared topics, people, know-how; rare terms weigh more."""

from collections import defaultdict
from dataclasses import dataclass

from organisations.rows import Row, rows

FIELDS = ("topics", "target_groups", "know_how", "goals")
MOST_TERMS = 10
CANDIDATES = 200
SHOWN_TERMS = 3


@dataclass(frozen=True)
class Similar:
    """An organisation with the labels of what it shares, the rarest first."""

    organisation: Row
    shared: list[str]


def similar_to(organisation, index, number=4):
    """Up to `number` published organisations that share most with this one.

    A shared term counts 1 / (how many published organisations have it); ties go by name. Only the ten rarest
    terms count, and of each the first 200 organisations by name, so that the work stays bounded.
    """
    shared, weight = defaultdict(list), defaultdict(float)
    rarest = sorted(terms_with_holders(organisation, index), key=lambda found: (len(found[2]), found[0], found[1].pk))
    for _field, term, holders in rarest[:MOST_TERMS]:
        for other in index.by_name(holders, 0, CANDIDATES + 1):
            weight[other] += 1 / len(holders)
            shared[other].append(term.label)
    weight.pop(organisation.pk, None)
    names, places = index.bitmaps.sort_keys, index.bitmaps
    nearest = sorted(weight, key=lambda key: (-weight[key], names[places.position(key)], key))[:number]
    return [Similar(row, shared[row.pk][:SHOWN_TERMS]) for row in rows(index, nearest)]


def terms_with_holders(organisation, index):
    """Each term of the organisation as (field, term, bitmap of the published organisations that have it)."""
    for field in FIELDS:
        for term in getattr(organisation, field).all():
            if holders := index.having(field, [term.pk]):
                yield field, term, holders
