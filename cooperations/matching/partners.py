"""Single partners and mixes as they are shown: who, why, what remains open, and every number opened."""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.translation import gettext

from cooperations.matching import supply
from cooperations.matching.clarifying import OPPOSITIONS, sides
from cooperations.matching.mixing import QUARREL, is_ours
from cooperations.matching.rules import NEEDED, Counts
from cooperations.matching.scoring import Scored
from cooperations.matching.wording import Reason, listed, reasons
from organisations.rows import Row

MOST_REASONS, MOST_OF_MEMBER, MOST_COMPARED = 5, 3, 5
IN_MIX = (Counts.EACH, Counts.ONCE)


@dataclass(frozen=True)
class Partner:
    """One organisation (`row`) at its position among scored candidates; `names` are names of others by key."""

    row: Row
    place: int
    scored: Scored
    names: dict

    @cached_property
    def found(self):
        """Rule to the items that count for it."""
        return self.scored.found[self.place]

    def said(self, counts):
        """What the rules say that count in some ways, the weightiest first."""
        found = [one for rule in self.found if rule.counts in counts for one in self.reasons_of(rule)]
        return sorted(found, key=lambda one: (one.is_plain, -one.points))

    def reasons_of(self, rule):
        """What one rule says of it."""
        return reasons(rule, self.found[rule], self.names)

    @cached_property
    def lines(self):
        """All that makes up its points as a single partner."""
        return self.said((*IN_MIX, Counts.ALONE))

    @cached_property
    def points(self):
        """Its points as a single partner."""
        return sum(line.points for line in self.lines)

    @property
    def reasons(self):
        """The weightiest sentences for it."""
        return [line.sentence for line in self.lines if line.points > 0][:MOST_REASONS]

    @property
    def to_clarify(self):
        """What must be talked about first."""
        return [line.sentence for line in self.lines if line.is_open]

    @property
    def with_it(self):
        """The question with this one as somebody who must be in."""
        return self.scored.situation.question.query(mit=[self.row.slug])

    @property
    def without_it(self):
        """The question with this one as somebody who must not be in."""
        return self.scored.situation.question.query(ohne=[self.row.slug])

    @property
    def reasons_in_mix(self):
        """The weightiest sentences for it as a member of a mix."""
        return [line.sentence for line in self.said(IN_MIX) if line.points > 0][:MOST_OF_MEMBER]


@dataclass(frozen=True)
class Mix:
    """Some partners together, with their points."""

    members: list[Partner]
    points: int

    @property
    def scored(self):
        """The candidates among which they were found."""
        return self.members[0].scored

    @cached_property
    def once(self):
        """Rule to the items that count once for the mix, each with the members that have it."""
        found = {}
        for member in self.members:
            for rule, items in member.found.items():
                if rule.counts in (Counts.ONCE, Counts.TOGETHER):
                    for item in items:
                        if not is_ours(self.scored.situation, (rule, item.key)):
                            found.setdefault(rule, {}).setdefault(item.key, (item, []))[1].append(member)
        return found

    @property
    def covered(self):
        """What is needed and brought: pairs of what, and by whom in words."""
        return [
            (item.label.label, listed([member.row.name for member in holders]))
            for rule in NEEDED
            for item, holders in self.once.get(rule, {}).values()
        ]

    @property
    def open(self):
        """What is needed and nobody of the mix brings, in words."""
        situation = self.scored.situation
        covered = {item.key for rule in NEEDED for item, _holders in self.once.get(rule, {}).values()}
        return listed([term.label for kind, term in supply.needs(situation) if (kind, term.pk) not in covered])

    @cached_property
    def varied(self):
        """What makes the mix varied."""
        return [
            line
            for rule in self.once
            if rule.counts is Counts.TOGETHER and not rule.asked
            for line in self.lines_of(rule)
        ]

    @property
    def together(self):
        """The same in sentences."""
        return [line.sentence for line in self.varied]

    def lines_of(self, rule):
        """What a rule says whose items count once for the mix."""
        items = [item for item, _holders in self.once[rule].values()]
        return reasons(rule, items, self.members[0].names)

    @cached_property
    def quarrels(self):
        """What must be clarified among the members, with the points that it costs."""
        found = []
        for (_left, _right, ask), both in zip(OPPOSITIONS, sides(self.scored.situation.index), strict=True):
            here, there = ([member.row.name for member in self.members if member.place in side] for side in both)
            if here and there:
                words = {"here": listed(here), "there": listed(there), "ask": ask}
                said = gettext("%(ask)s (%(here)s ↔ %(there)s)") % words
                points = -QUARREL * len(here) * len(there)
                found.append(Reason(gettext("Arbeitsweisen untereinander"), "", points, said, True))
        return found

    @cached_property
    def to_clarify(self):
        """All that must be talked about first: among the members, and with us."""
        with_us = {}
        for member in self.members:
            for sentence in member.to_clarify:
                with_us.setdefault(sentence, []).append(member.row.name)
        ours = [
            gettext("%(ask)s (Sie ↔ %(names)s)") % {"names": listed(names), "ask": sentence}
            for sentence, names in with_us.items()
        ]
        return [*(line.sentence for line in self.quarrels), *ours]

    @cached_property
    def lines(self):
        """All that makes up its points: for each member, for all together, and what must be clarified."""
        for_each = [(member.row.name, line) for member in self.members for line in member.said((Counts.EACH,))]
        for_all = [("", line) for rule in self.once for line in self.lines_of(rule)]
        return [*for_each, *for_all, *(("", line) for line in self.quarrels)]

    @property
    def compared(self):
        """The query string of the comparison with our own organisation, if any; as many as can be compared."""
        own = self.scored.situation.question.own
        slugs = [*([own.slug] if own else []), *(member.row.slug for member in self.members)]
        return urlencode([("org", slug) for slug in slugs[:MOST_COMPARED]])
