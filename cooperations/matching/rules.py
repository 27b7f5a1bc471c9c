"""The rules: each gives points and a sentence. A score is nothing but the sum of its rules.

Points stand for a dial at "wichtig"; docs/matching.md explains the numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from django.utils.translation import gettext_lazy as _

from cooperations.matching import clarifying, likeness, novelty, supply

# Half-points for each place of a dial: not at all, a little, much, very much.
STRENGTH = (0, 1, 2, 4)
NORMAL = STRENGTH[2]


class Counts(Enum):
    """How a rule counts in a mix: for each member, each item once for all, only for single partners, only for mixes."""

    EACH = 1
    ONCE = 2
    ALONE = 3
    TOGETHER = 4


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: its title, the dial that it listens to, what it finds (`Situation` to items), and its sentence.

    `one` and `many` are the sentence for one item and for several; `most` items count for a partner, the best first;
    `counts` says how it counts in a mix. An `asked` rule answers what was asked for in so many words: no dial makes it
    weaker. Without a dial the points are as found. A plain one surprises nobody and is told last.
    """

    title: str
    dial: str | None
    find: Callable
    one: str
    many: str
    most: int = 3
    counts: Counts = Counts.EACH
    asked: bool = False
    is_plain: bool = False

    def strength(self, dials):
        """Half-points that one point of this rule is worth."""
        if self.dial is None:
            return NORMAL
        turned = STRENGTH[dials[self.dial]]
        if self.counts is Counts.TOGETHER:
            return (turned + NORMAL) // 2
        return max(turned, NORMAL) if self.asked else turned


FIT, COMPLEMENT, NOVELTY = "passung", "ergaenzung", "neuheit"
# How dials and rules are called for people.
GROUPS = {FIT: _("Passung"), COMPLEMENT: _("Ergänzung"), NOVELTY: _("Neuheit"), None: _("Beziehung und zu Klärendes")}


def same(text):
    """The sentence for one item and for several, where they are the same."""
    return {"one": text, "many": text}


