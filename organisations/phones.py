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

    Letters end the number, since libphonenumber would read them as keys; so does a slash behind a whole number
    ("0221 123456/57"), but not one behind the area code ("0221/123456"). Empty for no number.
    """
    digits = re.split(r"[^\W\d_]|\(\s*[^\d+(0]", text, maxsplit=1)[0]
    short = re.sub(r"\D", "", digits)
    if short in SHORT_NUMBERS:
        return short
    return next(filter(None, map(international, filter(None, (digits.rpartition("/")[0], digits)))), "")


def digits(text):
    """The digits by which a number is searched: "0221338220" for "+49 221 33822-0"; all where it can't be read."""
    return dialled(text).replace("+49", "0", 1) or re.sub(r"\D", "", text)


def international(digits):
    """A valid German or foreign number in the form of E.164, else empty."""
    try:
        number = phonenumbers.parse(digits, "DE")
    except phonenumbers.NumberParseException:
        return ""
    return phonenumbers.format_number(number, PhoneNumberFormat.E164) if phonenumbers.is_valid_number(number) else ""


def shown(text):
    """The text as entered; its digits stay together on one line (no-break space and no-break hyphen)."""
    joined = re.sub(r"(?<=[\d)/-])\s+(?=[\d/-]|\(\d)", NO_BREAK_SPACE, text.strip())
    return re.sub(r"(?<=\d)-(?=\d)", NO_BREAK_HYPHEN, joined)
