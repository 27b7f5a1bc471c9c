"""How a folded word is written: the index knows "fluchtlingsrat", people read "Flüchtlingsrat"."""

from organisations.models import Organisation
from organisations.words import PART, folded, tokens

TEXTS = ("name", "short_name", "description", "experience", "ideas", "city", "street")


def written(index, word):
    """The word as it stands in a term or in an entry that has it; the folded word where it stands nowhere so."""
    for text in (*term_names(index, word), *entry_texts(index, word)):
        for token in tokens(text):
            form = folded(token.replace("-", ""))
            if form == word:
                return token
            if form.startswith(word) and len(form) == len(token):
                return token[: len(word)]
    return word


def term_names(index, word):
    """The names of the terms that have the word."""
    for term in index.terms.beginning_with([word]):
        yield from (term.name, term.name_en)


def entry_texts(index, word):
    """The texts of the first organisation that has the word."""
    for kind in ("name", "offer", "text"):
        places = index.having(kind, [word]) or index.having(kind, index.bitmaps.lexicon.beginning_with(word))
        if places:
            entry = Organisation.objects.get(pk=index.bitmaps.keys[places[0]])
            yield from (getattr(entry, text) for text in TEXTS)
            yield from (text for offer in entry.offers.all() for text in (offer.title, offer.description))
            return


def typed(text, word):
    """A folded word as it was typed in a text."""
    return next((token for token in tokens(text) if folded(token) == word), word)


def corrected(index, text, corrections):
    """A text with the words that were meant in the place of those that were typed."""
    for correction in corrections:
        text = replaced(text, correction.typed, written(index, correction.meant))
    return text


def replaced(text, word, other):
    """A text with another word in the place of a folded one; a word that merely holds the letters stays."""
    return PART.sub(lambda part: other if folded(part.group()) == word else part.group(), text)
