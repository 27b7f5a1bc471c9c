"""Keys in addresses and forms: anybody may send anything there."""

LONGEST_NUMBER = 9


def number(text):
    """A key; None where there is none."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


def numbers(text, most=60):
    """The keys in a text such as "3,17"."""
    return {key for part in text[: 10 * most].split(",") if (key := number(part))}
