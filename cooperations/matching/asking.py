"""The form of a question: what can be chosen, with what is chosen, and some questions ready to ask."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cooperations import naming
from cooperations.matching.novelty import SIGN_WORDS
from cooperations.matching.question import DIALS, OF_THE_COMMUNE, SIZES, TERMS
from organisations.index.terms import TABLES

MOST_OPTIONS = 200
# What we can offer is worth choosing where somebody seeks it.
COUNTED = {"bieten": "resources_sought"}
LABELS = {
    "ziel": _("Welches Ziel?"),
    "thema": _("Zu welchem Thema?"),
    "zielgruppe": _("Für wen?"),
    "ressource": _("Was fehlt Ihnen?"),
    "knowhow": _("Welches Know-how fehlt?"),
    "sprache": _("Welche Sprachen fehlen?"),
    "wert": _("Wofür stehen Sie?"),
    "arbeitsweise": _("Wie arbeiten Sie?"),
    "bieten": _("Was können Sie bieten?"),
    "mitart": _("Diese Art soll dabei sein"),
    "ohneart": _("Diese Art nicht"),
    "kommune": _("Kommune"),
    "bezirk": _("Stadtbezirk"),
}
CHIPS = {
    "ziel": _("Ziel"),
    "thema": _("Thema"),
    "zielgruppe": _("Zielgruppe"),
    "ressource": _("fehlt"),
    "knowhow": _("fehlt"),
    "sprache": _("fehlt"),
    "wert": _("Wert"),
    "arbeitsweise": _("Arbeitsweise"),
    "bieten": _("Sie bieten"),
    "kommune": _("Kommune"),
    "bezirk": _("Stadtbezirk"),
    "mitart": _("dabei"),
    "ohneart": _("nicht dabei"),
}
DIAL_LABELS = {
    "passung": (_("Passung"), _("gleiche Ziele, Werte, Themen, gleicher Ort")),
    "ergaenzung": (_("Ergänzung"), _("bringt mit, was Ihnen fehlt; sucht, was Sie bieten")),
    "neuheit": (_("Neuheit"), _("noch nicht bekannt, anders als Sie und Ihre Partner")),
}
STEPS = (_("egal"), _("etwas"), _("wichtig"), _("sehr wichtig"))
READY = [
    (_("Wer passt am besten zu uns?"), {"passung": 3, "ergaenzung": 1, "neuheit": 0}),
    (_("Wer ergänzt uns?"), {"passung": 1, "ergaenzung": 3, "neuheit": 1}),
    (_("Wen kennen wir noch nicht?"), {"passung": 1, "ergaenzung": 1, "neuheit": 3}),
]


@dataclass(frozen=True)
class Option:
    """One choice: its value, its label, how many organisations have it (None: not counted), whether it is chosen."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """One question of the form: parameter, label, options."""

    name: str
    label: str
    options: list[Option]

    @property
    def is_answered(self):
        """Whether anything is chosen."""
        return any(option.chosen for option in self.options)


@dataclass(frozen=True)
class Form:
    """The form, filled in as asked."""

    question: object

    @property
    def chips(self):
        """All that was asked for, as (question, answer, query string without it)."""
        question = self.question
        found = [(CHIPS[name], term.label, name, term.slug) for name in CHIPS for term in question.terms[name]]
        if question.wants_commune:
            found.append((CHIPS["mitart"], _("jemand von Rat oder Verwaltung"), "mitart", OF_THE_COMMUNE))
        found += [(CHIPS["mitart"], SIGN_WORDS[sign.slug], "mitmerkmal", sign.slug) for sign in question.signs]
        for name, words, some in (("mit", "mitart", question.required), ("ohne", "ohneart", question.excluded)):
            found += [(CHIPS[words], one.name, name, one.slug) for one in some]
        return [(asked, answer, question.query(name, value)) for asked, answer, name, value in found]

    @property
    def names(self):
        """Names of organisations to choose from while typing."""
        return naming.all_names(self.question.index)

    @property
    def own(self):
        """What stands in the field for our own organisation."""
        if own := self.question.own:
            return own.name
        return next(iter(self.question.values("org")), "")

    @property
    def needs(self):
        """What a partner shall bring."""
        return [self.choices(name) for name in ("ressource", "knowhow", "sprache")]

    @property
    def aims(self):
        """What the cooperation is about."""
        return [self.choices(name) for name in ("ziel", "thema", "zielgruppe")]

    @property
    def described(self):
        """What we say of ourselves where the directory does not."""
        return [self.choices(name) for name in ("wert", "arbeitsweise", "bieten")]

    @property
    def places(self):
        """Where to look."""
        return [self.choices(name) for name in ("kommune", "bezirk")]

    @property
    def is_described(self):
        """Whether we say anything of ourselves."""
        return any(one.is_answered for one in self.described)

    @property
    def is_narrow(self):
        """Whether anybody must be in or must not."""
        question = self.question
        asked = question.terms["mitart"] or question.terms["ohneart"] or question.signs or question.wants_commune
        return bool(asked or question.required or question.excluded)

    @property
    def without_types(self):
        """Which types must not be in."""
        return self.choices("ohneart")

    @property
    def with_types(self):
        """Which types must be in: the commune itself, or any of its types and of all others."""
        found = self.choices("mitart")
        commune = Option(OF_THE_COMMUNE, _("Jemand von Rat oder Verwaltung"), None, self.question.wants_commune)
        return Choices(found.name, found.label, [commune, *found.options])

    @property
    def with_signs(self):
        """Which signs must be among the partners."""
        chosen = {sign.slug for sign in self.question.signs}
        used = self.question.index.used("sign")
        options = [
            Option(slug, words, used[slug], slug in chosen)
            for slug, words in SIGN_WORDS.items()
            if used[slug] or slug in chosen
        ]
        return Choices("mitmerkmal", _("Dieses Merkmal soll dabei sein"), options)

    @property
    def sizes(self):
        """How many partners."""
        return [Option(str(size), str(size), None, size == self.question.size) for size in SIZES]

    @property
    def dials(self):
        """The three dials: (name, label, help, options)."""
        return [
            (
                name,
                *DIAL_LABELS[name],
                [Option(str(step), words, None, step == self.question.dials[name]) for step, words in enumerate(STEPS)],
            )
            for name in DIALS
        ]

    @property
    def ready(self):
        """Questions ready to ask: (words, query string, whether it is just this one)."""
        return [(words, self.question.query(**dials), dials == self.question.dials) for words, dials in READY]

    def choices(self, name):
        """The terms of a question that anybody has, in their order, and those that were chosen; a bounded number."""
        index, kind = self.question.index, COUNTED.get(name, TERMS[name])
        chosen = self.question.keys(name)
        used = index.used(kind)
        commonest = index.remember(("options", kind), lambda: index.commonest(kind, index.alive, MOST_OPTIONS))
        shown = {key for key, _count in commonest}.union(chosen)
        options = [
            Option(term.slug, term.label, used[term.pk], term.pk in chosen)
            for term in index.terms[TABLES[kind]]
            if term.pk in shown
        ]
        return Choices(name, LABELS[name], options)
