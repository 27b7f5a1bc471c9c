"""What was asked: who we are, what for, what is needed, where, how many, who must be in and who must not."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlencode

from cooperations import naming
from organisations.index.terms import TABLES
from organisations.models import OrganisationType
from organisations.signs import SIGNS

# Parameter of the address to the field of an organisation. The first ones mean the same as in the list.
NEEDS = {
    "ressource": "resources_offered",
    "knowhow": "know_how",
    "sprache": "languages",
    "thema": "topics",
    "zielgruppe": "target_groups",
}
AIMS = {"ziel": "goals"}
DESCRIBED = {"wert": "values", "arbeitsweise": "working_methods", "bieten": "resources_offered"}
REGION = {"kommune": "works_in", "bezirk": "district"}
TYPES = {"mitart": "type", "ohneart": "type"}
TERMS = {**NEEDS, **AIMS, **DESCRIBED, **REGION, **TYPES}
DIALS = ("passung", "ergaenzung", "neuheit")
NAMES = ("org", "mit", "ohne")
PARAMETERS = {*TERMS, *DIALS, *NAMES, "mitmerkmal", "anzahl"}
USUAL = {"passung": 2, "ergaenzung": 2, "neuheit": 1}
SIZES, USUAL_SIZE = range(2, 7), 4
MOST_VALUES, MOST_NAMES, LONGEST = 30, 12, 120
# Stands for any of the types that are the commune itself.
OF_THE_COMMUNE = "kommune"


@dataclass
class Question:
    """The parameters of an address (a QueryDict), understood with the terms of an index.

    `unknown` collects what was not understood, as it was written.
    """

    params: dict
    index: object
    unknown: list = field(default_factory=list)

    def __post_init__(self):
        self.terms = {name: self.known_terms(name) for name in TERMS}
        self.signs = [sign for sign in SIGNS if sign.slug in self.values("mitmerkmal")]

    def values(self, name):
        """The values of a parameter, each once, a bounded number."""
        values = (value.strip()[:LONGEST] for value in self.params.getlist(name))
        return [value for value in dict.fromkeys(values) if value][:MOST_VALUES]

    def known_terms(self, name):
        """The terms that a parameter names by slug; others are noted as unknown."""
        by_slug = self.index.terms.by_slug[TABLES[TERMS[name]]]
        wanted = [slug for slug in self.values(name) if (name, slug) != ("mitart", OF_THE_COMMUNE)]
        self.unknown += [slug for slug in wanted if slug not in by_slug]
        return [by_slug[slug] for slug in wanted if slug in by_slug]

    def keys(self, name):
        """The keys of the terms that a parameter names."""
        return [term.pk for term in self.terms[name]]

    def number(self, name, allowed, usual):
        """A whole number out of some allowed ones; what is not allowed is noted and taken as the usual one."""
        value = self.params.get(name, "").strip()
        if value in map(str, allowed):
            return int(value)
        if value:
            self.unknown.append(value[:LONGEST])
        return usual

    @cached_property
    def size(self):
        """How many partners a mix has."""
        return self.number("anzahl", SIZES, USUAL_SIZE)

    @cached_property
    def dials(self):
        """How much fit, complement and novelty matter: 0 not at all, 1 a little, 2 much, 3 very much."""
        return {name: self.number(name, range(4), USUAL[name]) for name in DIALS}

    @cached_property
    def names(self):
        """What each text means that names an organisation (`naming.Meant`)."""
        texts = [text for name in NAMES for text in self.values(name)[:MOST_NAMES]]
        texts = list(dict.fromkeys(texts))
        return dict(zip(texts, naming.meant(self.index, texts), strict=True))

    def meant(self, name):
        """What the texts of a parameter mean."""
        return [self.names[text] for text in self.values(name)[:MOST_NAMES]]

    @cached_property
    def own(self):
        """Our own organisation (`naming.Named`); None where none was named, or it is not clear which."""
        return next((one.organisation for one in self.meant("org")[:1]), None)

    @cached_property
    def required(self):
        """The organisations that must be in; we are in anyway."""
        return self.organisations("mit")

    @cached_property
    def excluded(self):
        """The organisations that must not be in."""
        return self.organisations("ohne")

    def organisations(self, name):
        """The organisations that a parameter names, each once, without our own."""
        found = (one.organisation for one in self.meant(name) if one.organisation)
        return list(dict.fromkeys(one for one in found if one != self.own))

    @cached_property
    def wants_commune(self):
        """Whether somebody of the commune itself must be in."""
        return OF_THE_COMMUNE in self.values("mitart")

    @cached_property
    def municipal(self):
        """The keys of the types that are the commune itself."""
        found = OrganisationType.objects.filter(is_municipal=True).values_list("pk", flat=True)
        return self.index.remember("municipal types", lambda: list(found))

    @property
    def is_asked(self):
        """Whether there is anything to answer: our own organisation, or anything that we look for or stand for."""
        return bool(self.own) or any(self.terms[name] for name in (*NEEDS, *AIMS, *DESCRIBED))

    def query(self, without=None, value=None, **changes):
        """The query string of the question without a parameter, or without one value of it, and with changes.

        A change is a value to set; a list is added to the values that are there. What was not understood is left out.
        """
        asked = {name: self.kept(name) for name in self.params if name in PARAMETERS}
        if without in asked:
            asked[without] = [one for one in asked[without] if value and one != value]
        for name, new in changes.items():
            asked[name] = list(dict.fromkeys([*asked.get(name, ()), *new])) if isinstance(new, list) else [new]
        return urlencode(asked, doseq=True)

    def kept(self, name):
        """The values of a parameter that links go on asking; organisations by their addresses."""
        if name in NAMES:
            return [one.organisation.slug if one.organisation else one.text for one in self.meant(name)]
        values = self.values(name)
        return [one for one in values if one not in self.unknown] if name in TERMS else values[:MOST_NAMES]
