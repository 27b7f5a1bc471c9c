"""Numbers and days of an Excel workbook as people read them (ECMA-376, part 1, chapter 18.8.30). Needs no Django."""

import datetime
import math
import re

WHOLE = re.compile(r"-?\d{1,15}")
# Formats of days and times that need no description, and what in a description is not its letters.
DAYS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
BESIDE = re.compile(r'"[^"]*"|\[(?!h+\]|m+\]|s+\])[^\]]*\]|\\.|_.|\*.', re.IGNORECASE)
FIRST_DAY, FIRST_DAY_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)


def kind_of_day(number, description):
    """ "day", "duration" or "" for the number of a format and its description, if it has one."""
    if description is None:
        return "day" if number.isdecimal() and int(number[:4]) in DAYS else ""
    letters = BESIDE.sub("", description.split(";")[0]).lower()
    if "[" in letters:
        return "duration"
    return "day" if re.search("[dmyhs]", letters) and "general" not in letters else ""


def number_in_words(text, kind, first_day):
    """A number as people read it: 50667.0 as "50667", a day as "22.11.2026"; what is none as it stands there."""
    text = text.strip()
    if WHOLE.fullmatch(text) and not kind:
        return str(int(text))
    try:
        value = float(text) if len(text) < 400 else math.inf
    except ValueError:
        return text
    if not math.isfinite(value):
        return text[:50]
    if kind and abs(value) < 3e6:
        return duration(value) if kind == "duration" else day(value, first_day)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def duration(value):
    """A part of days as hours and minutes."""
    minutes = round(value * 24 * 60)
    return f"{minutes // 60}:{minutes % 60:02}"


def day(value, first_day):
    """A number of days as day, clock, or both; before 1 March 1900 Excel counts a day that there was not."""
    counted = value + (1 if first_day == FIRST_DAY and 1 <= value < 60 else 0)
    try:
        when = first_day + datetime.timedelta(seconds=round(counted * 86400))
    except OverflowError:
        return repr(value)
    clock = when.strftime("%H:%M") if (when.hour or when.minute or 0 <= value < 1) else ""
    return clock if 0 <= value < 1 else f"{when:%d.%m.}{when.year} {clock}".strip()


def iso_day(text):
    """A day as ISO 8601 writes it, as people read it; what is none as it stands there."""
    try:
        when = datetime.datetime.fromisoformat(text.strip().removesuffix("Z"))
    except ValueError:
        return text
    clock = f" {when:%H:%M}" if (when.hour or when.minute) else ""
    return f"{when:%d.%m.}{when.year}{clock}"
