"""Which names of organisations stand in the picture, and where: beside, below or above, where they cover nothing."""

import re
from dataclasses import dataclass

from cooperations.network import lettering

MOST, SIZE, USUAL, WIDEST = 70, 15, 130, 185
BESIDE, ABOVE = 17, 15
# Says nothing in a picture.
LEGAL_FORM = re.compile(r",?\s+(e\.\s?V\.|gGmbH|GmbH|eG|gUG.*)$")


@dataclass(frozen=True)
class Label:
    """A name in lines, and its rectangle; `anchor` says from where the lines are written."""

    lines: list
    anchor: str
    x: float
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other):
        """Whether it overlaps another label."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def touches(self, x, y, radius):
        """Whether it overlaps a circle."""
        across, down = max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom)
        return across**2 + down**2 < radius**2


def ways_to_say(name, short_name):
    """The name in at most two lines without its legal form, then the short one; cut only where there is no other."""
    ways = [lettering.lines(words, SIZE, USUAL, WIDEST, 2) for words in (LEGAL_FORM.sub("", name), short_name) if words]
    return [lines for lines in ways if not lines[-1].endswith(lettering.CUT)] or ways


def candidates(lines, x, y):
    """The label of a name in lines at the four sides of a point."""
    wide, high = max(lettering.width(line, SIZE) for line in lines), SIZE * lettering.LINE * len(lines)
    for anchor, edge, left, top in (
        ("start", x + BESIDE, x + BESIDE, y - high / 2),
        ("end", x - BESIDE, x - BESIDE - wide, y - high / 2),
        ("middle", x, x - wide / 2, y + ABOVE),
        ("middle", x, x - wide / 2, y - ABOVE - high),
    ):
        yield Label(lines, anchor, edge, left, top, left + wide, top + high)


def placed(names, circles, width, height):
    """Number to label for those of `names` that find room, the first first.

    `names` are tuples of number, `ways_to_say` and point; `circles` (x, y, radius) must stay free.
    """
    found = {}
    for number, ways, point in names:
        for label in (label for lines in ways for label in candidates(lines, *point)):
            if fits(label, found.values(), circles, width, height):
                found[number] = label
                break
    return found


def fits(label, others, circles, width, height):
    """Whether a label lies within the picture and covers nothing."""
    inside = min(label.left, label.top) >= 0 and label.right <= width and label.bottom <= height
    return (
        inside
        and not any(label.covers(other) for other in others)
        and not any(label.touches(*circle) for circle in circles)
    )
