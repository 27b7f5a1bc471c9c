"""Which column of a file fills what: by its heading, and by what stands in its cells."""

import re
from collections import Counter

from organisations.exchange import cleaning, sections
from organisations.exchange.synonyms import NOTE, NOTHING, folded, names_person, target_of

LOOKED_AT = 200
MOST = 0.6
# So many organisations hardly share one building.
VAGUE = 6
# Targets that one column fills; a second column of the kind goes into the note.
SINGLE = {
    "id",
    "key",
    "type",
    "website",
    "commune",
    "postal_code",
    "city",
    "latitude",
    "longitude",
    "status",
    "year_founded",
}
STATUS = {"entwurf", "veröffentlicht", "stillgelegt"}

# What the cells of a column must look like, for those whose content can be told.
LOOKS = {
    "email": lambda text: bool(cleaning.emails(text)),
    "website": lambda text: bool(cleaning.web_addresses(text)) and not cleaning.emails(text),
    "postal_code": lambda text: bool(re.fullmatch(r"(?:[Dd][ –-]{1,3})?\d{4,5}(?:\.0)?", text)),
    "place": lambda text: bool(re.fullmatch(r"(?:D[ –-]{0,3})?\d{5}\s+[^\d]{2,60}", text)),
    "address": lambda text: bool(
        re.search(r"[^\W\d]{3,}[^,;\n]*\d+\s?[a-z]?\s*[,;\n]\s*(?:D-)?\d{5}\s+[^\d]{2,}", text)
    ),
    "phone": lambda text: bool(cleaning.PHONE.search(text)) and not cleaning.day(text) and len(text) < 120,
    "street": lambda text: bool(re.search(r"(?:str(?:\.|aße|asse)|weg|platz|allee|gasse|ring|ufer)\s*\d+", text, re.I)),
    "point": lambda text: bool(re.fullmatch(r"-?\d{1,2}[.,]\d{3,}\s*[,; ]\s*-?\d{1,3}[.,]\d{3,}", text)),
}
# What known headings must not hold: a column "Status" with 1, 2, 3 means something else.
MUST = {
    "status": lambda text: text.casefold() in STATUS,
    "id": lambda text: text.removesuffix(".0").isdigit(),
    "commune": lambda text: bool(re.fullmatch(r"\d{7,8}(?:\.0)?", text)),
    "confirmed_on": lambda text: cleaning.day(text) is not None,
    "latitude": lambda text: bool(re.fullmatch(r"-?\d{1,2}(?:[.,]\d+)?", text)),
    "longitude": lambda text: bool(re.fullmatch(r"-?\d{1,3}(?:[.,]\d+)?", text)),
    "postal_code": LOOKS["postal_code"],
    "year_founded": lambda text: bool(re.search(r"\d{4}", text)),
    "by_appointment": lambda text: cleaning.yes_or_no(text) is not None,
    "migrant_led": lambda text: cleaning.yes_or_no(text) is not None,
}
# What a heading means instead where the cells don't look like its first meaning.
INSTEAD = {
    "commune": "commune_name",
    "city": "place",
    "street": "address",
    "description": "sections",
    "postal_code": "place",
}


def mapping(table):
    """The target of each column of a table, in order."""
    columns = [contents(table, number) for number in range(len(table.headings))]
    found = [target(heading, cells) for heading, cells in zip(table.headings, columns, strict=True)]
    return without_repetitions(with_name(numbered(found, table.headings), table.headings, columns))


def numbered(found, headings):
    """The targets with house numbers: "Nr." behind a street is one, elsewhere it counts the rows."""
    pairs = zip(found, ["", *found], headings, strict=False)
    return ["house_number" if before == "street" and folded(name) == "nr" else one for one, before, name in pairs]


def contents(table, number):
    """The filled cells of a column, of the first rows."""
    cells = (cleaning.bare(cells[number]) for _line, cells in table.rows[:LOOKED_AT])
    return [cell for cell in cells if cell]


def target(heading, cells):
    """What one column fills."""
    named = target_of(heading)
    if not cells:
        return named if heading else NOTHING
    if named in {"description", "internal_note", NOTE} and share(cells, sections.has_sections) > 0.3:
        return "sections"
    if named in INSTEAD and INSTEAD[named] in LOOKS and share(cells, LOOKS[INSTEAD[named]]) > MOST:
        return INSTEAD[named]
    if named in MUST and share(cells, MUST[named]) < MOST:
        return INSTEAD.get(named, NOTE)
    if named:
        return named
    return NOTHING if names_person(heading) else by_contents(cells)


def by_contents(cells):
    """What the cells look like; a note where they look like nothing known, lest anything be lost."""
    for name, looks in LOOKS.items():
        if share(cells, looks) > MOST:
            return name
    return "sections" if share(cells, sections.has_sections) > 0.3 else NOTE


def share(cells, looks):
    """Which share of the cells looks so."""
    return sum(map(looks, cells)) / len(cells)


def with_name(found, headings, columns):
    """The targets with one for the name: where no heading says so, the first column of different short texts."""
    if "name" in found:
        return found
    for number, cells in enumerate(columns):
        free = found[number] in {NOTE, NOTHING} and not names_person(headings[number])
        wordy = [cell for cell in cells if re.search(r"[^\W\d]{3}", cell) and len(cell) < 200]
        if free and len(wordy) > 0.9 * len(cells) > 0 and len(set(cells)) > 0.7 * len(cells):
            return [*found[:number], "name", *found[number + 1 :]]
    return found


def without_repetitions(found):
    """The targets with a note in the place of the second column for what can be filled only once."""
    seen, kept = Counter(), []
    for name in found:
        seen[name] += 1
        again = seen[name] > 1 and (name in SINGLE or name == "name")
        kept.append(NOTE if again else name)
    return kept


def vague_points(table, targets):
    """Pairs of coordinates that so many rows have that they are the middle of a town or a country."""
    if not {"latitude", "longitude"} <= set(targets):
        return []
    north, east = targets.index("latitude"), targets.index("longitude")
    times = Counter((cells[north].strip(), cells[east].strip()) for _line, cells in table.rows)
    return [list(point) for point, number in times.items() if number >= VAGUE and all(point)]
