"""Searching: which organisations the words of a visitor find, the best first, and what is to be said about it.

Every word is looked up among the words of names, offers and texts and among the terms. All words must be found (and).
For each word there are five circles of organisations, each containing the one before: the same word in the name, part
of a word in the name, the same word in an offer or term, part of it there, and anywhere. An organisation ranks in the
smallest circle that it shares for all words.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce
from itertools import groupby
from operator import and_, itemgetter, or_

from django.db.models import Q
from pyroaring import BitMap

from organisations.index.index import Index
from organisations.index.terms import FIELDS, TABLES
from organisations.models import Organisation
from organisations.words import SHORTEST_PART, is_number, is_same, root, stem, typed_words

MOST_WORDS = 20
# Fewer hits than this, and a more common word that is spelt almost the same is offered.
FEW = 3
MUCH_MORE = 10


@dataclass
class Circles:
    """What one word finds: circles of organisations, the words and terms that it found, and words to say about it."""

    circles: list[BitMap]
    words: set = field(default_factory=set)
    terms: list = field(default_factory=list)

    def __or__(self, other):
        return self.combined(or_, other)

    def __and__(self, other):
        return self.combined(and_, other)

    def combined(self, operation, other):
        """Both, circle by circle."""
        circles = list(map(operation, self.circles, other.circles))
        return Circles(circles, self.words | other.words, [*self.terms, *other.terms])

    @property
    def all(self):
        """Everybody who has the word."""
        return self.circles[-1]


@dataclass(frozen=True)
class Correction:
    """A typed word and the one that was meant, or may have been; `used` says whether its hits are shown."""

    typed: str
    meant: str
    used: bool


@dataclass(frozen=True)
class Answer:
    """What a query finds.

    `hits` are all organisations; `levels` the same in groups, the best first; `words` and `terms` what was found (for
    marking); `corrections` what is to be said; `missing` the words that nobody has.
    """

    hits: BitMap
    levels: list[BitMap]
    words: set
    terms: list
    corrections: list[Correction]
    missing: list[str]


class Search:
    """One search in one index."""

    def __init__(self, index: Index, text: str):
        self.index = index
        self.typed = typed_words(text)[:MOST_WORDS]
        self.corrections = []
        self.missing = []

    def answer(self) -> Answer | None:
        """The answer; None where the text holds no word to search for."""
        if not self.typed:
            return None
        found = both(self.circles_of(phrase) for phrase in self.phrases())
        exact = found.circles[0] & self.index.bitmaps.union("length", [len(self.typed)])
        levels = [exact, *found.circles]
        return Answer(found.all, levels, found.words, found.terms, self.corrections, self.missing)

    def phrases(self) -> Iterable[tuple]:
        """The typed words, those together that have a synonym together."""
        rest, synonyms = self.typed, self.index.terms.synonyms
        longest = max(map(len, synonyms), default=1)
        while rest:
            lengths = range(min(longest, len(rest)), 0, -1)
            length = next((length for length in lengths if tuple(map(root, rest[:length])) in synonyms), 1)
            yield tuple(rest[:length])
            rest = rest[length:]

    def circles_of(self, phrase):
        """What a phrase finds, its synonyms included; where that is nothing, what was probably meant."""
        found = both(self.look_up(word) for word in phrase)
        for other in self.index.terms.synonyms.get(tuple(map(root, phrase)), ()):
            found |= both(self.look_up(word) for word in other)
        if len(phrase) == 1 and len(found.all) < FEW:
            return self.forgiving(phrase[0], found)
        return found

    def look_up(self, word):
        """What a word finds."""
        bitmaps, terms = self.index.bitmaps, self.index.terms
        words, term_words = bitmaps.lexicon.found_by(word), terms.lexicon.found_by(word)
        same = [other for other in words if is_same(word, other)]
        same_terms = [term for other in term_words if is_same(word, other) for term in terms.by_word[other]]
        all_terms = [term for other in term_words for term in terms.by_word[other]]
        return Circles(
            self.nested(
                bitmaps.union("name", same),
                bitmaps.union("name", words),
                bitmaps.union("offer", same) | self.having(same_terms),
                bitmaps.union("offer", words) | self.having(all_terms),
                bitmaps.union("text", words) | BitMap(bitmaps.numbers.containing(word) if is_number(word) else ()),
            ),
            {*words, *term_words},
            all_terms,
        )

    def nested(self, *bitmaps):
        """Circles, each with all before, of those who are alive."""
        found, inside = [], BitMap()
        for bitmap in bitmaps:
            inside = inside | (bitmap & self.index.alive)
            found.append(inside)
        return found

    def having(self, terms):
        """The organisations that have any of the terms in any field."""
        found = BitMap()
        for table in {term.table for term in terms}:
            keys = [term.pk for term in terms if term.table == table]
            for name in FIELDS[table]:
                found |= self.index.bitmaps.union(name, keys)
        return found

    def forgiving(self, word, found):
        """What is meant by a word that finds little: its parts, or a word that is spelt almost the same."""
        if not found.all:
            parts = self.in_parts(word)
            if parts:
                return parts
        meant = self.most_similar(word)
        if meant and not found.all:
            self.corrections.append(Correction(word, meant, used=True))
            return self.look_up(meant)
        if meant and len(self.look_up(meant).all) >= MUCH_MORE * len(found.all):
            self.corrections.append(Correction(word, meant, used=False))
        if not found.all:
            self.missing.append(word)
        return found

    def most_similar(self, word):
        """The word that was probably meant; None where none is near."""
        lexicons = self.index.bitmaps.lexicon, self.index.terms.lexicon
        words = {found for lexicon in lexicons for found in lexicon.similar(word)}
        return self.nearest(word, words) or self.nearest(
            word, {found for lexicon in lexicons for found in lexicon.similar_beginnings(word)}
        )

    def nearest(self, word, close):
        """Of words with their edits the one with the fewest that has hits, of those the one that most have."""
        for _edits, equals in groupby(sorted(close), key=itemgetter(0)):
            numbers = [(-len(self.look_up(other).all), other) for _edits, other in equals if other != word]
            if numbers and min(numbers)[0]:
                return min(numbers)[1]
        return None

    def in_parts(self, word):
        """What the two parts of a compound find together ("Wohnungssuche": "Wohnung", "Suche"); None where none has."""
        for at in range(len(word) - SHORTEST_PART - 1, SHORTEST_PART, -1):
            first, second = word[:at], word[at:]
            parts = self.known_part(first), self.known_part(second)
            if all(parts):
                found = both(self.look_up(part) for part in parts)
                if found.all:
                    return found
        return None

    def known_part(self, part):
        """A part of a compound as a word that occurs, without the letters that join it; None where there is none."""
        forms = [part, *(part.removesuffix(joint) for joint in ("s", "es", "n", "en") if part.endswith(joint))]
        return next((form for form in forms if len(form) > SHORTEST_PART and self.occurs(form)), None)

    def occurs(self, word):
        """Whether a word stands anywhere, declined or not."""
        lexicons = self.index.bitmaps.lexicon, self.index.terms.lexicon
        return any(is_same(word, other) for lexicon in lexicons for other in lexicon.beginning_with(stem(word)))


def mentioning(queryset, index, text):
    """The organisations of a queryset, published or not, in which each word stands: for the desk.

    The database looks into the words of the entries, the index knows the terms and places of that name.
    """
    for word in typed_words(text)[:MOST_WORDS]:
        found = Q(search_text__contains=stem(word))
        terms = [term for other in index.terms.lexicon.found_by(word) for term in index.terms.by_word[other]]
        for name, table in TABLES.items():
            keys = [term.pk for term in terms if term.table == table]
            if keys:
                found |= Q(pk__in=Organisation.objects.having(name, keys).values("pk"))
        queryset = queryset.filter(found)
    return queryset


def both(found: Iterable[Circles]) -> Circles:
    """What all of them have."""
    return reduce(and_, found)
