"""Organisations side by side: what they share, what only one says, what nobody knows, and who has what another seeks.

What is unknown is never a difference: whoever says nothing to a criterion is left out of it and named.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cooperations import relations
from cooperations.models import Partner
from cooperations.parties import RELEASED, Party, parties_of

# Heading to the criteria below it, each with its label.
SECTIONS = [
    (
        _("Wofür sie stehen und wie sie arbeiten"),
        {"values": _("Werte"), "goals": _("Ziele"), "working_methods": _("Arbeitsweisen")},
    ),
    (
        _("Was sie können, haben und brauchen"),
        {"know_how": _("Know-how"), "resources_offered": _("bietet"), "resources_sought": _("sucht")},
    ),
    (_("Wen sie kennen"), {"networks": _("Netzwerke")}),
    (
        _("Für wen und wo"),
        {
            "topics": _("Themen"),
            "target_groups": _("Zielgruppen"),
            "languages": _("Sprachen"),
            "seat": _("Sitz"),
            "works_in": _("arbeitet in"),
        },
    ),
    (
        _("Wer sie sind"),
        {
            "type": _("Art"),
            "age": _("Alter"),
            "staffing": _("Wer arbeitet dort?"),
            "size": _("Größe"),
            "migrant_led": _("von Menschen mit Migrationsgeschichte geleitet"),
            "religion": _("Religion"),
        },
    ),
]
# Criteria with one answer each: that others give another one needs no saying.
SINGLE = {"seat", "type", "age", "staffing", "size", "migrant_led", "religion"}
MOST_LISTED = 15


class Line(NamedTuple):
    """Some answers of one organisation, with what is to be said of them: only here, also at …, sought by …"""

    note: str
    answers: str
    is_match: bool = False


@dataclass(frozen=True)
class Cell:
    """What one organisation says to a criterion beyond what all share. No `lines` and known: nothing beyond."""

    name: str
    lines: list[Line]
    is_known: bool


@dataclass(frozen=True)
class Criterion:
    """One row of the table. `shared` is what all say who say anything; `silent` are those who say nothing."""

    slug: str
    label: str
    shared: str
    cells: list[Cell]
    silent: list[str]

    @property
    def is_silent(self):
        """Whether nobody says anything."""
        return len(self.silent) == len(self.cells)


@dataclass(frozen=True)
class Match:
    """A resource that some seek and others offer."""

    resource: str
    seekers: list[str]
    givers: list[str]

    @property
    def sentence(self):
        """The match in words."""
        seeking = ngettext("%(names)s sucht %(what)s.", "%(names)s suchen %(what)s.", len(self.seekers))
        giving = ngettext("%(names)s bietet das an.", "%(names)s bieten das an.", len(self.givers))
        return " ".join(
            [
                seeking % {"names": in_words(self.seekers), "what": self.resource},
                giving % {"names": in_words(self.givers)},
            ]
        )


@dataclass(frozen=True)
class Bridge:
    """A network with those of the organisations that are in it, and those that are not entered there."""

    network: str
    slug: str
    inside: list[str]
    outside: list[str]

    @property
    def inside_in_words(self):
        """Who is in it."""
        return in_words(self.inside)

    @property
    def outside_in_words(self):
        """Who is not."""
        return in_words(self.outside)


@dataclass(frozen=True)
class Comparison:
    """Everything about some organisations side by side."""

    parties: list[Party]
    sections: list[tuple[str, list[Criterion]]]
    matches: list[Match]
    bridges: list[Bridge]
    doors: list[Bridge]
    together: list[tuple[str, str]]

    @property
    def width(self):
        """The columns of the table after the first: one for each organisation, one for what they share."""
        return len(self.parties) + 1

    @property
    def doors_by_names(self):
        """The doors, those of the same organisations for the same others together: lists of `Bridge`."""
        groups = defaultdict(list)
        for one in self.doors:
            groups[tuple(one.inside)].append(one)
        return list(groups.values())

    def criterion(self, slug):
        """One row of the table; None where nobody says anything."""
        return next((one for _title, rows in self.sections for one in rows if one.slug == slug), None)

    def having(self, criterion, *slugs):
        """Names of the organisations that give one of these answers."""
        return [party.short for party in self.parties if party.has(criterion, *slugs)]

    def lacking(self, criterion, *slugs):
        """Names of those that say something to the criterion, but none of these."""
        return [party.short for party in self.parties if party.lacks(criterion, *slugs)]

    def silent(self, criterion):
        """Names of those that say nothing to the criterion."""
        return [party.short for party in self.parties if not party.said[criterion]]


def compare(organisations, year):
    """The comparison of some organisations, read as for their pages; `year` is that of today, for their age."""
    parties = parties_of(organisations, year)
    networks = meetings(parties)
    return Comparison(
        parties,
        [(title, criteria(labels, parties)) for title, labels in SECTIONS],
        matches(parties),
        [one for one in networks if len(one.inside) > 1],
        [one for one in networks if one.outside],
        together(parties),
    )


def criteria(labels, parties):
    """The rows for some criteria, without those to which nobody says anything and nobody has to."""
    found = [criterion(slug, label, parties) for slug, label in labels.items()]
    return [one for one in found if one.slug not in RELEASED or not one.is_silent]


def criterion(slug, label, parties):
    """One row: what all share who say anything, and what each says beyond that."""
    holders = defaultdict(list)
    for one in parties:
        for said in one.said[slug]:
            holders[said].append(one.short)
    known = [one for one in parties if one.said[slug]]
    shared = [said for said, names in holders.items() if len(names) == len(known) > 1]
    return Criterion(
        slug,
        str(label),
        listed([said.label for said in shared]),
        [cell(slug, one, parties, holders, shared, len(known) > 1 and slug not in SINGLE) for one in parties],
        [one.short for one in parties if not one.said[slug]],
    )


def cell(slug, one, parties, holders, shared, is_compared):
    """What one organisation says beyond what all share; "only here" only where another says something else."""
    groups = defaultdict(list)
    for said in one.said[slug]:
        if said not in shared:
            groups[tuple(name for name in holders[said] if name != one.short)].append(said.label)
    lines = [
        Line(also(names) if names or is_compared else "", listed(labels))
        for names, labels in sorted(groups.items(), key=lambda group: -len(group[0]))
    ]
    return Cell(one.short, [*lines, *fitting(slug, one, parties)], bool(one.said[slug]))


def also(names):
    """Who else gives these answers."""
    return gettext("auch %s:") % in_words(names) if names else gettext("nur hier:")


def fitting(slug, one, parties):
    """Lines on what others have of what this one seeks, or seek of what it has."""
    other, note = {
        "resources_sought": ("resources_offered", _("%s bietet:")),
        "resources_offered": ("resources_sought", _("%s sucht:")),
    }.get(slug, ("", ""))
    for another in parties if other else ():
        labels = [said.label for said in one.said[slug] if said in another.said[other] and another is not one]
        if labels:
            yield Line(str(note) % another.short, listed(labels), is_match=True)


def matches(parties):
    """Each resource that one seeks and another offers."""
    sought = dict.fromkeys(said for one in parties for said in one.said["resources_sought"])
    found = []
    for said in sought:
        seekers = [one.short for one in parties if said in one.said["resources_sought"]]
        givers = [one.short for one in parties if said in one.said["resources_offered"] and one.short not in seekers]
        if givers:
            found.append(Match(said.label, seekers, givers))
    return found


def meetings(parties):
    """Each network of any of the organisations, with those inside and outside."""
    networks = dict.fromkeys(said for one in parties for said in one.said["networks"])
    return [
        Bridge(
            said.label,
            said.slug,
            [one.short for one in parties if said in one.said["networks"]],
            [one.short for one in parties if said not in one.said["networks"]],
        )
        for said in networks
    ]


def together(parties):
    """What several of them have done together already and everybody may know: pairs of title and names; one query."""
    shorts = {one.key: one.short for one in parties}
    shown = relations.public().connecting().order_by().values("pk")
    found = Partner.objects.filter(organisation__in=shorts, cooperation__in=shown).order_by("cooperation__title", "pk")
    members = defaultdict(list)
    for key, title, organisation in found.values_list("cooperation", "cooperation__title", "organisation"):
        members[key, title].append(shorts[organisation])
    return [(title, in_words(names)) for (_key, title), names in members.items() if len(names) > 1]


def in_words(names):
    """Names as one says them: "A, B und C"."""
    return get_text_list(list(names), gettext("und"))


def listed(labels):
    """Answers behind each other, the first of many."""
    shown = ", ".join(labels[:MOST_LISTED])
    more = len(labels) - MOST_LISTED
    return shown if more <= 0 else gettext("%(shown)s und %(more)d weitere") % {"shown": shown, "more": more}
