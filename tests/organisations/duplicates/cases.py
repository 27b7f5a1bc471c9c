"""Hard cases: pairs of entries of which a person knows whether they are one organisation.

A line is a pair: "=" for one organisation, "#" for two; the entries are parted by "|", the fields by ";". The first is
the name, then in any order: a commune, `s` street, `c` postal code, `t` phone, `w` website, `m` mail, `k` short name.
"busy:" at the end names what many entries share. All names, numbers and addresses are made up or of well-known bodies.
"""

from dataclasses import dataclass
from pathlib import Path

from organisations.duplicates.rules import reasons, score
from organisations.duplicates.traits import traits

FILE = Path(__file__).with_name("cases.txt")
COMMUNES = {"Köln": 1, "Bonn": 2, "Hürth": 3, "Freiburg": 4}
FIELDS = {"s": "street", "c": "postal_code", "t": "phone", "w": "website", "m": "email", "k": "short_name"}


@dataclass(frozen=True)
class Case:
    """Two described entries, whether they are one, and the points that the rules give."""

    line: str
    are_one: bool
    points: int


def entry(text):
    """An entry as keyword arguments of `traits`."""
    name, *rest = (part.strip() for part in text.split(";"))
    found = {"name": name}
    for part in rest:
        letter, _equals, value = part.partition("=")
        if part in COMMUNES:
            found |= {"commune": COMMUNES[part], "place": part}
        else:
            found[FIELDS[letter]] = value
    return found


def case(line, turned=False):
    """A line with the points of its pair."""
    pair, _busy, busy = line[1:].partition("busy:")
    one, other = (traits(**entry(text)) for text in pair.split("|")[:: -1 if turned else 1])
    common = set(busy.split())
    return Case(line, line[0] == "=", score(reasons(one, other, lambda key: key[0] in common)))


def cases(turned=False):
    """All cases of the file beside this one."""
    return [case(line, turned) for line in FILE.read_text().splitlines() if line.strip() and line[0] in "=#"]
