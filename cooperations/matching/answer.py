"""The answer to a question: single partners and mixes, with reasons; gathered once, for the page and its print."""

from dataclasses import dataclass
from functools import cached_property

from cooperations.matching import loosening, profile
from cooperations.matching.demands import demands
from cooperations.matching.mixing import mixing
from cooperations.matching.partners import Mix, Partner
from cooperations.matching.question import Question
from cooperations.matching.scoring import scored
from cooperations.matching.situation import Situation
from organisations.rows import rows

MOST_SINGLE = 10


@dataclass(frozen=True)
class Answer:
    """Partners for a question, in what has been recorded of cooperations (`relations.connected`)."""

    question: Question
    connected: dict

    @cached_property
    def situation(self):
        """What the rules look at."""
        return Situation(self.question, profile.ours(self.question, self.connected), self.connected)

    @cached_property
    def demands(self):
        """What a mix must have."""
        return demands(self.situation)

    @cached_property
    def scored(self):
        """The candidates with all that the rules find."""
        return scored(self.situation, [demand.holders for demand in self.demands])

    @cached_property
    def mixing(self):
        """The problem of the best mixes."""
        return mixing(self.scored, self.demands, self.question.size)

    @cached_property
    def contradictions(self):
        """Why no mix can be: what was asked for excludes itself."""
        return list(loosening.contradictions(self.situation, self.demands))

    @cached_property
    def mixed(self):
        """The mixes as positions; none where too few come into question, or where the question contradicts itself."""
        return [] if self.contradictions or len(self.mixing.places) < 2 else self.mixing.mixes()

    @cached_property
    def best(self):
        """The positions of the best single partners."""
        able = [place for place in self.mixing.places if self.scored.alone(place) > 0]
        return able[:MOST_SINGLE]

    @cached_property
    def rows(self):
        """Key to row of all organisations that are named; one query."""
        shown = self.situation.index.bitmap([*self.best, *(place for mix in self.mixed for place in mix)])
        between = {item.label for place in shown for items in self.scored.found[place].values() for item in items}
        friends = sorted(label for label in between if isinstance(label, int))
        index = self.situation.index
        return {row.pk: row for row in rows(index, [*index.keys_at(shown), *friends])}

    @cached_property
    def singles(self):
        """The best single partners."""
        return [one for place in self.best if (one := self.partner(place)).row]

    @cached_property
    def mixes(self):
        """The mixes, the one with the most points first."""
        found = [Mix([self.partner(place) for place in places], self.mixing.value(places)) for places in self.mixed]
        return sorted(found, key=lambda mix: -mix.points)

    def partner(self, place):
        """The organisation at a position as a partner."""
        names = {key: row.name for key, row in self.rows.items()}
        return Partner(self.rows.get(self.situation.index.bitmaps.keys[place]), place, self.scored, names)

    @cached_property
    def notices(self):
        """Sentences on what was not understood or not found, and what to loosen."""
        found = list(loosening.not_understood(self.question))
        return [*found, *self.contradictions, *loosening.shortcomings(self)] if self.question.is_asked else found
