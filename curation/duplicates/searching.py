"""Goes through the whole directory once and keeps the pairs that may be one organisation, for people to judge."""

from django.db import transaction

from curation.models import DuplicateSearch, NotDuplicate, PossibleDuplicate
from organisations.duplicates import kept
from organisations.duplicates.directory import Directory
from organisations.duplicates.rules import Reason
from organisations.models import Organisation

MOST_KEPT = 2000
# Larger directories are searched at night: nobody waits for that in a browser.
MOST_AT_ONCE = 20_000
BATCH = 500


def pairs(directory):
    """All pairs with enough points, as (key, similar); each once, the smaller key first."""
    for key, one in directory.known.items():
        later = [number for number in directory.candidates(one) if number > key]
        for similar in directory.compared(one, later, directory.known):
            yield key, similar


def search():
    """Searches everything anew and keeps the likeliest pairs. Returns how many were found."""
    directory = Directory.whole()
    judged = set(NotDuplicate.objects.values_list("first_id", "second_id"))
    retired = set(Organisation.objects.filter(status=Organisation.Status.RETIRED).values_list("pk", flat=True))
    found = [
        (key, similar)
        for key, similar in pairs(directory)
        if (key, similar.key) not in judged and not {key, similar.key} <= retired
    ]
    found.sort(key=lambda pair: (-pair[1].score, pair[0], pair[1].key))
    keep(found[:MOST_KEPT], directory, len(found))
    kept.save(directory.lean())
    return len(found)


@transaction.atomic
def keep(found, directory, number):
    """Replaces what the search before had found. What was deleted meanwhile is left out."""
    PossibleDuplicate.objects.all().delete()
    DuplicateSearch.objects.all().delete()
    keys = {key for key, _similar in found} | {similar.key for _key, similar in found}
    there = set(Organisation.objects.filter(pk__in=keys).values_list("pk", flat=True))
    rows = (row(key, similar) for key, similar in found if {key, similar.key} <= there)
    PossibleDuplicate.objects.bulk_create(rows, batch_size=BATCH)
    DuplicateSearch.objects.create(version=directory.log.version, entries=len(directory.known), found=number)


def row(key, similar):
    """An unsaved pair of the table."""
    told = [[reason.rule, reason.points, dict(reason.words)] for reason in similar.reasons]
    return PossibleDuplicate(first_id=key, second_id=similar.key, score=similar.score, reasons=told)


def told_reasons(pair):
    """The reasons of a kept pair again."""
    return [Reason(rule, points, tuple(words.items())) for rule, points, words in pair.reasons]


def say_not_duplicate(one, other, by=None):
    """Remembers that two organisations, given by key, are not one."""
    first, second = sorted((one, other))
    NotDuplicate.objects.get_or_create(first_id=first, second_id=second, defaults={"by": by})
    PossibleDuplicate.objects.filter(first=first, second=second).delete()
