"""From the cells of a row to texts by field: parts put together, cells with several things taken apart.

Nothing is lost: what fits no field is kept as lines for the note of the curators.
"""

import re
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from organisations.exchange import cleaning, sections
from organisations.exchange.synonyms import DAYS, NOTE, NOTHING, weekday
from organisations.models import Organisation

# How several cells for one field are put together; anything else takes the first and notes the rest.
JOINED = {
    "description": "\n\n",
    "experience": "\n\n",
    "ideas": "\n\n",
    "hours_note": "; ",
    "phone": "; ",
    "internal_note": "\n",
}
validate_web = URLValidator(["http", "https"])
# Words around an address that say nothing besides it.
EMPTY_WORDS = re.compile(
    r"(?i)\b(?:e?-?mail|email|web|website|webseite|homepage|internet|link|url|zur|und|oder|and)\b|[\W_]"
)
# A cell with an address or a number is shorter; what is longer is noted whole.
LONGEST_PART = 3000
LINES = {"description", "experience", "ideas", "internal_note"}


@dataclass
class Draft:
    """One row: its number, the text for each field, the cell as it stood, lines for the note, what was emptied."""

    line: int
    texts: dict = field(default_factory=dict)
    raw: dict = field(default_factory=dict)
    heading: dict = field(default_factory=dict)
    notes: list = field(default_factory=list)
    empty: set = field(default_factory=set)
    days: dict = field(default_factory=dict)
    errors: list = field(default_factory=list)

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
        for name in fields:
            self.raw.pop(name, None)
            self.note(self.heading.get(name, name), self.texts.pop(name, ""))

    def note(self, heading, text):
        """Keeps a text for the note of the curators."""
        if text:
            line = f"{heading}: {text}" if heading else text
            self.notes.append(cleaning.one_line(line))


def is_of_terms(name):
    """Whether a field holds several terms."""
    return any(field.name == name for field in Organisation._meta.many_to_many)


def draft(line, cells, headings, targets):
    """The draft of a row; `targets` says what each column fills (`recognising.mapping`)."""
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
            taker(target, text)(made, text, heading)
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


def taker(target, text):
    """What takes a cell for a target."""
    if target in TAKEN and target != "sections" and len(text) > LONGEST_PART:
        return put_note
    return TAKEN.get(target, plain(target))


def plain(target):
    """How a cell fills a field as it is."""

    def put(made, text, heading):
        several = target in LINES or is_of_terms(target)
        made.put(target, text if several else cleaning.one_line(text), heading)

    return put


def put_phone(made, text, heading):
    """Phones; e-mails that stand among them go where they belong, faxes into the note."""
    addresses = cleaning.emails(text)
    for address in addresses:
        made.put("email", address, heading)
    text = cleaning.EMAIL.sub(" ", text)
    code = made.texts.get("area_code", "")
    numbers, faxes = cleaning.phones(cleaning.with_area_code(code, text) if code else text)
    if addresses and not re.search(r"\d", numbers):
        made.note(heading, numbers.rstrip(":"))
    else:
        made.put("phone", numbers, heading)
    for number in faxes:
        made.note("" if "ax" in number else "Fax", number)


def put_hours_of_day(made, text, heading):
    """The hours of one weekday, or when they begin or end."""
    made.days.setdefault(weekday(heading), []).append(cleaning.one_line(text))


def put_marked(field):
    """How a cross below a term is taken: the term is the text; what is neither yes nor no is noted."""

    def put(made, text, heading):
        answer = cleaning.yes_or_no(text)
        if answer:
            made.put(field, heading, heading)
        elif answer is None:
            made.note(heading, text)

    return put


def put_other_name(made, text, heading):
    """A name for a row whose cell for it is empty; else it is noted."""
    if "name" in made.texts:
        made.note(heading, text)
    else:
        plain("name")(made, text, heading)


def put_town(made, text, heading):
    """A town without the comma that divided it from something."""
    made.put("city", cleaning.one_line(text).strip(" ,;"), heading)