RULES = [
    Rule(_("Ihr Ziel"), FIT, likeness.asked_goals, **same(_("Will dasselbe erreichen: %(names)s.")), asked=True),
    Rule(
        _("Ihr Thema"),
        FIT,
        likeness.asked_topics,
        _("Arbeitet zu Ihrem Thema: %(names)s."),
        _("Arbeitet zu Ihren Themen: %(names)s."),
        asked=True,
    ),
    Rule(
        _("Menschen, um die es geht"),
        FIT,
        likeness.asked_groups,
        **same(_("Erreicht, wen Sie erreichen wollen: %(names)s.")),
        asked=True,
    ),
    Rule(_("Ziele"), FIT, likeness.goals, _("Gemeinsames Ziel: %(names)s."), _("Gemeinsame Ziele: %(names)s.")),
    Rule(_("Werte"), FIT, likeness.values, _("Gemeinsamer Wert: %(names)s."), _("Gemeinsame Werte: %(names)s.")),
    Rule(
        _("Themen"),
        FIT,
        likeness.topics,
        _("Arbeitet zum selben Thema: %(names)s."),
        _("Arbeitet zu denselben Themen: %(names)s."),
    ),
    Rule(_("Zielgruppen"), FIT, likeness.groups, **same(_("Ist für dieselben Menschen da: %(names)s."))),
    Rule(
        _("Kommune"),
        FIT,
        likeness.communes,
        **same(_("Ist auch hier tätig: %(names)s.")),
        most=1,
        asked=True,
        is_plain=True,
    ),
    Rule(_("Stadtbezirk"), FIT, likeness.district, **same(_("Sitzt im selben Stadtbezirk: %(names)s."))),
    Rule(
        _("Ressourcen, die fehlen"),
        COMPLEMENT,
        supply.resources,
        **same(_("Bringt mit, was Ihnen fehlt: %(names)s.")),
        most=5,
        counts=Counts.ONCE,
        asked=True,
    ),
    Rule(
        _("Know-how, das fehlt"),
        COMPLEMENT,
        supply.know_how,
        **same(_("Kann, was Sie brauchen: %(names)s.")),
        most=5,
        counts=Counts.ONCE,
        asked=True,
    ),
    Rule(
        _("Sprachen, die fehlen"),
        COMPLEMENT,
        supply.languages,
        **same(_("Spricht, was Sie brauchen: %(names)s.")),
        most=5,
        counts=Counts.ONCE,
        asked=True,
    ),
    Rule(_("Was Sie bieten"), COMPLEMENT, supply.sought, **same(_("Sucht, was Sie bieten: %(names)s."))),
    Rule(
        _("Neue Netzwerke"),
        COMPLEMENT,
        supply.doors,
        _("Öffnet ein Netzwerk, in dem Sie nicht sind: %(names)s."),
        _("Öffnet %(number)s Netzwerke, in denen Sie nicht sind: %(names)s."),
        counts=Counts.ONCE,
    ),
    Rule(
        _("Netzwerke"),
        COMPLEMENT,
        supply.networks,
        _("Bringt Kontakte in ein Netzwerk mit: %(names)s."),
        _("Bringt Kontakte in %(number)s Netzwerke mit: %(names)s."),
        counts=Counts.ONCE,
    ),
    Rule(
        _("Weitere Ressourcen"),
        COMPLEMENT,
        supply.more_resources,
        **same(_("Bietet außerdem: %(names)s.")),
        most=2,
        counts=Counts.ONCE,
    ),
    Rule(
        _("Weiteres Know-how"),
        COMPLEMENT,
        supply.more_know_how,
        **same(_("Ergänzt Ihr Know-how: %(names)s.")),
        most=2,
        counts=Counts.ONCE,
    ),
    Rule(
        _("Weitere Sprachen"),
        COMPLEMENT,
        supply.more_languages,
        **same(_("Spricht außerdem %(names)s.")),
        counts=Counts.ONCE,
    ),
    Rule(
        _("Andere Art"),
        NOVELTY,
        novelty.types,
        **same(_("Eine andere Art von Organisation als Ihre: %(names)s.")),
        counts=Counts.ALONE,
    ),
    Rule(
        _("Neue Art"),
        NOVELTY,
        novelty.new_types,
        **same(_("Eine Art, die noch nicht unter Ihren Partnern ist: %(names)s.")),
        counts=Counts.ALONE,
    ),
    Rule(
        _("Andere Merkmale"),
        NOVELTY,
        novelty.signs,
        **same(_("Ist, was Sie nicht sind: %(names)s.")),
        counts=Counts.ALONE,
    ),
    Rule(
        _("Migrantisch geführt"),
        NOVELTY,
        novelty.voice,
        **same(_("Ist nach eigener Angabe %(names)s.")),
        counts=Counts.ALONE,
    ),
    Rule(
        _("Anderer Stadtbezirk"),
        NOVELTY,
        novelty.districts,
        **same(_("Ist in einem anderen Stadtbezirk zu Hause: %(names)s.")),
        counts=Counts.ALONE,
    ),
    Rule(
        _("Neue Verbindung"),
        NOVELTY,
        novelty.unconnected,
        **same(_("Neu für Sie: in anderen Netzwerken zu Hause, noch keine Zusammenarbeit bekannt.")),
        is_plain=True,
    ),
    Rule(_("Zusammengearbeitet"), None, novelty.partners, **same(_("Sie haben schon zusammengearbeitet."))),
    Rule(
        _("Im selben Netzwerk"),
        None,
        novelty.shared_networks,
        **same(_("Sie begegnen sich schon: %(names)s.")),
    ),
    Rule(
        _("Gemeinsame Bekannte"),
        None,
        novelty.friends,
        **same(_("Kann Sie bekannt machen: %(names)s.")),
        most=2,
    ),
    Rule(_("Arbeitsweisen"), None, clarifying.opposites, **same("%(names)s"), most=4),
    Rule(
        _("Wettbewerb"),
        None,
        clarifying.rivalry,
        **same(_("Gesucht wird dasselbe: %(names)s. Wer wirbt wo?")),
    ),
    Rule(
        _("Themen abgedeckt"),
        COMPLEMENT,
        supply.topics,
        **same(_("Zu Ihrem Thema arbeitet jemand: %(names)s.")),
        most=5,
        counts=Counts.TOGETHER,
        asked=True,
    ),
    Rule(
        _("Menschen erreicht"),
        COMPLEMENT,
        supply.groups,
        **same(_("Jemand erreicht: %(names)s.")),
        most=5,
        counts=Counts.TOGETHER,
        asked=True,
    ),
    Rule(
        _("Arten von Organisationen"),
        NOVELTY,
        novelty.all_types,
        _("Eine Art von Organisation mehr: %(names)s."),
        _("%(number)s verschiedene Arten von Organisationen: %(names)s."),
        counts=Counts.TOGETHER,
    ),
    Rule(
        _("Merkmale"),
        NOVELTY,
        novelty.all_signs,
        _("Ein Merkmal mehr: %(names)s."),
        _("%(number)s Merkmale mehr: %(names)s."),
        most=9,
        counts=Counts.TOGETHER,
    ),
    Rule(
        _("Stadtbezirke"),
        NOVELTY,
        novelty.all_districts,
        _("Ein Stadtbezirk mehr: %(names)s."),
        _("%(number)s Stadtbezirke: %(names)s."),
        counts=Counts.TOGETHER,
    ),
]
NEEDED = [rule for rule in RULES if rule.asked and rule.counts in (Counts.ONCE, Counts.TOGETHER)]
TO_CLARIFY = [rule for rule in RULES if rule.find in (clarifying.opposites, clarifying.rivalry)]
