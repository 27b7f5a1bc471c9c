"""What people shorten in names: the welfare associations, the levels of an association, churches, saints.

Both spellings become one word, the long one, so that "AWO KV" and "Arbeiterwohlfahrt Kreisverband" are the same words.
All words here are folded (communes/names.py) and without fillers ("und", "der").
"""

import re

SHORTEST_INITIALS = 3
# One word for all that is meant by it: patterns of words in a row.
WRITTEN_OUT = {
    "arbeiterwohlfahrt": "awo|arbeiterwohlfahrt",
    "roteskreuz": "drk|(?:deutsche[ns]? )?rote[ns]? kreuz(?:es)?",
    "sozialdienstfrauen": "skf|sozialdienst katholischer frauen",
    "sozialdienstmanner": "skm|sozialdienst katholischer manner",
    "samariterbund": "asb|arbeiter ?samariter ?bund",
    "caritas": "caritasverband(?:es)?",
    "diakonie": "diakonische[ns]? werk(?:es)?",
    "kinderschutzbund": "dksb|deutscher kinderschutzbund",
    "cvjm": "christlicher junger menschen",
    "nordrheinwestfalen": "nrw|nordrhein westfalen",
    "internationalerbund": "ib|internationaler bund",
    "volkshochschule": "vhs",
    "jugendmigrationsdienst": "jmd",
    "bundesamtmigration": "bamf|bundesamt migration fluchtlinge",
    "kindertagesstatte": "kita",
    "kreisverband": "kv",
    "ortsverein": "ov|ortsverband|ortsgruppe",
    "landesverband": "lv",
    "evangelisch": "evang|evangelische[nrs]?",
    "katholisch": "kath|katholische[nrs]?",
    "sankt": "st",
}
PATTERN = re.compile(r"\b(?:" + "|".join(f"({pattern})" for pattern in WRITTEN_OUT.values()) + r")\b")
WORDS = list(WRITTEN_OUT)
STREET = re.compile(r"str\b")
# "Ev. Kirche": elsewhere in a name, "e.V." is a legal form.
PROTESTANT = re.compile(r"^\s*ev\.?[\s-]+(?=\w{3})", re.IGNORECASE)


def written_out(words):
    """The words of a name with abbreviations written out; said twice ("… (AWO)"), it counts once."""
    text = STREET.sub("strasse", " ".join(words))
    found = PATTERN.sub(lambda match: WORDS[match.lastindex - 1], text).split()
    once = [word for at, word in enumerate(found) if word not in WRITTEN_OUT or word not in found[:at]]
    return [word for at, word in enumerate(once) if len(once) <= SHORTEST_INITIALS or word != initials(once, at)]


def initials(words, without=None):
    """The first letters of the words of a name, all but one; empty where they are too few to say anything."""
    letters = "".join(word[0] for at, word in enumerate(words) if at != without)
    return letters if len(letters) >= SHORTEST_INITIALS else ""
