"""Running text in a cell, split at its own headings: "Selbstverständnis: … Angebote: …"."""

import re

from organisations.exchange.synonyms import KNOWN, folded

# Headings that people write inside a text and that are no headings of columns.
INSIDE = {
    "selbstverständnis": "description", "über uns": "description", "wer wir sind": "description",
    "angebote": "description", "unsere angebote": "description", "was wir tun": "description",
    "ziele": "goals_text", "unsere ziele": "goals_text", "erfahrungen": "experience",
    "bisherige projekte": "experience", "referenzen": "experience", "ideen": "ideas",
    "wünsche": "ideas", "wir wünschen uns": "ideas",
    "wir suchen": "resources_sought", "wir bieten": "resources_offered", "zielgruppen": "target_groups",
    "öffnungszeiten": "hours_note", "sprechzeiten": "hours_note", "kontakt": "contact_point",
}  # fmt: skip
TEXTS = {"description", "experience", "ideas", "hours_note", "phone", "email", "website", "address", "languages"}
TERMS = {"topics", "target_groups", "values", "goals", "working_methods", "know_how", "networks"}
TERMS |= {"resources_offered", "resources_sought"}
HEADING = re.compile(r"(?:^|(?<=\n)|(?<=[.!?;|] ))[ \t]*([A-ZÄÖÜ][^\n.:;!?]{2,40}?)[ \t]*(?::|(?=\n\S))")
KNOWN_INSIDE = {folded(heading): target for heading, target in INSIDE.items()}


def target_inside(heading):
    """What a heading inside a text means; empty where it is only a word before a colon."""
    found = KNOWN_INSIDE.get(folded(heading)) or KNOWN.get(folded(heading), "")
    return found if found in TEXTS | TERMS | {"contact_point", "goals_text"} else ""


def split(text):
    """Pairs of target and text. What stands before the first heading, or below an unknown one, is description.

    Headings that all mean the description stay in the text, so that it reads as before.
    """
    marks = [(found, target_inside(found[1])) for found in HEADING.finditer(text)]
    marks = [(found, target) for found, target in marks if target]
    if not marks:
        return [("description", text)]
    ends = [found.start() for found, _target in marks[1:]] + [len(text)]
    pairs = [("description", text[: marks[0][0].start()])]
    for (found, target), end in zip(marks, ends, strict=True):
        body = text[found.end() : end].strip()
        if target in {"description", "goals_text"}:
            pairs.append(("description", f"{found[1]}: {body}"))
        else:
            pairs.append((target, body))
    return [(target, body.strip()) for target, body in pairs if body.strip()]


def has_sections(text):
    """Whether a text has at least two headings that are known, for different fields."""
    return len({target_inside(found[1]) for found in HEADING.finditer(text)} - {""}) > 1
