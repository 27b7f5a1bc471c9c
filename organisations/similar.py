"""Organisations that are like another one: shared topics, people, know-how; rare terms weigh more."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from organisations.models import Organisation

FIELDS = ("topics", "target_groups", "know_how", "goals")
MOST_TERMS = 10
CANDIDATES = 200
SHOWN_TERMS = 3


@dataclass(frozen=True)
class Similar:
    """An organisation with the labels of what it shares, the rarest first."""

    organisation: Organisation
    shared: list[str]


def similar_to(organisation, number=4):
    """Up to `number` published organisations that share most with this one.

    A shared term counts 1 / (how many published organisations have it); ties go by name. Only the ten rarest
    terms count, and of each the first 200 organisations by name, so that the work stays bounded.
    """
    shared, weight = defaultdict(list), defaultdict(float)
    rarest = sorted(terms_with_counts(organisation), key=lambda found: (found[0], found[1], found[2].pk))
    for count, field, term in rarest[:MOST_TERMS]:
        others = Organisation.objects.published().filter(**{field: term}).exclude(pk=organisation.pk).by_name()
        for other in others.values_list("pk", flat=True)[:CANDIDATES]:
            weight[other] += 1 / count
            shared[other].append(term.label)
    best = sorted(weight, key=lambda pk: -weight[pk])[: number * 5]
    rows = Organisation.objects.published().for_rows().in_bulk(best)
    nearest = sorted(best, key=lambda pk: (-weight[pk], rows[pk].sort_key, pk))[:number]
    return [Similar(rows[pk], shared[pk][:SHOWN_TERMS]) for pk in nearest]


def terms_with_counts(organisation):
    """Each term of the organisation as (number of published organisations that have it, field, term)."""
    for field in FIELDS:
        terms = {term.pk: term for term in getattr(organisation, field).all()}
        rows = Organisation.objects.published().filter(**{f"{field}__in": list(terms)}).order_by()
        for key, count in rows.values_list(field).annotate(count=Count("pk")):
            yield count, field, terms[key]
