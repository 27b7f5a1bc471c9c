"""From the cells of a row to texts by field: parts put together, cells with several things taken apart.

Nothing is lost: what fits no field is kept as lines for the note of the curators.
"""

import re
from dataclasses import dataclass, field

from organisations.exchange import cleaning
from organisations.exchange.synonyms import DAYS, NOTHING
from organisations.exchange.taking import is_of_terms, plain, taker

# How several cells for one field are put together; anything else takes the first and notes the rest.
JOINED = {
    "description": "\n\n",
    "experience": "\n\n",
    "ideas": "\n\n",
    "hours_note": "; ",
    "phone": "; ",
    "internal_note": "\n",
}


@dataclass
class Draft:
    """One row: its number, texts by field, cells as they stood, lines for the note, what was emptied or dropped."""

    line: int
    texts: dict = field(default_factory=dict)
    raw: dict = field(default_factory=dict)
    heading: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    empty: set = field(default_factory=set)
    days: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)
    dropped: tuple = ()

    def put(self, name, text, heading):
        """Adds a text for a field; a second one is joined, or noted with its heading."""
        before = self.texts.get(name, "")
        if not text or text == before:
            return
        if not before:
            self.texts[name], self.heading[name] = text, heading
        elif name in JOINED or is_of_terms(name):
            self.texts[name] = before + JOINED.get(name, "; ") + text
        else:
            self.note(heading, text)

    def drop(self, fields):
        """Notes the texts of fields instead of reading them."""
        self.dropped = tuple(fields)
        for name in fields:
            self.raw.pop(name, None)
            self.note(self.heading.get(name, name), self.texts.pop(name, ""))

    def note(self, heading, text):
        """Keeps a text for the note of the curators."""
        if text:
            line = f"{heading}: {text}" if heading else text
            self.notes.append(cleaning.one_line(line))


def draft(line, cells, headings, targets, settled=frozenset()):
    """The draft of a row; `targets` says what each column fills (`recognising.mapping`).

    `settled` are fields whose cells say what stands in the directory already: nothing is taken out of them.
    """
    made = Draft(line)
    columns = [column for column in zip(headings, targets, cells, strict=False) if column[1] != NOTHING]
    for _heading, target, cell in columns:
        alone = sum(1 for _h, other, _c in columns if other == target) == 1
        made.raw |= {target: cell} if alone else {}
        if not cleaning.bare(cell):
            made.empty.add(target)
    columns = with_area_codes(columns)
    for heading, target, cell in sorted(columns, key=lambda column: FIRST.get(column[1], 1)):
        text = cleaning.bare(cell)
        if text:
            take = plain(target) if target in settled else taker(target, text)
            take(made, text, heading)
    put_together(made)
    if len(made.raw.get("postal_code", "").strip()) == 4 and cleaning.is_abroad(cells):
        made.texts.pop("postal_code", "")
        made.note(made.heading["postal_code"], made.raw.pop("postal_code"))
    return made


def with_area_codes(columns):
    """The columns with each phone behind the area code right before it, where the row has several codes."""
    if sum(target == "area_code" for _heading, target, _cell in columns) < 2:
        return columns
    found = []
    for heading, target, cell in columns:
        if target == "phone" and cell.strip() and found and found[-1][1] == "area_code":
            code = cleaning.bare(found.pop()[2])
            cell = cleaning.with_area_code(code, cell.strip()) if code else cell
        found.append((heading, target, cell))
    return found


# What other cells need is taken before them; what only fills gaps, after them.
FIRST = {"area_code": 0, "other_name": 2, "contact_point": 2}


def put_together(made):
    """Puts the parts of a row together that belong to one field."""
    number = made.texts.pop("house_number", "")
    if number and "street" in made.texts:
        street = made.texts["street"].rstrip(" ,")
        made.texts["street"] = street if street.endswith(f" {number}") else f"{street} {number}"
    elif number:
        made.note(made.heading["house_number"], number)
    if "phone" not in made.texts:
        made.note(made.heading.get("area_code", ""), made.texts.get("area_code", ""))
    made.texts.pop("area_code", "")
    if made.days:
        made.put("hours_note", hours(made.days), "")
    founded = made.texts.get("year_founded", "")
    if founded:
        made.texts["year_founded"] = cleaning.year(founded)
        if re.search(r"\d", founded.replace(made.texts["year_founded"], "")):
            made.note(made.heading["year_founded"], founded)


def hours(days):
    """Opening hours of weekdays on one line; days in a row with the same hours are said together."""
    runs = []
    for day in [day for day in DAYS if day in days]:
        said = "–".join(days[day]) if all(len(one) < 9 for one in days[day]) else ", ".join(days[day])
        if runs and runs[-1][2] == said and list(DAYS).index(day) == list(DAYS).index(runs[-1][1]) + 1:
            runs[-1][1] = day
        else:
            runs.append([day, day, said])
    return "; ".join(f"{first}–{last} {said}" if first != last else f"{first} {said}" for first, last, said in runs)
