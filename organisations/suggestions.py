"""What a visitor may mean while still typing: terms, places and organisations in one short list."""

from dataclasses import dataclass
from heapq import nlargest
from operator import itemgetter
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from pyroaring import BitMap

from organisations import spelling
from organisations.filters import OrganisationFilter
from organisations.finding import MOST_WORDS, Search
from organisations.index.terms import TABLES
from organisations.models import Organisation
from organisations.words import typed_words

# The questions whose terms are suggested, in this order; places are all called so.
QUESTIONS = ["art", "thema", "kommune", "bezirk", "zielgruppe", "sprache", "netzwerk"]
PLACES = {"kommune", "bezirk"}
MOST_TERMS = 5
MOST_OF_A_KIND = 3
MOST = 9
FEWEST_LETTERS = 2


@dataclass(frozen=True)
class Suggestion:
    """One line: what it is, where it leads, its kind, its number of organisations (None for an organisation)."""

    label: str
    address: str
    kind: str
    count: int | None = None


def suggestions(index, text):
    """Up to nine suggestions for what has been typed so far; the last word may be unfinished."""
    typed = typed_words(text)[:MOST_WORDS]
    if not typed or len(typed[-1]) < FEWEST_LETTERS:
        return []
    terms = sorted(matching_terms(index, typed), key=lambda found: -found.count)[:MOST_TERMS]
    found = [*terms, *organisations(index, typed, MOST - len(terms))]
    return found or list(corrected(index, text))


def matching_terms(index, typed):
    """Terms with organisations in whose names each typed word begins a word; the commonest three of each kind."""
    matching = index.terms.beginning_with(typed)
    for name in QUESTIONS:
        question = OrganisationFilter.base_filters[name]
        kind = _("Ort") if name in PLACES else question.label
        terms = [term for term in matching if term.table == TABLES[question.kind]]
        counted = [(len(index.having(question.kind, [term.pk])), term) for term in terms]
        for count, term in nlargest(MOST_OF_A_KIND, counted, key=itemgetter(0)):
            if count:
                yield Suggestion(term.label, list_address(**{name: term.slug}), str(kind), count)


def organisations(index, typed, number):
    """Organisations in whose names all words stand, those with exactly these words first."""
    lexicon = index.bitmaps.lexicon
    *whole, last = typed
    found = [lexicon.found_by(word) for word in whole] + [lexicon.beginning_with(last)]
    same, hits = (
        BitMap.intersection(index.alive, *(index.bitmaps.union("name", words) for words in each))
        for each in ([[word] for word in typed], found)
    )
    keys = index.sliced([same, hits], 0, number)
    rows = Organisation.objects.only("name", "slug").in_bulk(keys)
    return [Suggestion(rows[key].name, rows[key].get_absolute_url(), "") for key in keys if key in rows]


def corrected(index, text):
    """The words that were probably meant, as a search for them."""
    answer = Search(index, text).answer()
    if answer and answer.hits and any(correction.used for correction in answer.corrections):
        words = spelling.corrected(index, text, answer.corrections)
        yield Suggestion(words, list_address(q=words), _("Meinten Sie"), len(answer.hits))


def list_address(**params):
    """The address of the list with an answer."""
    return f"{reverse('list')}?{urlencode(params)}"
