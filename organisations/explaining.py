"""Why an entry stands among the hits of a search: the offers and terms in which the words stand."""

from django.db.models import prefetch_related_objects

from organisations.filters import TermFilter
from organisations.index.terms import TABLES
from organisations.marking import spans

# Seen in each row anyway.
SEEN = {"type", "district", "works_in"}
MOST_OFFERS = 2
MOST_TERMS = 3
MOST_TRIED = 30


def explain(organisations, filterset):
    """Gives each organisation of a page `found_offers` (titles) and `found_terms` ((question, label) pairs)."""
    answer = filterset.found
    prefetch_related_objects(organisations, "offers")
    terms = found_terms(filterset, answer)
    for organisation in organisations:
        place = filterset.index.bitmaps.position(organisation.pk)
        organisation.found_terms = [named for named, bitmap in terms if place in bitmap][:MOST_TERMS]
        organisation.found_offers = [
            offer.title for offer in organisation.offers.all() if has_any(offer, answer.words)
        ][:MOST_OFFERS]  # fmt: skip


def has_any(offer, words):
    """Whether any of the words stands in the offer."""
    return any(True for text in (offer.title, offer.description) for _span in spans(text, words))


def found_terms(filterset, answer):
    """The terms that the words found, as ((question, label), bitmap of those that have it)."""
    bitmaps = filterset.index.bitmaps
    found = {(term.table, term.pk): term for term in answer.terms}
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
