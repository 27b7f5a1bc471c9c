"""How German names are compared, sorted and put into addresses.

Nothing here relies on a database's collation: SQLite and PostgreSQL must find and sort alike.
"""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

LETTERS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
LONGEST_KEY = 300
ADDRESS_LETTERS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def plain(text: str) -> str:
    """Lower case without umlauts and accents: "Café Größe" becomes "cafe grosse" (DIN 5007-1)."""
    lowered = unicodedata.normalize("NFC", text.casefold()).translate(LETTERS)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def fold(text: str) -> str:
    """The form in which words are searched: plain, "ue" as "u", punctuation as blanks.

    Both what is stored and what is typed go through here, so "Suerth", "Sürth" and "surth" meet.
    """
    return without_e(re.sub(r"[\W_]+", " ", plain(text)).strip())


def without_e(letters: str) -> str:
    """Plain letters with "ae", "oe", "ue" as "a", "o", "u", but not in "Frauen", "neue" or "Quelle"."""
    return re.sub(r"(?<![aeq])ue", "u", letters.replace("ae", "a").replace("oe", "o"))


def sort_key(text: str) -> str:
    """A key that any collation sorts as DIN 5007-1 does: ä as a, ß as ss, digits before letters.

    Blank becomes "0" and a digit d becomes "1d": only letters and digits remain, whose order
    is the same in every collation, and a blank still sorts before a digit, a digit before a letter.
    """
    words = re.sub(r"[\W_]+", " ", plain(text)).strip()
    key = re.sub(r"\d", lambda digit: "1" + digit.group(), words.replace(" ", "\x00")).replace("\x00", "0")
    return key[:LONGEST_KEY]


def free_address(readable, taken, fallback):
    """The readable address, or the first of readable-2, readable-3 … that is not taken.

    `taken` is a collection of addresses; `fallback` stands in for a text without Latin letters.
    """
    readable = readable or fallback
    numbered = (f"{readable}-{number}" for number in range(2, len(taken) + 3))
    return next(address for address in (readable, *numbered) if address not in taken)


def taken_addresses(rows, readable):
    """The addresses in the column `slug` that begin like this one; `rows` is a queryset."""
    return set(rows.filter(slug__startswith=readable).values_list("slug", flat=True))


def address_part(text: str, longest: int = 80) -> str:
    """The readable part of a web address: "Köln-Mülheim" becomes "koeln-muelheim"; may be empty."""
    return slugify(text.lower().translate(ADDRESS_LETTERS))[:longest].strip("-")


def check_readable(name):
    """Refuses a name without a letter or digit, and signs that can't be seen but turn text around."""
    hidden = any(unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for sign in name)
    if hidden or not any(sign.isalnum() for sign in name):
        raise ValidationError(_("In diesem Namen stehen Zeichen, die man nicht lesen kann."))
