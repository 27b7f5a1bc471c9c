"""How much room words need in the picture, and how they are broken into lines. Rough on purpose: fonts differ."""

from math import hypot

NARROW, WIDE = set("fijlrtI.,:;|!'()[] -–1"), set("mw@%&—")
LINE = 1.25
BREAKS = "-–/ "
SHORTEST = 5
CUT = "…"


def width(words, size):
    """About how wide words of a size are, a little more than in the usual fonts."""
    return size * sum(
        0.36 if letter in NARROW else 0.76 if letter in WIDE or letter.isupper() else 0.6 for letter in words
    )


def shortened(words, size, most):
    """The words, cut where they would be wider."""
    if width(words, size) <= most:
        return words
    while words and width(words + CUT, size) > most:
        words = words[:-1]
    return words.rstrip(" ,–-") + CUT


def lines(words, size, usual, most, number):
    """The words in at most so many lines, broken at blanks and hyphens, else within a word.

    Lines are as wide as usual, or as the longest word where that needs more, but never wider than `most`.
    """
    longest = max((width(part.rstrip(), size) for part in parts(words)), default=0)
    most = min(most, max(usual, longest))
    found = [""]
    for part in parts(words):
        line = found[-1] + part
        if not found[-1] or width(line.rstrip(), size) <= most:
            found[-1] = line
        else:
            found.append(part)
    broken = [piece for line in found for piece in broken_up(line.strip(), size, most)]
    if len(broken) > number:
        broken = [*broken[: number - 1], shortened(" ".join(broken[number - 1 :]), size, most)]
    return broken


def parts(words):
    """What may stand in a line of its own: each ends with a blank or a hyphen."""
    found, begin = [], 0
    for place, letter in enumerate(words):
        if letter in BREAKS:
            found.append(words[begin : place + 1])
            begin = place + 1
    return [*found, words[begin:]] if begin < len(words) else found


def broken_up(line, size, most):
    """A line in pieces that fit, each but the last with a hyphen."""
    while width(line, size) > most and len(line) > 2 * SHORTEST:
        fitting = next(
            end for end in range(len(line) - SHORTEST, 0, -1) if width(line[:end], size) <= most or end == SHORTEST
        )
        yield line[:fitting] + "-"
        line = line[fitting:]
    yield line


def radius(found, size):
    """The radius of the smallest circle around centred lines."""
    high = size * LINE * len(found)
    tops = [abs(-high / 2 + size * LINE * (number + (number >= len(found) / 2))) for number in range(len(found))]
    return max(hypot(width(line, size) / 2, top) for line, top in zip(found, tops, strict=True))
