"""Sentences, names and the words by which an entry is found."""

from functools import lru_cache
from itertools import chain
from string import Formatter

from organisations.dataset import words
from organisations.dataset.chance import draws, lines, mixed, skewed, table, yes

FEWEST, MOST = 20, 60


@lru_cache
def compounds():
    """Words such as "Wohnungssuche", in an order of chance."""
    return mixed("compounds", (front + back for front in table(words.FRONTS) for back in table(words.BACKS)))


def parsed(pattern):
    """A pattern as text with %s and the letters of its slots."""
    parts = list(Formatter().parse(pattern))
    text = "".join(words_before + ("%s" if slot else "") for words_before, slot, _format, _conversion in parts)
    return text, [slot for _text, slot, _format, _conversion in parts if slot]


class Writer:
    """Fills patterns of words.py; every slot has its own row of draws."""

    def __init__(self, seed):
        self.streams = {
            "w": skewed(f"{seed} w", compounds(), offset=20),
            "g": skewed(f"{seed} g", table(words.GROUPS)),
            "t": skewed(f"{seed} t", table(words.TIMES)),
            "m": skewed(f"{seed} m", table(words.MANNERS)),
            "a": skewed(f"{seed} a", table(words.ADJECTIVES)),
        }
        self.seed = seed

    def patterns(self, texts):
        """Patterns of a table without end."""
        return draws(f"{self.seed} {texts[0]}", [parsed(text) for text in texts])

    def fill(self, pattern, place):
        """The pattern with a commune and with words of chance."""
        text, slots = pattern
        return text % tuple(place if slot == "o" else next(self.streams[slot]) for slot in slots)


class Descriptions(Writer):
    """Descriptions of 20 to 60 words; one word stands in a good part of them."""

    def __init__(self, seed, share):
        super().__init__(seed)
        self.usual = self.patterns(lines(words.SENTENCES))
        self.common = self.patterns(lines(words.COMMON_SENTENCES))
        self.is_common = yes(f"{seed} common", share)
        self.lengths = draws(f"{seed} lengths", range(FEWEST, MOST - 10))

    def one(self, place):
        """One description of an organisation in the commune."""
        first = self.common if next(self.is_common) else self.usual
        sentences, length, wanted = [], 0, next(self.lengths)
        for pattern in chain([next(first)], self.usual):
            sentence = self.fill(pattern, place)
            length += len(sentence.split())
            if sentences and length > MOST:
                break
            sentences.append(sentence)
            if length >= wanted:
                break
        return " ".join(sentences)


class Sentences(Writer):
    """Single texts of one table, or none: `share` says how many there are."""

    def __init__(self, seed, texts, share=1):
        super().__init__(seed)
        self.pattern, self.is_there = self.patterns(texts), yes(f"{seed} there", share)

    def one(self, place):
        """One text, or none."""
        return self.fill(next(self.pattern), place) if next(self.is_there) else ""


def names_by_type():
    """Writers of names: key of a type in addresses to its writer; "" for all other types."""
    general = Sentences("names", table(words.GENERAL_NAMES))
    return {"": general} | {slug: Sentences(f"names {slug}", table(text)) for slug, text in words.NAMES.items()}
