"""Ways out of an empty list: what to leave out, and how many organisations there are then."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from organisations.finding import Search
from organisations.words import WORD, typed_words

MOST_WORDS_TRIED = 6


@dataclass(frozen=True)
class Way:
    """A sentence on what is left out or kept, the query string, and the number of organisations it shows."""

    words: str
    query: str
    count: int


def ways_out(selection):
    """All that finds something again with one thing less, the most first; else each answer by itself."""
    found = [*without_one_answer(selection), *without_one_word(selection)]
    return best(found) or best(with_one_answer(selection))


def best(ways):
    """Those that find something, the most first."""
    return sorted((way for way in ways if way.count), key=lambda way: -way.count)


def without_one_answer(selection):
    """Each question left open."""
    filterset = selection.filter
    for name in filterset.narrowing:
        words = _("Ohne %(answer)s") % {"answer": answer_in_words(filterset, name)}
        yield Way(words, selection.query_without(name), len(filterset.all_but(name)))


def without_one_word(selection):
    """Each of several words left out."""
    filterset, text = selection.filter, selection.filter.answers.get("q", "")
    words = [word for word in dict.fromkeys(WORD.findall(text)) if typed_words(word)]
    if len(words) < 2 or len(words) > MOST_WORDS_TRIED:
        return
    others = filterset.all_but("q")
    for word in words:
        rest = " ".join(WORD.sub(lambda other, word=word: "" if other.group() == word else other.group(), text).split())
        answer = Search(filterset.index, rest).answer()
        if answer:
            sentence = _("Ohne das Wort „%(word)s“") % {"word": word}
            yield Way(sentence, selection.query_with_words(rest), len(answer.hits & others))


def with_one_answer(selection):
    """Each answer by itself."""
    filterset = selection.filter
    for name, hits in filterset.narrowing.items():
        words = _("Nur %(answer)s") % {"answer": answer_in_words(filterset, name)}
        yield Way(words, selection.query_of(name), len(hits))


def answer_in_words(filterset, name):
    """A question with its answer: "Thema: Wohnen, Asyl"."""
    question = filterset.filters[name]
    answers = ", ".join(label for _value, label in question.in_words(filterset.answers[name]))
    return f"{question.label}: {answers}"
