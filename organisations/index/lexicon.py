"""All words and numbers that occur somewhere, and which of them a typed word finds."""

from array import array
from bisect import bisect_right
from collections import defaultdict
from sys import intern

from rapidfuzz import process
from rapidfuzz.distance import OSA

from organisations.words import SHORTEST_PART, finds, stem

FEWEST_LETTERS = 4
LONG_WORD = 8
MOST_SIMILAR = 50


class Lexicon:
    """A growing set of folded words. Words are never taken out: what no longer occurs has no organisations."""

    def __init__(self, words=()):
        self.known = set()
        self.text = "\n"
        self.by_length = defaultdict(list)
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
            self.by_length[len(word)].append(word)

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

        An edit is a letter too much, too little, wrong, or two neighbours swapped (optimal string alignment).
        """
        most = most_edits(typed)
        lengths = range(len(typed) - most, len(typed) + most + 1) if most else ()
        return close_to(typed, [word for length in lengths for word in self.by_length.get(length, ())])

    def similar_beginnings(self, typed):
        """Beginnings of longer words that may have been meant, as (edits, beginning): "karitas" in "caritasverband"."""
        size = len(typed)
        longer = (words for length, words in list(self.by_length.items()) if length > size + SHORTEST_PART)
        return close_to(typed, list({word[:size] for words in longer for word in words}))


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


def close_to(typed, choices):
    """The nearest of the choices with as few edits as are allowed, as (edits, word)."""
    most = most_edits(typed)
    if not most:
        return []
    close = process.extract(typed, choices, scorer=OSA.distance, score_cutoff=most, limit=MOST_SIMILAR, processor=None)
    return [(int(edits), word) for word, edits, _place in close if not word.isdigit()]


def most_edits(typed):
    """How many typing errors a word may have; numbers none."""
    if len(typed) < FEWEST_LETTERS or any(letter.isdigit() for letter in typed):
        return 0
    return 2 if len(typed) >= LONG_WORD else 1
