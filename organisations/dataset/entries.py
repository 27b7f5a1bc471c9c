"""The organisations, one after the other, without end."""

from collections import Counter
from dataclasses import dataclass

from communes.names import address_part, sort_key
from organisations.dataset import texts, words
from organisations.dataset.chance import lines
from organisations.dataset.choices import Choices, Offers, Particulars, Seats
from organisations.words import search_text

SHARE_OF_COMMON_WORD = 0.2


@dataclass(slots=True)
class Entry:
    """One organisation: columns by field, keys of terms by field, offers as (title, description, key of topic)."""

    columns: dict
    terms: dict
    offers: list


class Addresses:
    """The address of each name by the rule of `Organisation.free_slug`."""

    def __init__(self):
        self.seen = Counter()

    def one(self, name):
        """The readable address, or readable-2, readable-3 … for names that came before."""
        readable = address_part(name)
        self.seen[readable] += 1
        return readable if self.seen[readable] == 1 else f"{readable}-{self.seen[readable]}"


class Words:
    """What an organisation writes: name, description, sometimes experience and ideas."""

    def __init__(self):
        self.names = texts.names_by_type()
        self.descriptions = texts.Descriptions("descriptions", SHARE_OF_COMMON_WORD)
        self.experiences = texts.Sentences("experiences", lines(words.EXPERIENCES), share=0.15)
        self.ideas = texts.Sentences("ideas", lines(words.IDEAS), share=0.15)

    def one(self, place, slug_of_type):
        """The columns with the words of the next organisation."""
        return {
            "name": self.names.get(slug_of_type, self.names[""]).one(place),
            "description": self.descriptions.one(place),
            "experience": self.experiences.one(place),
            "ideas": self.ideas.one(place),
        }


def entries(places):
    """Organisations without end that sit in the places."""
    seats, choices, offers, particulars = Seats(places), Choices(), Offers(), Particulars()
    written, addresses = Words(), Addresses()
    while True:
        place, _district, seat, works_in = seats.one()
        kind, terms = next(choices.types), choices.one()
        offered = offers.some(place.name, terms["topics"])
        columns = written.one(place.name, kind.slug) | seat | particulars.one() | {"type": kind.pk}
        columns["slug"], columns["sort_key"] = addresses.one(columns["name"]), sort_key(columns["name"])
        columns["email"] = f"kontakt@{columns['slug'][:50].strip('-')}.example.org"
        columns["search_text"] = words_of(columns, offered)
        keys = {field: [term.pk for term in chosen] for field, chosen in terms.items()}
        yield Entry(columns, {**keys, "works_in": works_in}, offered)


def words_of(columns, offers):
    """The words by which the entry is found; like `Organisation.searchable_text`."""
    own = [columns[name] for name in ("description", "experience", "ideas", "street", "postal_code", "city")]
    digits = "".join(filter(str.isdigit, columns["phone"]))
    return search_text([columns["name"]], [text for offer in offers for text in offer[:2]], [*own, digits])
