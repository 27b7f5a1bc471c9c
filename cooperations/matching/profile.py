"""Who asks: what is known of our own organisation, together with what was described."""

from dataclasses import dataclass, field

from cooperations.matching.question import DESCRIBED
from organisations.index.bitmaps import LONG_FIELDS

KINDS = (
    "type", "district", "works_in", "values", "goals", "working_methods", "know_how", "resources_offered",
    "resources_sought", "networks", "topics", "target_groups", "languages", "sign",
)  # fmt: skip


@dataclass(frozen=True)
class Profile:
    """What is known of one organisation: the keys of its terms by field, and with whom it has worked (keys).

    A field without terms is unknown, never a "no".
    """

    key: int | None = None
    terms: dict = field(default_factory=dict)
    partners: frozenset = frozenset()

    def __getitem__(self, kind):
        """The keys of the terms of a field."""
        return self.terms.get(kind, frozenset())


def ours(question, connected):
    """The profile of whoever asks: the named organisation, if any, and what the question describes.

    `connected` says who has worked with whom (`relations.connected`).
    """
    index, own = question.index, question.own
    place = index.bitmaps.position(own.pk) if own else None
    terms = {kind: keys_at(index, kind, place) for kind in KINDS} if place is not None else {}
    for name, kind in DESCRIBED.items():
        terms[kind] = terms.get(kind, frozenset()) | frozenset(question.keys(name))
    return Profile(own and own.pk, terms, frozenset(connected.get(own.pk, ())) if own else frozenset())


def keys_at(index, kind, place):
    """The keys of a kind that the organisation at a position has."""
    if kind in LONG_FIELDS:
        return frozenset(index.bitmaps.terms_of[kind][place])
    return frozenset(key for key, bitmap in index.bitmaps[kind].items() if place in bitmap)
