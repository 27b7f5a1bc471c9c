"""Which letters the fonts can draw. Others (emoji, scripts without a font here) become one sign that says so."""

import unicodedata
from functools import cache
from pathlib import Path

import fontpkg_noto_sans
import fontpkg_noto_sans_arabic
from fontTools.ttLib import TTFont

PACKAGES = (fontpkg_noto_sans, fontpkg_noto_sans_arabic)
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Spaces and breaks that need no drawing; all other invisible signs are left out.
LAYOUT = "\n\N{NO-BREAK SPACE}\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def folders():
    """Where the fonts lie."""
    return [str(Path(package.__file__).parent / "files") for package in PACKAGES]


@cache
def known():
    """The code points that some font draws."""
    files = (path for folder in folders() for path in Path(folder).glob("*.ttf") if "Italic" not in path.name)
    found = set()
    for path in files:
        with TTFont(path, lazy=True) as font:
            found |= set(font.getBestCmap())
    return frozenset(found)


def replaced(value, drawn):
    """The value with the texts in it (lists and mappings included) drawable by fonts that draw `drawn`."""
    if isinstance(value, str):
        return drawable(value, drawn)
    if isinstance(value, dict):
        return {name: replaced(one, drawn) for name, one in value.items()}
    return [replaced(one, drawn) for one in value] if isinstance(value, list) else value


def drawable(text, drawn):
    """The text in composed form, each sign that no font draws replaced; texts of plain letters stay untouched."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign if is_drawn(sign, drawn) else REPLACEMENT * is_seen(sign) for sign in composed)


def is_drawn(sign, drawn):
    """Whether the sign can stay."""
    return sign in LAYOUT or (ord(sign) in drawn and unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs"))


def is_seen(sign):
    """Whether a reader would miss the sign: not one that only changes or controls others."""
    return unicodedata.category(sign)[0] not in "CM"
