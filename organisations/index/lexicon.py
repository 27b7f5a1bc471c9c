"""All words and numbers that occur somewhere, and which of them a typed word finds."""

from array import array
from bisect import bisect_right
from sys import intern

from rapidfuzz import process
from rapidfuzz.distance import OSA

from organisations.words import SHORTEST_PART, finds, stem

FEWEST_LETTERS = 4
LONG_WORD = 8
MOST_EDITS = 2
MOST_SIMILAR = 50
# So many letters behind a beginning make it likely that it is a word of its own ("Caritas|verband").
REST_OF_COMPOUND = 5
FEWEST_OF_BEGINNING = 6


class Lexicon:
    """A growing set of folded words. Words are never taken out: what no longer occurs has no organisations."""

    def __init__(self, words=()):
        self.known = set()
        self.text = "\n"
        self.forms = {}
        self.add(words)

    def __reduce__(self):
        """For the file: one text."""
        return Lexicon.of, (self.text,)

    @classmethod
    def of(cls, text):
        """The lexicon of words that stand in lines."""
        return cls(map(intern, text.split()))

    def __contains__(self, word):
        return word in self.known

    def add(self, words):
        """Takes in the words that are new."""
        new = [word for word in dict.fromkeys(words) if word not in self.known]
        self.known.update(new)
        self.text += "".join(f"{word}\n" for word in new)
        for word in new:
            for form in {word, stem(word)}:
                forms, words_of_forms = self.forms.setdefault(len(form), ([], []))
                forms.append(form)
                words_of_forms.append(word)

    def found_by(self, typed):
        """The words that a typed word finds (`words.finds`)."""
        if len(typed) < SHORTEST_PART:
            return [typed] if typed in self.known else []
        if typed.isdigit():
            return self.beginning_with(typed)
        return [word for word in self.containing(stem(typed)) if finds(typed, word)]

    def beginning_with(self, letters):
        """The words that begin with some letters."""
        return self.containing(letters, at_beginning=True)

    def containing(self, letters, at_beginning=False):
        """The words in which the letters stand, each once; one search through one long text."""
        text, found = self.text, []
        wanted = f"\n{letters}" if at_beginning else letters
        at = text.find(wanted)
        while at >= 0:
            start = at + 1 if at_beginning else text.rfind("\n", 0, at) + 1
            end = text.find("\n", at + 1)
            found.append(text[start:end])
            at = text.find(wanted, end)
        return found

    def similar(self, typed):
        """Words that may have been meant, as (edits, word): one edit away in words of 4 to 7 letters, two from 8 on.

        Their declension does not count: "fahrad" is near "fahrräder". An edit is a letter too much, too little, wrong,
        or two neighbours swapped (optimal string alignment).
        """
        found = []
        for length in range(len(typed) - MOST_EDITS, len(typed) + MOST_EDITS + 1):
            forms, words = self.forms.get(length, ((), ()))
            found += [(edits, words[place]) for edits, _form, place in close_to(typed, forms)]
        return found

    def similar_beginnings(self, typed):
        """Beginnings of longer words that may have been meant, as (edits, beginning): "karitas" in "caritasverband"."""
        size = len(typed)
        if size < FEWEST_OF_BEGINNING:
            return []
        longer = (words for length, (_forms, words) in list(self.forms.items()) if length >= size + REST_OF_COMPOUND)
        beginnings = list({word[:size] for words in longer for word in words})
        return [(edits, beginning) for edits, beginning, _place in close_to(typed, beginnings, most=1)]


class Numbers:
    """Phone numbers with the positions of those who have them. Nearly all differ, so they are no words."""

    def __init__(self):
        self.text = ""
        self.starts = array("q")
        self.places = array("q")

    def add(self, numbers):
        """Takes in (number, position) pairs."""
        lines = []
        end = len(self.text)
        for number, place in numbers:
            self.starts.append(end)
            self.places.append(place)
            lines.append(f"{number}\n")
            end += len(number) + 1
        self.text += "".join(lines)

    def containing(self, digits):
        """The positions of those whose number contains the digits."""
        at = self.text.find(digits)
        while at >= 0:
            yield self.places[bisect_right(self.starts, at) - 1]
            at = self.text.find(digits, at + 1)


def close_to(typed, choices, most=MOST_EDITS):
    """The nearest of the choices, with no more edits than are allowed, as (edits, choice, its place)."""
    most = min(most, most_edits(typed))
    if not most:
        return []
    close = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_SIMILAR, processor=None)
    return [(int(edits), choice, place) for choice, edits, place in close if not choice.isdigit()]


def most_edits(typed):
    """How many typing errors a word may have; numbers none."""
    if len(typed) < FEWEST_LETTERS or any(letter.isdigit() for letter in typed):
        return 0
    return MOST_EDITS if len(typed) >= LONG_WORD else 1
