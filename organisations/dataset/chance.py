"""Chance that is the same every time: endless rows of draws, each with a seed of its own."""

from itertools import accumulate, islice
from random import Random

AT_ONCE = 1000


def draws(seed, items, weights=None):
    """Items without end, as often as their weights say (all alike without weights)."""
    chance = Random(seed)
    summed = list(accumulate(weights)) if weights else None
    while True:
        yield from chance.choices(items, cum_weights=summed, k=AT_ONCE)


def mixed(seed, items):
    """The items in an order of chance."""
    items = list(items)
    Random(seed).shuffle(items)
    return items


def skewed(seed, items, offset=2):
    """Items without end: the first ones often, the last ones seldom (Zipf's law with an offset)."""
    return draws(seed, items, [1 / (rank + offset) for rank in range(len(items))])


def numbers(seed, weights):
    """Whole numbers from 0 without end; `weights` says how often each."""
    return draws(seed, range(len(weights)), weights)


def yes(seed, share):
    """True and False without end, so many of them true."""
    return draws(seed, [True, False], [share, 1 - share])


def different(stream, number):
    """At most so many draws, each once."""
    return list(dict.fromkeys(islice(stream, number)))


def table(text):
    """The entries of a table of words.py: parted by bars and lines where there are any bars, else by blanks."""
    parts = text.replace("\n", "|").split("|") if "|" in text else text.split()
    return [part.strip() for part in parts if part.strip()]


def lines(text):
    """The lines of a table of words.py."""
    return text.strip().splitlines()
