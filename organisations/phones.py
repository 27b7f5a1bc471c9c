"""German phone numbers: shown as DIN 5008 wants, dialled as E.164."""

import re

import phonenumbers
from phonenumbers import PhoneNumberFormat

# Short numbers with a meaning of their own; libphonenumber would call them invalid.
SHORT_NUMBERS = {"110", "112", "115", "116006", "116016", "116111", "116117"}
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
NO_BREAK_HYPHEN = "\N{NON-BREAKING HYPHEN}"


def dialled(text):
    """The number to dial for a text such as "0221 33822-49 (Mo-Fr 9-12)": "+492213382249".

    Letters end the number, since libphonenumber would read them as keys. Empty for no number.
    """
    digits = re.split(r"[^\W\d_]|\(\s*[^\d+(0]", text, maxsplit=1)[0]
    short = re.sub(r"\D", "", digits)
    if short in SHORT_NUMBERS:
        return short
    try:
        number = phonenumbers.parse(digits, "DE")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if phonenumbers.is_valid_number(number) else ""


def shown(text):
    """The number as entered, kept together on one line: no-break space and no-break hyphen."""
    return re.sub(r"\s+", NO_BREAK_SPACE, text.strip()).replace("-", NO_BREAK_HYPHEN)
