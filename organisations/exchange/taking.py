"""How the cell of a column is taken into the draft of its row (`drafting.Draft`), by what the column fills.

A cell with several things is taken apart; what fits no field becomes a line for the note of the curators.
"""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from organisations.exchange import cleaning, sections
from organisations.exchange.synonyms import NOTE, weekday
from organisations.models import Organisation

validate_web = URLValidator(["http", "https"])
# Words around an address that say nothing besides it.
EMPTY_WORDS = re.compile(
    r"(?i)\b(?:e?-?mail|email|web|website|webseite|homepage|internet|link|url|zur|und|oder|and)\b|[\W_]"
)
# A cell with an address or a number is shorter; what is longer is noted whole.
LONGEST_PART = 3000
LINES = {"description", "experience", "ideas", "internal_note"}


def is_of_terms(name):
    """Whether a field holds several terms."""
    return any(field.name == name for field in Organisation._meta.many_to_many)


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
    for address in cleaning.emails(text):
        made.put("email", address, heading)
    text = cleaning.EMAIL.sub(" ", text)
    code = made.texts.get("area_code", "")
    numbers, faxes = cleaning.phones(cleaning.with_area_code(code, text) if code else text)
    if re.search(r"\d", numbers):
        made.put("phone", numbers, heading)
    else:
        made.note(heading, numbers.rstrip(":"))
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
