"""Organisations that are like another one: shared topics, people, know-how; rare terms weigh more."""

from collections import defaultdict
from dataclasses import dataclass

from organisations.models import Organisation

FIELDS = ("topics", "target_groups", "know_how", "goals")
CANDIDATES = 200
SHOWN_TERMS = 3


@dataclass(frozen=True)
class Similar:
    """An organisation with the labels of what it shares, the rarest first."""

    organisation: Organisation
    shared: list[str]


def similar_to(organisation, number=4):
    """Up to `number` published organisations that share most with this one.

    A shared term counts 1 / (how many published organisations have it); ties go by name. For a term with
    more than 200 organisations the first 200 by key stand for all, so that the work stays bounded.
    """
    shared, weight = defaultdict(list), defaultdict(float)
    for field in FIELDS:
        labels = {term.pk: term.label for term in getattr(organisation, field).all()}
        for term, others in having_each(field, list(labels)).items():
            for other in others - {organisation.pk}:
                weight[other] += 1 / len(others)
                shared[other].append((len(others), labels[term]))
    best = sorted(weight, key=lambda pk: (-weight[pk], pk))[:number]
    rows = Organisation.objects.published().for_rows().in_bulk(best)
    return [Similar(rows[pk], [label for _count, label in sorted(shared[pk])[:SHOWN_TERMS]]) for pk in best]


def having_each(field, terms):
    """Term key to the keys of published organisations that have it, at most 200 for a term."""
    found = defaultdict(set)
    pairs = Organisation.objects.published().filter(**{f"{field}__in": terms}).order_by("pk")
    for term, pk in pairs.values_list(field, "pk")[: CANDIDATES * max(len(terms), 1)]:
        if len(found[term]) < CANDIDATES:
            found[term].add(pk)
    return found
