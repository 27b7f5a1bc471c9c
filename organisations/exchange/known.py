"""What the directory knows when a file is read: terms, networks, communes and districts, each asked for once."""

import re
from functools import cached_property

from communes.models import Commune, District, PostalCode
from communes.names import fold
from organisations.exchange import quoting
from organisations.models import Organisation
from organisations.vocabularies import Language
from organisations.words import root

# These part a cell only where a part is a known term: "Kultur, Sport" may be one.
WEAK_SEPARATORS = re.compile(r"\s*(?:[,/•·]|\s(?:und|and|u\.|&)\s)\s*")
BULLET = re.compile(r"^\s*(?:[-–•·*]|\d+\.)\s+")
# "Stadt Köln", "Köln, Stadt", "Köln-Mülheim": the town in it.
TOWN = re.compile(
    r"^(?:stadt|gemeinde|kreisfreie stadt|bundesstadt|landeshauptstadt)\s+|,\s*(?:stadt|gemeinde|kreisfreie stadt)$"
)


class Known:
    """Looks names up in memory."""

    # The lists whose words tell what a column holds.
    LISTS = ("district", "type", "topics", "target_groups", "languages", "commune_name")

    def __init__(self):
        self._terms, self._words = {}, {}

    def terms(self, vocabulary):
        """Folded name to term; the German name wins."""
        if vocabulary not in self._terms:
            rows = list(vocabulary.objects.all())
            named = [(name, term) for term in rows for name in (*codes(term), *reversed(term.names))]
            named += [(term.name, term) for term in rows]
            self._terms[vocabulary] = {fold(name): term for name, term in named if name}
        return self._terms[vocabulary]

    def terms_in(self, vocabulary, text, decided=None):
        """The terms in a cell, each once, and the parts that nobody knows. `decided` is text to term or None."""
        known, decided = self.terms(vocabulary), decided or {}
        found, unknown = [], []
        for part in parts(text, lambda part: fold(part) in known or part in decided):
            if part in decided:
                found += [decided[part]] if decided[part] else []
            elif fold(part) in known:
                found.append(known[fold(part)])
            else:
                unknown.append(part)
        return list(dict.fromkeys(found)), list(dict.fromkeys(unknown))

    def share_of(self, name, cells):
        """Which share of cells holds only words of a list, in the singular or the plural."""
        words = self.words_of(name)
        held = [
            all(root(fold(part)) in words for part in parts(text, lambda part: root(fold(part)) in words))
            for text in cells
        ]
        return sum(held) / len(held)

    def has(self, name, text):
        """Whether a text is just a term of a list."""
        return fold(text) in self.terms(Organisation._meta.get_field(name).related_model)

    def words_of(self, name):
        """The roots of the words of a list."""
        if name not in self._words:
            self._words[name] = {root(fold(word)) for word in self.listed(name) if word}
        return self._words[name]

    def listed(self, name):
        """The words of a list."""
        if name == "district":
            return [one.name for one in self.districts]
        if name == "commune_name":
            return [one.name for one in self.communes.values()]
        vocabulary = Organisation._meta.get_field(name).related_model
        return [word for term in self.terms(vocabulary).values() for word in term.names]

    @cached_property
    def communes(self):
        """Official key to commune."""
        return {commune.ags: commune for commune in Commune.objects.all()}

    @cached_property
    def communes_by_key(self):
        """Primary key to commune."""
        return {commune.pk: commune for commune in self.communes.values()}

    @cached_property
    def communes_by_name(self):
        """Folded name to communes of that name."""
        found = {}
        for commune in self.communes.values():
            found.setdefault(fold(commune.name), []).append(commune)
        return found

    @cached_property
    def districts(self):
        """All districts."""
        return list(District.objects.select_related("commune"))

    @cached_property
    def postal_codes(self):
        """Postal code to the primary keys of its communes."""
        found = {}
        for code, commune in PostalCode.objects.values_list("code", "commune_id"):
            found.setdefault(code, set()).add(commune)
        return found

    def commune_named(self, name, postal_code=""):
        """The commune that a town and a postal code mean together; None where that is not certain."""
        bare = TOWN.sub("", name.strip().casefold())
        named = (
            self.communes_by_name.get(fold(bare)) or self.communes_by_name.get(fold(re.split(r"[-(/,]", bare)[0])) or []
        )
        here = self.postal_codes.get(postal_code, set())
        fitting = [commune for commune in named if commune.pk in here] or (named if not here else [])
        if len(fitting) == 1:
            return fitting[0]
        return self.communes_by_key[next(iter(here))] if len(here) == 1 and not fitting else None

    def district(self, text, commune=None):
        """A district by its name, with or without its commune."""
        name = fold(text)
        for one in self.districts:
            if commune and one.commune_id != commune.pk:
                continue
            whole = fold(f"{one.commune.name}-{one.name}")
            if name in {fold(one.name), whole}:
                return one
        return None

    def is_sole(self, district):
        """Whether no other commune has a district of that name."""
        return sum(fold(one.name) == fold(district.name) for one in self.districts) == 1


def codes(term):
    """Names of a term that only machines use: languages are known by their ISO code."""
    return [term.slug] if isinstance(term, Language) else []


def parts(text, is_known):
    """The parts of a cell: at semicolons, bars and lines; at commas and the like only where a part is known."""
    found = []
    for part in quoting.parts(text):
        part = part if is_known(part) else BULLET.sub("", part).strip(" \t,")
        smaller = [piece.strip() for piece in WEAK_SEPARATORS.split(part) if piece.strip()]
        splits = not is_known(part) and len(smaller) > 1 and any(map(is_known, smaller))
        found += smaller if splits else [part]
    return [part for part in found if part]
