"""Which organisations of the directory the rows of a file may mean."""

from dataclasses import dataclass

from organisations.duplicates import kept
from organisations.duplicates.traits import traits_of
from organisations.rows import names

MOST = 3


@dataclass(frozen=True)
class Likely:
    """An organisation that a row may mean: its key and name, the points, and the reasons as sentences."""

    key: int
    name: str
    score: int
    reasons: list


def candidates(organisations):
    """For each organisation, saved or not, those of the directory that may be the same, the likeliest first."""
    found = kept.current().similar_to_each([traits_of(one) for one in organisations], MOST)
    called = names({similar.key for several in found for similar in several})
    return [[likely(one, called[one.key][0]) for one in several if one.key in called] for several in found]


def likely(similar, name):
    """One of them, with its name."""
    return Likely(similar.key, name, similar.score, [reason.sentence for reason in similar.reasons])
