"""What must be talked about first: opposite ways of working, and the same thing sought. It costs points, no more."""

from django.utils.translation import gettext_lazy as _
from pyroaring import BitMap

from cooperations.matching.situation import Item

COST, RIVALRY = -4, -2
# Ways of working that pull in opposite directions; the address parts of the terms, and what to ask.
OPPOSITIONS = [
    ("ehrenamtlich", "hauptamtlich", _("ehrenamtlich ↔ hauptamtlich. Wann haben alle Zeit, und wer trägt was?")),
    ("basisdemokratisch", "hierarchisch-gefuehrt", _("Plenum ↔ Leitung. Wer entscheidet, und wie schnell?")),
    (
        "religioes-gepraegt",
        "weltanschaulich-neutral",
        _("religiös ↔ weltanschaulich neutral. Was prägt das Gemeinsame?"),
    ),
    ("kurzfristig", "langfristig", _("kurzfristig ↔ langfristig. Wie lange soll es gehen?")),
]


def sides(index):
    """For each opposition the positions that stand on its left side only, and on its right side only."""
    return index.remember("sides", lambda: [one_sided(index, left, right) for left, right, _ask in OPPOSITIONS])


def one_sided(index, left, right):
    """Whoever works in both ways, or does not say, stands on no side."""
    terms = index.terms.by_slug["organisations.workingmethod"]
    one, other = (
        index.having("working_methods", [terms[slug].pk]) if slug in terms else BitMap() for slug in (left, right)
    )
    return one - other, other - one


def our_side(situation, left, right):
    """-1 where we stand on the left side only, 1 on the right side only, else 0."""
    terms = situation.index.terms.by_slug["organisations.workingmethod"]
    ours = [slug in terms and terms[slug].pk in situation.us["working_methods"] for slug in (left, right)]
    return ours[1] - ours[0]


def opposites(situation):
    """Those who stand on the other side than we do."""
    for place, (left, right, ask) in enumerate(OPPOSITIONS):
        if side := our_side(situation, left, right):
            holders = sides(situation.index)[place][0 if side > 0 else 1] & situation.base
            yield Item(("opposition", place), ask, COST, holders)


def rivalry(situation):
    """Those who seek what we seek. Who also offers it, seeks it for others: no rivalry."""
    wanted = situation.us["resources_sought"] - situation.us["resources_offered"]
    return situation.items("resources_sought", wanted, RIVALRY, RIVALRY)
