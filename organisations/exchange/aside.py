"""Rows of a sheet that are no organisations: titles, headings said again, section headings, sums, footers.

None is dropped silently: each is kept with its number, its cells and the reason. What a section heading says holds for
the rows below it; so it becomes a column of its own.
"""

import re
from dataclasses import dataclass, replace
from statistics import median

ABOVE, HEADINGS, AGAIN, SECTION, SUM, FOOTER = "above", "headings", "again", "section", "sum", "footer"
# Somebody had hidden the row in Excel, and a person says that it does not belong.
HIDDEN = "hidden"
# A person put the row into an earlier one (curation/imports/joining.py).
JOINED = "joined"
# A row of a table of organisations fills at least so many cells; narrower tables have no shape to tell rows by.
LEAST_WIDTH = 3
LONGEST_SECTION = 100
SUM_WORDS = re.compile(
    r"(?:zwischen|gesamt)?summe\b|insgesamt\b|gesamt(?:zahl)?\b|anzahl\b|(?:sub|grand )?total\b", re.I
)
FOOTER_WORDS = re.compile(
    r"(?:stand|quelle|datenquelle|hinweis|anmerkung|legende|erstellt|erläuterung|letzte (?:änderung|aktualisierung)|"
    r"alle angaben|source|last updated?|note)s?\b\s*(?:[:.(]|am\b|vom\b|von\b|ohne\b|\d)|^(?:©|\(c\)|\*{1,3}\s?\w|¹)",
    re.I,
)
# What begins a heading over the rows of one place, and what numbers it.
PLACE = re.compile(r"(stadtbezirk|bezirk|stadtteil|ortsteil|gemeinde|landkreis|kreis|stadt)\b\.?[\s:]*", re.I)
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*[.):]?|[IVX]{1,4}[.)]|[A-Z][.)])\s*[–:-]?\s*(?=\w{2})")
# Words of names: a row that holds only such a name is an organisation of which nothing else is known.
NAMES = re.compile(r"\be\.?\s?v\b|\bg?gmbh\b|\bstiftung\b|\bverein\b|\bgenossenschaft\b", re.I)


@dataclass(frozen=True)
class Aside:
    """One row that is no organisation: its number, why, and its cells."""

    line: int
    why: str
    cells: list

    def moved(self, start):
        """The same row with another number."""
        return replace(self, line=start + self.line)


def apart(rows, headings):
    """Parts the rows below the headings: the organisations, what is set aside, and line to the heading above it."""
    said, head = [(line, filled(cells)) for line, cells in rows], filled(headings)
    why = {line: AGAIN for line, texts in said if len(texts) > 1 and texts == head}
    width = usual_width([texts for line, texts in said if line not in why])
    why |= {line: SUM for line, texts in said if line not in why and is_sum(texts, width)}
    why |= footers([row for row in said if row[0] not in why], width)
    why |= sections([row for row in said if row[0] not in why], width)
    aside = [Aside(line, why[line], cells) for line, cells in rows if line in why]
    return [row for row in rows if row[0] not in why], aside, headed(said, why)


def filled(cells):
    """The texts of a row."""
    return [text for cell in cells if (text := cell.strip())]


def usual_width(said):
    """How many cells a row that says more than one thing usually fills."""
    return median([len(texts) for texts in said if len(texts) > 1] or [1])


def is_sum(texts, width):
    """Whether a row counts or adds up the others: "Gesamt: 412", "Summe | | 60 Einrichtungen", merged cells or not."""
    texts = list(dict.fromkeys(texts))
    if len(texts) >= max(width, 3) or not any(SUM_WORDS.match(text) and len(text) < 60 for text in texts[:2]):
        return False
    counted = sum(bool(re.match(r"\d[\d.,\s€%]*(?:\s?[^\W\d]+)?$", text)) for text in texts)
    return len(texts) - counted <= 2 and bool(re.search(r"\d", " ".join(texts)))


def is_lone(texts):
    """Whether a row says one thing only, perhaps in merged cells."""
    return len(texts) == 1 or len(set(texts)) == 1


def footers(said, width):
    """Line to reason of the notes: those with the words of notes, and what stands apart below the table."""
    narrow = max(1, min(2, width - 2))
    noted = [line for line, texts in said if FOOTER_WORDS.match(texts[0]) and len(set(texts)) <= narrow]
    found = dict.fromkeys(noted, FOOTER)
    below = next((line for line, texts in reversed(said) if len(texts) >= LEAST_WIDTH), None)
    tail = [(line, texts) for line, texts in said if below and line > below and width >= LEAST_WIDTH]
    apart = any(line in found for line, _texts in tail) or (bool(tail) and tail[0][0] > below + 1)
    return found | ({line: FOOTER for line, texts in tail if is_lone(texts)} if apart else {})


def sections(said, width):
    """Line to reason of the headings over groups of rows.

    A row that says one thing is one where its cells are merged, its words are those of a heading, or the table begins
    with such a row; it stands above rows that say more.
    """
    if width < LEAST_WIDTH or not said:
        return {}
    starts = is_lone(said[0][1])
    last = max((line for line, texts in said if not is_lone(texts)), default=0)
    return {line: SECTION for line, texts in said if line < last and is_lone(texts) and is_heading(texts, starts)}


def is_heading(texts, in_sections):
    """Whether the only text of a row reads like a heading; `in_sections`: whether the table begins with one."""
    text = texts[0]
    if len(text) > LONGEST_SECTION or NAMES.search(text):
        return False
    said = len(texts) > 1 or text.endswith(":") or PLACE.match(text) or NUMBERED.match(text)
    return bool(said or in_sections or len(text) == 1)


def headed(said, why):
    """Line to what the heading above it says; headings one below the other are said together."""
    found, above, open_ = {}, [], False
    for line, texts in said:
        if why.get(line) == SECTION:
            above = [*above, plain(texts[0])] if open_ else [plain(texts[0])]
            open_ = True
        elif line not in why:
            found[line], open_ = " – ".join(above), False
    return found if any(found.values()) else {}


def plain(text):
    """A heading without its number and colon: "3. Beratungsstellen:" becomes "Beratungsstellen"."""
    bare = text.strip(" :")
    return bare if PLACE.match(bare) else NUMBERED.sub("", bare, count=1)


def column(headed_by):
    """The heading and, by line, the texts of the column that headings make; all "Bezirk …" stand below "Bezirk"."""
    texts = set(headed_by.values()) - {""}
    marks = [PLACE.match(text) for text in texts]
    if not all(marks):
        return "Zwischenüberschrift", headed_by
    short = {
        text: NUMBERED.sub("", text[mark.end() :], count=1) or text for text, mark in zip(texts, marks, strict=True)
    }
    return marks[0][1].capitalize(), {line: short.get(text, "") for line, text in headed_by.items()}