def is_one_address(text):
    """Whether a text is one web or mail address and nothing else, however odd its signs."""
    validate = validate_email if "@" in text else validate_web
    try:
        validate(text)
    except ValidationError:
        return False
    return text.count("://") < 2 and not text.endswith((".", ")"))


def put_first(target, find):
    """How a cell with several of a kind is taken: the first fills the field, the others and what is said are noted."""

    def put(made, text, heading):
        found = [text] if is_one_address(text) else find(text)
        for one in found or [cleaning.one_line(text)]:
            made.put(target, one, heading)
        rest = cleaning.WEB.sub(" ", cleaning.EMAIL.sub(" ", text.replace("mailto:", "")))
        if (
            found
            and found != [text]
            and re.sub(EMPTY_WORDS, "", rest)
            and not all(cleaning.HOST.match(part) for part in rest.split())
        ):
            made.note(heading, text)

    return put


def put_address(made, text, heading):
    """An address in one cell."""
    street, code, town, rest = cleaning.address(text)
    for name, part in (("street", street), ("postal_code", code), ("city", town)):
        made.put(name, part, heading)
    for part in rest:
        made.note(heading, part)


def put_place(made, text, heading):
    """Postal code and town in one cell."""
    code, town = cleaning.place(text)
    made.put("postal_code", code, heading)
    made.put("city", town, heading)


def put_postal_code(made, text, heading):
    """A postal code. A town in its place is taken as one; where the cell holds more, all of it is noted too."""
    code = cleaning.postal_code(text)
    if not any(sign.isdigit() for sign in code):
        made.put("city", text, heading)
    elif len(code) > 5 and (found := cleaning.POSTAL.search(text)):
        made.put("postal_code", found[1], heading)
        made.note(heading, text)
    else:
        made.put("postal_code", code, heading)


def put_point(made, text, heading):
    """Latitude and longitude in one cell."""
    north, east = cleaning.point(text)
    made.put("latitude", north, heading)
    made.put("longitude", east, heading)
    if not north:
        made.note(heading, text)


def put_contact(made, text, heading):
    """Phone, e-mail, website and address in one cell; what is left is noted."""
    for address in cleaning.emails(text):
        made.put("email", address, heading)
    sites = cleaning.web_addresses(cleaning.EMAIL.sub(" ", text))
    for site in sites:
        made.put("website", site, heading)
    numbers, faxes = cleaning.phones(cleaning.WEB.sub("\n", cleaning.EMAIL.sub("\n", text)))
    said = [part for part in numbers.split("; ") if re.sub(EMPTY_WORDS, "", part)]
    called = [part for part in said if cleaning.PHONE.search(part)]
    made.put("phone", "; ".join(called), heading)
    left = [part for part in said if part not in called and cleaning.with_scheme(part) not in sites]
    if any(map(cleaning.POSTAL.search, left)) and not made.texts.keys() & {"street", "postal_code", "city"}:
        put_address(made, "\n".join(left), heading)
        left = []
    for part in [*faxes, *left]:
        made.note(heading, part.strip(" :;,"))


def put_sections(made, text, heading):
    """Running text, split at its own headings."""
    for target, part in sections.split(text):
        taker(target, part)(made, part, heading)


def put_note(made, text, heading):
    """What has no field of its own."""
    made.note(heading, text)


TAKEN = {
    "phone": put_phone,
    "other_name": put_other_name,
    "hours_of_day": put_hours_of_day,
    "marked_topics": put_marked("topics"),
    "marked_languages": put_marked("languages"),
    "marked_target_groups": put_marked("target_groups"),
    "city": put_town,
    "email": put_first("email", cleaning.emails),
    "website": put_first("website", cleaning.web_addresses),
    "postal_code": put_postal_code,
    "address": put_address,
    "place": put_place,
    "point": put_point,
    "contact_point": put_contact,
    "sections": put_sections,
    NOTE: put_note,
}
