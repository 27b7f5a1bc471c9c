"""Which column of a file fills what: by its heading, and by what stands in its cells."""

import re
from collections import Counter

from organisations.exchange import cleaning, identity, sections
from organisations.exchange.synonyms import INTERNAL, NOTE, NOTHING, OWN, folded, names_person, target_of

LOOKED_AT = 200
# What a cell or a heading is, its beginning tells; some patterns take very long for very long texts.
BEGINNING = 500
MOST, LEAST_KNOWN = 0.6, 0.2
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
# Lists whose words stand over columns of crosses.
MARKED = ("topics", "languages", "target_groups")
STATUS = {"entwurf", "veröffentlicht", "stillgelegt"}

# What the cells of a column must look like, for those whose content can be told.
LOOKS = {
    "point": lambda text: all(cleaning.point(text)) and bool(POINT.fullmatch(text)),
    "email": lambda text: bool(cleaning.emails(text)) and len(text) < 120,
    "website": lambda text: bool(cleaning.web_addresses(text)) and not cleaning.emails(text) and text.count(" ") < 4,
    "postal_code": lambda text: bool(re.fullmatch(r"(?:[Dd][ –-]{1,3})?\d{5}(?:\.0)?", text)),
    "place": lambda text: bool(re.fullmatch(r"(?:D[ –-]{0,3})?\d{5}\s+[^\d]{2,60}", text)),
    "address": lambda text: bool(
        re.search(r"(?<![^\W\d])[^\W\d]{3,}[^,;\n]*\d+\s?[a-z]?(?:\s*[,;\n]\s*|\s+)(?:D-)?\d{5}\s+[^\d]{2,}", text)
    ),
    "phone": lambda text: is_phone(text),
    "street": lambda text: bool(re.search(r"(?:str(?:\.|aße|asse)|weg|platz|allee|gasse|ring|ufer)\s*\d+", text, re.I)),
}
POINT = re.compile(
    r"-?\d{1,2}[.,]\d{3,}\s*[,; ]\s*-?\d{1,3}[.,]\d{3,}|(?:SRID=\d+;)?\s*POINT\s*\(.*\)|\{.*\"Point\".*\}", re.I
)
# What known headings must not hold: a column "Status" with 1, 2, 3 means something else.
MUST = {
    "status": lambda text: text.casefold() in STATUS,
    "id": lambda text: text.removesuffix(".0").isdigit(),
    "commune": lambda text: bool(re.fullmatch(r"\d{7,8}(?:\.0)?", text)),
    "confirmed_on": lambda text: cleaning.day(text) is not None,
    "latitude": lambda text: bool(re.fullmatch(r"-?\d{1,2}(?:[.,]\d+)?", text)),
    "longitude": lambda text: bool(re.fullmatch(r"-?\d{1,3}(?:[.,]\d+)?", text)),
    "postal_code": lambda text: bool(re.fullmatch(r"(?:[Dd][ –-]{1,3})?\d{4,5}(?:\.0)?", text)),
    "point": LOOKS["point"],
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


def mapping(table, known=None):
    """The target of each column of a table, in order.

    `known` lets the words of our lists be recognised, and numbers that are not ours (the rows are in the directory).
    """
    found = own_targets(table.headings) or recognised(table, known)
    return identity.checked(found, table) if known else found


def recognised(table, known):
    """The targets of the columns by their headings and what stands in them."""
    columns = [contents(table, number) for number in range(len(table.headings))]
    persons = persons_of(table.headings)
    found = [
        NOTHING if place in persons else target(heading[:BEGINNING], cells)
        for place, (heading, cells) in enumerate(zip(table.headings, columns, strict=True))
    ]
    if known:
        named = zip(found, table.headings, columns, strict=True)
        found = [marked(heading, cells, known) or by_words(one, cells, known) for one, heading, cells in named]
    found = with_name(named_once(numbered(found, table.headings), columns), table.headings, columns)
    return without_repetitions(yielding(settled(found, columns), table.headings), columns)


def yielding(found, headings):
    """The targets with a note for what only looks like something that another column is by its heading."""
    named = {target_of(heading) for heading in headings} & set(LOOKS) & set(found)
    return [NOTE if one in named and not target_of(name) else one for one, name in zip(found, headings, strict=True)]


def own_targets(headings):
    """The targets of a file that was taken out of a directory like this one, whatever stands in it; else none."""
    known = {heading: one for one, heading in OWN.items()} | {INTERNAL: "internal_note"}
    is_own = OWN["id"] in headings and known.keys() >= set(headings) and len(set(headings)) == len(headings)
    return [known[heading] for heading in headings] if is_own else []


def numbered(found, headings):
    """The targets with house numbers: "Nr." behind a street is one, elsewhere it counts the rows."""
    pairs = zip(found, ["", *found], headings, strict=False)
    return ["house_number" if before == "street" and folded(name) == "nr" else one for one, before, name in pairs]


def persons_of(headings):
    """The places of the columns with names of persons; beside "Vorname", "Name" is one too."""
    folds = [folded(heading) for heading in headings]
    family = {"name", "nachname", "familienname"} if {"vorname", "firstname"} & set(folds) else set()
    return {place for place, heading in enumerate(headings) if names_person(heading) or folds[place] in family}


def named_once(found, columns):
    """The targets with one name: of several columns the one that tells most rows apart; others stand in for it."""
    places = [place for place, one in enumerate(found) if one == "name"]
    if not places:
        return found
    marks = {place: len(set(columns[place])) / (1 + at * 0.1) for at, place in enumerate(places)}
    best = max(places, key=marks.get)
    most = max(map(len, columns))
    others = {place: "other_name" if len(columns[best]) < most else NOTE for place in places if place != best}
    return [others.get(place, one) for place, one in enumerate(found)]


def settled(found, columns):
    """The targets as they fit together: without postal code in it, an address beside a town is a street."""
    beside = {"postal_code", "place", "city"} & set(found) and "street" not in found
    for place, one in enumerate(found):
        cells = columns[place]
        if (
            one == "address"
            and beside
            and cells
            and share(cells, lambda text: bool(cleaning.POSTAL.search(text))) < 0.2
        ):
            return [*found[:place], "street", *found[place + 1 :]]
        if one == "key" and len(set(cells)) < len(cells):
            return settled([*found[:place], NOTE, *found[place + 1 :]], columns)
    return found


def marked(heading, cells, known):
    """The target of a column of crosses below a word of our lists; empty for other columns."""
    crossed = bool(cells) and all(cleaning.yes_or_no(text) is not None for text in cells)
    lists = [name for name in MARKED if crossed and known.has(name, heading)]
    return f"marked_{lists[0]}" if lists else ""


def by_words(one, cells, known):
    """A target by the words of our lists: for columns whose heading says nothing, or whose words another list has."""
    if not cells or (one != NOTE and one not in known.LISTS):
        return one
    if one != NOTE and known.share_of(one, cells) > LEAST_KNOWN:
        return one
    shares = {name: known.share_of(name, cells) for name in known.LISTS}
    best = max(shares, key=shares.get)
    return best if shares[best] > MOST else one


def contents(table, number):
    """The filled cells of a column, of the first rows."""
    cells = (cleaning.bare(cells[number])[:BEGINNING] for _line, cells in table.rows[:LOOKED_AT])
    return [cell for cell in cells if cell]


def target(heading, cells):
    """What one column fills."""
    named = target_of(heading)
    if not cells:
        return named if heading and named != "name" else NOTHING
    if named in {"description", "internal_note", NOTE} and share(cells, sections.has_sections) > 0.3:
        return "sections"
    if named in INSTEAD and INSTEAD[named] in LOOKS and share(cells, LOOKS[INSTEAD[named]]) > MOST:
        return INSTEAD[named]
    if named in MUST and share(cells, MUST[named]) < MOST:
        other = INSTEAD.get(named, NOTE)
        return other if other not in LOOKS or share(cells, LOOKS[other]) > 0.3 else NOTE
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


def without_repetitions(found, columns):
    """The targets with a note in the place of further columns for what can be filled only once; empty columns yield."""
    kept = list(found)
    for name in SINGLE & set(found):
        places = [place for place, one in enumerate(found) if one == name]
        first = next((place for place in places if columns[place]), places[0])
        for place in set(places) - {first}:
            kept[place] = NOTE
    return kept


def is_phone(text):
    """Whether a text is a phone number with little around it; no day, no pair of coordinates, no list of keys."""
    if (
        not re.search(r"(?:^|[^\d.,])(?:\+|\(?0)[\d(]", text)
        or cleaning.day(text)
        or len(text) > 120
        or re.search(r"\d\.\d{4,}|\{|\d[^\W\d_]", text)
    ):
        return False
    digits = sum(sign.isdigit() for sign in text)
    return digits >= 6 and digits + sum(sign in " ()/+-–.;," for sign in text) >= 0.5 * len(text)


def vague_points(table, targets):
    """Pairs of coordinates that so many rows have that they are the middle of a town or a country."""
    if not {"latitude", "longitude"} <= set(targets):
        return []
    north, east = targets.index("latitude"), targets.index("longitude")
    times = Counter((cells[north].strip(), cells[east].strip()) for _line, cells in table.rows)
    return [list(point) for point, number in times.items() if number >= VAGUE and all(point)]
