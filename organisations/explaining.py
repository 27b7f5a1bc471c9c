"""Why an entry stands among the hits of a search: the offers and terms in which the words stand."""

from collections import defaultdict

from organisations.filters import TermFilter
from organisations.index.terms import TABLES
from organisations.marking import spans
from organisations.models import Offer

# Seen in each row anyway; German goes without saying.
SEEN = {"type", "district", "works_in", "languages"}
MOST_OFFERS = 2
MOST_TERMS = 3
MOST_TRIED = 30


def explain(rows, filterset):
    """Gives each row of a page its `found_offers` (titles) and `found_terms` ((question, label) pairs)."""
    answer, terms, offers = filterset.found, found_terms(filterset), defaultdict(list)
    for offer in Offer.objects.filter(organisation__in=[row.pk for row in rows]):
        if has_any(offer, answer.words):
            offers[offer.organisation_id].append(offer.title)
    for row in rows:
        place = filterset.index.bitmaps.position(row.pk)
        row.found_terms = [named for named, bitmap in terms if place in bitmap][:MOST_TERMS]
        row.found_offers = offers[row.pk][:MOST_OFFERS]


def has_any(offer, words):
    """Whether any of the words stands in the offer."""
    return any(True for text in (offer.title, offer.description) for _span in spans(text, words))


def found_terms(filterset):
    """The terms that the words found, as ((question, label), bitmap of those that have it)."""
    bitmaps = filterset.index.bitmaps
    found = {(term.table, term.pk): term for term in filterset.found.terms}
    questions = [
        question
        for question in filterset.filters.values()
        if isinstance(question, TermFilter) and question.kind not in SEEN
    ]
    return [
        ((question.label, term.label), bitmaps[question.kind][term.pk])
        for term in list(found.values())[:MOST_TRIED]
        for question in questions
        if term.table == TABLES[question.kind] and term.pk in bitmaps[question.kind]
    ]
