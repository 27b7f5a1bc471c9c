"""How alike two names are, word by word: what both have, also misspelt, and what each has alone.

Letters of the whole name say little: "Ortsverein Nord" and "Ortsverein Nort" are one, "Ortsverein A" and "Ortsverein B"
are two. So words are matched with words, and a word that is left over on both sides tells branches apart.
"""

from dataclasses import dataclass
from itertools import permutations

from rapidfuzz.distance import OSA

from organisations.duplicates.phonetics import sound
from organisations.words import root, stem

SHORTEST_MISSPELT, SHORTEST_DECLINED = 5, 4
LONG_WORD = 12
# Words that many names have: they weigh little.
USUAL_LISTED = """
initiative gruppe projekt zentrum beratung beratungsstelle netzwerk hilfe verband interkulturelle
interkulturelles fluchtlinge gefluchtete fluchtlingshilfe refugees deutschland international
kreisverband ortsverein landesverband bezirksverband regionalverband stadt deutscher deutsches
"""
USUAL = frozenset(USUAL_LISTED.split())
USUAL_WEIGHT = 0.3
# Words that differ by a letter or two and mean something else.
CONFUSABLE = [("iran", "irak"), ("serb", "sorb"), ("madchen", "marchen"), ("ost", "west"), ("slowak", "slowen")]
# Letters that join the parts of a compound.
LONGEST_JOINT = 2


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of two names is common (0 to 1), whether some of it is misspelt, and the words that only one has."""

    share: float
    is_misspelt: bool
    only_here: tuple[str, ...]
    only_there: tuple[str, ...]


SAME = Likeness(1.0, False, (), ())


def likeness(here, there, towns=frozenset()):
    """Compares the words of two names; the names of their towns make no difference."""
    if here == there or "".join(here) == "".join(there) or sorted(here) == sorted(there):
        return SAME
    matched, misspelt, only_here, only_there = 0.0, 0.0, [], list(there)
    for word in here:
        if word in only_there:
            only_there.remove(word)
            matched += weight([word], towns)
        else:
            only_here.append(word)
    only_here = [word for word in only_here if word not in towns]
    only_there = [word for word in only_there if word not in towns]
    for word in list(only_here):
        twin = next((other for other in only_there if is_misspelt(word, other)), None)
        if twin:
            only_here.remove(word)
            only_there.remove(twin)
            misspelt += weight([word], towns)
    for whole, parts in ((only_here, only_there), (only_there, only_here)):
        misspelt += weight(taken_as_compound(whole, parts), towns)
    if "".join(only_here) == "".join(only_there):
        matched, only_here, only_there = matched + weight(only_here, towns), [], []
    rest = max(weight(only_here, towns), weight(only_there, towns))
    known = matched + misspelt
    return Likeness(known / (known + rest) if known else 0.0, misspelt > 0, tuple(only_here), tuple(only_there))


def weight(words, towns=frozenset()):
    """How much words tell: their letters, less for usual ones and for the town."""
    return sum(len(word) * (USUAL_WEIGHT if word in USUAL or word in towns else 1) for word in words)


def taken_as_compound(whole, parts):
    """Takes out of the two lists what one writes as a compound of two words of the other; gives back the compounds.

    "Flüchtlingshilfe" is "Hilfe für Flüchtlinge".
    """
    found = []
    for word in list(whole):
        pair = next((pair for pair in permutations(parts, 2) if is_compound(word, *pair)), None)
        if pair:
            whole.remove(word)
            found.append(word)
            for part in pair:
                parts.remove(part)
    return found


def is_compound(word, first, last):
    """Whether a word is made of two others, declined or joined by a letter or two."""
    joint = len(word) - len(stem(first)) - len(last)
    return 0 <= joint <= LONGEST_JOINT and word.startswith(stem(first)) and word.endswith(last)


def is_misspelt(word, other):
    """Whether one word is the other, declined or with a slip: one letter, two in a long word, more that sound alike.

    Slips seldom change how a word begins. Words of one sound that end on other letters ("Peter", "Petra") are two.
    """
    shorter, longer = sorted((len(word), len(other)))
    if shorter >= SHORTEST_DECLINED and root(word) == root(other):
        return True
    if shorter < SHORTEST_MISSPELT or not (word.isalpha() and other.isalpha()):
        return False
    if sound(word)[:1] != sound(other)[:1] or are_confusable(word, other):
        return False
    sounds_alike = sound(word) == sound(other) and word[-1] == other[-1]
    most = max(2, longer // 4) if sounds_alike else 2 if shorter >= LONG_WORD else 1
    return OSA.distance(word.replace("ph", "f"), other.replace("ph", "f"), score_cutoff=most) <= most


def are_confusable(word, other):
    """Whether two words are known to mean two things."""
    pairs = [*CONFUSABLE, *(pair[::-1] for pair in CONFUSABLE)]
    return any(word.startswith(one) and other.startswith(two) for one, two in pairs)
