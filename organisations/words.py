"""Words: how a text is cut into words, and which of its words a typed word finds. Knows no database.

What is stored and what is typed go through the same folding, so that "Suerth", "Sürth" and "SURTH" are one word.
"""

import re

from communes.names import plain, without_e

SHORTEST_PART = 3
LONG_PART = 6
SHORTEST_PHONE = 6
LONGEST_WORD = 60

LEGAL_FORMS = re.compile(
    r"(?<!\w)(?:e\.?\s?v|e\.?\s?g|gemeinnutzige gmbh|g?gmbh|mbh|gag|g?ug|a\.?\s?o\.?\s?r"
    r"|k\.?\s?d\.?\s?o\.?\s?r|i\.\s?g)\.?(?!\w)"
)
# "Mitarbeiter*innen" is one word.
GENDER_SIGN = re.compile(r"(?<=\w)[*:_/·](?=in(?:nen)?\b)")
WORD = re.compile(r"[^\W_]+(?:[-\u2010-\u2015][^\W_]+)*")
PART = re.compile(r"[^\W_]+")
# Digits with what people write between them; six or more are a phone number, five a postal code.
NUMBER = re.compile(r"(?:\+|\b)[0-9][0-9\s()/.\u2010-\u2015-]*[0-9]\b")
COUNTRY_CODE = re.compile(r"^(?:\+|00)49\s*(?:\(0\))?\s*")

GERMAN_FILLERS = """
der die das den dem des ein eine einen einem einer eines und oder in im ins an am auf aus bei beim für mit nach von vom
zu zum zur fürs ans aufs vors durchs über um ist sind wo wer wie was ich wir sie es auch als bis durch sowie
"""
ENGLISH_FILLERS = "the of for and or at to with by from on is are who where"
FILLERS = frozenset(without_e(plain(GERMAN_FILLERS + ENGLISH_FILLERS)).split())

# Endings of declined German words with the shortest stem that they may leave, the longest first
# (after the light stemmers for German in J. Savoy, "Light stemming approaches", 2006).
ENDINGS = [("innen", 4), ("ern", 4), ("en", 4), ("er", 4), ("em", 4), ("es", 4), ("e", 3), ("s", 4)]


def stem(word: str) -> str:
    """The word without its declension: "häusern" and "haus" become "haus"; all folded."""
    if word.isdigit():
        return word
    if word.endswith("eln"):
        return word[:-1]
    for ending, shortest in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word[: -len(ending)]
    return word


def root(word: str) -> str:
    """What a word and its declension have in common: "kurs", "kurse" and "kurses" all become "kurs"."""
    return stem(stem(word))


def folded(text: str) -> str:
    """One word in the form in which it is stored and compared."""
    return without_e(plain(text))[:LONGEST_WORD]


def tokens(text: str) -> list[str]:
    """The words of a text as they are written, compounds with hyphens whole and in their parts."""
    return [token for match in WORD.findall(text) for token in dict.fromkeys((match, *PART.findall(match)))]


def words_of(text: str) -> list[str]:
    """The folded words of a text, each once, in their order; "E-Mail" gives "e", "mail" and "email".

    Legal forms ("e. V.") and fillers ("und") say nothing about what is looked for and are left out.
    """
    found = []
    for match in WORD.finditer(prepared(text)):
        parts = PART.findall(match.group())
        found += parts if len(parts) == 1 else [*parts, "".join(parts)]
    return [word for word in dict.fromkeys(without_e(word)[:LONGEST_WORD] for word in found) if word not in FILLERS]


def prepared(text: str) -> str:
    """A text in plain letters, without legal forms and signs inside words."""
    return LEGAL_FORMS.sub(" ", GENDER_SIGN.sub("", plain(text)))


def search_text(names, offers, texts) -> str:
    """What is kept of an entry for searching: three lines with the words of its names, offers and other texts.

    Each argument is a list of texts. Before the words of a name stands their number: "2 cafe treff cafetreff".
    """
    return "\n".join(
        (
            " | ".join(" ".join([str(len(typed_words(name))), *words_of(name)]) for name in names if name),
            " ".join(dict.fromkeys(word for text in offers for word in words_of(text))),
            " ".join(dict.fromkeys(word for text in texts for word in words_of(text))),
        )
    )


def kept_words(kept: str):
    """What `search_text` kept, as ("name" or "offer" or "text", word), and ("length", number of words of a name)."""
    names, offers, texts = kept.split("\n")
    for name in filter(None, names.split(" | ")):
        length, *words = name.split()
        yield "length", int(length)
        yield from (("name", word) for word in words)
    for kind, line in (("offer", offers), ("text", texts)):
        yield from ((kind, word) for word in line.split())


def typed_words(text: str) -> list[str]:
    """The words of a query, each once; digits that make up a phone number stay together and come last."""
    numbers = []

    def taken_out(found):
        digits = re.sub(r"\D", "", COUNTRY_CODE.sub("0", found.group()))
        if not is_number(digits):
            return found.group()
        numbers.append(digits)
        return " "

    rest = prepared(NUMBER.sub(taken_out, text))
    words = [without_e(word)[:LONGEST_WORD] for word in PART.findall(rest)]
    return [word for word in dict.fromkeys([*words, *numbers]) if word not in FILLERS]


def is_number(word: str) -> bool:
    """Whether a word is a phone number, or so much of one that it can't be anything else."""
    return word.isdigit() and len(word) >= SHORTEST_PHONE


def finds(typed: str, word: str) -> bool:
    """Whether a typed word finds a word of a text: the same but for its declension, its beginning, or a part of it.

    "Beratung" finds "Flüchtlingsberatungsstelle". A part of six letters may stand anywhere, a shorter one only
    after three others ("Recht" not in "Gerechtigkeit"), one of three letters only at the end ("Flüchtlingsrat"):
    so a syllable is not taken for a word. Both words are folded.
    """
    if typed == word:
        return True
    if len(typed) < SHORTEST_PART:
        return False
    if typed.isdigit():
        return word.startswith(typed) or (is_number(typed) and is_number(word) and typed in word)
    part = stem(typed)
    if word.startswith(part):
        return True
    if len(part) == SHORTEST_PART:
        bare = stem(word)
        return len(bare) >= 2 * SHORTEST_PART and bare.endswith(part)
    return word.find(part, 1 if len(part) >= LONG_PART else SHORTEST_PART) > 0


def is_same(typed: str, word: str) -> bool:
    """Whether both are one word, but for the declension."""
    return typed == word or root(typed) == root(word)
