"""Novelty and acquaintance: how partners differ from us, and who knows whom.

Each function takes a `Situation` and gives items. Different is only what both sides have said.
"""

from django.utils.translation import gettext_lazy as _

from cooperations.matching.situation import Item

# Points by the dial "Neuheit": whoever looks for new people passes over acquaintances, others start with them.
WORKED_TOGETHER = (10, 4, -6, -14)
SAME_NETWORK = (6, 3, -5, -12)
FRIEND = (6, 4, 2, 0)
MOST_FRIENDS, MOST_DISTRICTS = 30, 100
MIGRANT_LED = "migrantisch-gefuehrt"
SIGN_WORDS = {
    "jung": _("jung"),
    "etabliert": _("seit langem etabliert"),
    "ehrenamtlich": _("rein ehrenamtlich"),
    "hauptamtlich": _("mit Hauptamtlichen"),
    "klein": _("klein"),
    "gross": _("groß"),
    MIGRANT_LED: _("migrantisch geführt"),
    "nicht-religioes": _("nicht religiös gebunden"),
    "religioes": _("religiös gebunden"),
}
OPPOSITE = {"jung": "etabliert", "ehrenamtlich": "hauptamtlich", "klein": "gross", "religioes": "nicht-religioes"}
OPPOSITE |= {other: one for one, other in OPPOSITE.items()}


def types(situation):
    """Types other than ours, where we are known and nobody is known as our partner."""
    return () if situation.us.partners else types_but(situation, situation.us["type"])


def new_types(situation):
    """Types that neither we nor our partners have."""
    return (
        types_but(situation, situation.us["type"] | among_partners(situation, "type")) if situation.us.partners else ()
    )


def types_but(situation, known):
    """All types in use but those that are known; none where nothing is known."""
    return situation.items("type", set(situation.index.used("type")) - known, 4, 8) if known else ()


def signs(situation):
    """Signs whose opposite we have, and which none of our partners has."""
    wanted = {OPPOSITE[sign] for sign in situation.us["sign"] if sign in OPPOSITE}
    return by_sign(situation, wanted - among_partners(situation, "sign"), 5)


def voice(situation):
    """Led by people with a history of migration, as the organisation itself has said and released."""
    known = situation.us["sign"] | among_partners(situation, "sign")
    return by_sign(situation, {MIGRANT_LED} - known, 6)


def by_sign(situation, wanted, points):
    """An item for each sign."""
    for sign in sorted(wanted):
        if holders := situation.having("sign", sign):
            yield Item(("sign", sign), SIGN_WORDS[sign], points, holders)


def among_partners(situation, kind):
    """The keys of a kind that any of our partners has."""
    places = situation.places(situation.us.partners)
    return {key for key, bitmap in situation.index.bitmaps[kind].items() if bitmap.intersect(places)}


def districts(situation):
    """Other districts of the communes where we work."""
    if not situation.us["district"]:
        return
    here = situation.index.having("works_in", situation.us["works_in"])
    for item in all_districts(situation):
        if item.key[1] not in situation.us["district"] and (holders := item.holders & here):
            yield Item(item.key, item.label, 2, holders)


def unconnected(situation):
    """Partners who name networks, of which none is ours, and with whom no cooperation is known."""
    if not situation.us["networks"]:
        return
    named = situation.index.remember("in any network", lambda: in_any_network(situation.index))
    yield Item("unconnected", "", 6, (named & situation.base) - situation.direct)


def in_any_network(index):
    """The positions that name a network."""
    return index.having("networks", list(index.bitmaps["networks"]))


def partners(situation):
    """Those we have worked with."""
    points = WORKED_TOGETHER[situation.question.dials["neuheit"]]
    yield Item("worked together", "", points, situation.places(situation.us.partners) & situation.base)


def shared_networks(situation):
    """Those who are in a network of ours."""
    points = SAME_NETWORK[situation.question.dials["neuheit"]]
    return situation.items("networks", situation.us["networks"], points, points)


def friends(situation):
    """Those who have worked with somebody we know, or are in a network with somebody we have worked with.

    The label of an item is the key of the one between us.
    """
    points = FRIEND[situation.question.dials["neuheit"]]
    places = situation.index.bitmaps
    for place in acquaintances(situation) if points else ():
        key = places.keys[place]
        known = situation.places(situation.connected.get(key, ()))
        if key in situation.us.partners:
            known = known | situation.index.having("networks", places.terms_of["networks"][place])
        if holders := (known & situation.base) - situation.direct:
            yield Item(("friend", key), key, points, holders)


def acquaintances(situation):
    """Positions of those we are connected with who have worked with somebody, a bounded number, in order of names."""
    known = situation.places(situation.connected) & situation.direct | situation.places(situation.us.partners)
    return list(known)[:MOST_FRIENDS]


def all_types(situation):
    """All types, for the variety of a mix."""
    return situation.items("type", situation.index.used("type"), 5, 7)


def all_signs(situation):
    """All signs, for the variety of a mix."""
    return by_sign(situation, SIGN_WORDS, 3)


def all_districts(situation):
    """The commonest districts, for the variety of a mix."""
    keys = (key for key, _count in situation.index.commonest("district", situation.base, MOST_DISTRICTS))
    return situation.items("district", keys, 3, 3)
