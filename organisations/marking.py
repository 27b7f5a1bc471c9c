"""Marks in texts what a search has found, and cuts long texts so that it is seen."""

from functools import lru_cache
from html import escape

from django.utils.safestring import mark_safe

from organisations.words import PART, WORD, folded

LONGEST = 220
# So many letters are seen at once even on a phone.
SEEN = 120
BEFORE = 60


@lru_cache(maxsize=50_000)
def form(word):
    """The folded form of a word of a text; the same few thousand words come again and again."""
    return folded(word)


def spans(text, words):
    """Where the words of a set stand in a text, as (start, end); a compound with hyphens whole or by its parts."""
    for match in WORD.finditer(text):
        if form(match.group().replace("-", "")) in words:
            yield match.span()
        elif "-" in match.group():
            yield from (part.span() for part in PART.finditer(text, *match.span()) if form(part.group()) in words)


def marked(text, words):
    """The text as HTML, with each of the words in <mark>."""
    pieces, at = [], 0
    for start, end in spans(text, words):
        pieces += (escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>")
        at = end
    return mark_safe("".join([*pieces, escape(text[at:])]))


def excerpt(text, words):
    """Up to 220 letters of a text: its beginning, or, where the words stand only later, what is around the first."""
    first = next((start for start, _end in spans(text, words)), 0) if words else 0
    if first <= SEEN:
        return shortened(text)
    begin = text.rfind(" ", 0, first - BEFORE) + 1
    return "… " + shortened(text[begin:])


def shortened(text):
    """The first letters of a text, up to a whole word."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
