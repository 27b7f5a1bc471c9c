"""What a mix must have: somebody of a type, of the commune itself, or with a sign."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from cooperations.matching.novelty import SIGN_WORDS
from cooperations.matching.question import OF_THE_COMMUNE


@dataclass(frozen=True)
class Demand:
    """One demand: its parameter and value, how people call it, and the positions that meet it."""

    name: str
    value: str
    label: str
    holders: BitMap


def demands(situation):
    """All demands of a question, in a fixed order."""
    question, index = situation.question, situation.index
    found = [
        Demand("mitart", term.slug, term.label, index.having("type", [term.pk]) & situation.base)
        for term in question.terms["mitart"]
    ]
    if question.wants_commune:
        own = index.having("type", question.municipal) & situation.base
        found.append(Demand("mitart", OF_THE_COMMUNE, _("jemand von Rat oder Verwaltung"), own))
    found += [
        Demand("mitmerkmal", sign.slug, SIGN_WORDS[sign.slug], situation.having("sign", sign.slug))
        for sign in question.signs
    ]
    return found
