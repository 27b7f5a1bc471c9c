"""The list as vCards 4.0 (RFC 6350): what address books take, one card for each organisation."""

import re

from organisations.exchange.entries import entries

MOST_OCTETS = 75
ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})
# Characters that no text may hold, and the two ways to break a line besides "\n".
REFUSED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
BREAKS = re.compile(r"\r\n?|[\x85\u2028\u2029]")


def as_vcards(listing):
    """All cards, each with CRLF at the end of its lines."""
    for entry in entries(listing):
        yield card(entry)


def card(entry):
    """The card of one entry as bytes."""
    return "".join(f"{line}\r\n" for line in map(folded, lines(entry))).encode()


def lines(entry):
    """The lines of a card before folding."""
    row = entry.organisation
    yield from ("BEGIN:VCARD", "VERSION:4.0", "KIND:org", f"UID:urn:uuid:{entry.uid}")
    yield f"FN:{text(row.name)}"
    yield f"ORG:{text(row.name)}"
    if row.short_name:
        yield f"NICKNAME:{text(row.short_name)}"
    if row.address_lines:
        yield f"ADR;TYPE=work:;;{text(row.street)};{text(row.city)};;{text(row.postal_code)};Deutschland"
    yield from reach(row)
    yield from (f"LANG:{term.slug}" for term in entry.terms["languages"])
    yield from (f"RELATED;TYPE=contact;VALUE=text:{text(person.name)}" for person in entry.contacts)
    named = [term.label for term in (entry.kind, *entry.terms["topics"]) if term]
    if named:
        yield f"CATEGORIES:{','.join(map(text, named))}"
    if row.description:
        yield f"NOTE:{text(row.description)}"
    yield f"SOURCE:{entry.address}"
    yield f"REV:{row.changed_at:%Y%m%dT%H%M%SZ}"
    yield "END:VCARD"


def reach(row):
    """How the organisation is reached, and where it is."""
    if row.phone_dialled:
        yield f'TEL;VALUE=uri;TYPE="voice,work":tel:{row.phone_dialled}'
    elif row.phone:
        yield f'TEL;VALUE=text;TYPE="voice,work":{text(row.phone)}'
    if row.email:
        yield f"EMAIL;TYPE=work:{text(row.email)}"
    if row.link:
        yield f"URL:{''.join(row.link.split())}"
    if row.latitude is not None:
        yield f"GEO:{row.geo_link}"


def text(value):
    """A text as the value of a property (section 3.4): on one line, with its signs escaped."""
    return REFUSED.sub("", BREAKS.sub("\n", value)).translate(ESCAPED)


def folded(line):
    """A line in pieces of at most 75 octets, none of which splits a character (section 3.2)."""
    data, pieces, room = line.encode(), [], MOST_OCTETS
    while len(data) > room:
        end = room
        # Inside of a character: its further octets begin with the bits 10.
        while data[end] & 0b11000000 == 0b10000000:
            end -= 1
        pieces.append(data[:end])
        # The blank at the beginning of a continued line counts too.
        data, room = data[end:], MOST_OCTETS - 1
    return b"\r\n ".join([*pieces, data]).decode()
