"""A network ready to be shown: the picture and its words, kept for each version of the data, a few at a time."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass

from django.utils.translation import get_language

from cooperations.network import words
from cooperations.network.arranging import arranged
from cooperations.network.picture import drawn, entries, key_of_types

MOST_KEPT = 6


@dataclass(frozen=True)
class Seen:
    """The picture (`svg`, with its size and the numbers of the types) and what it says in words.

    `groups` leads from the id of a hub to the number of its group; `left_out` counts tied organisations that are not
    drawn.
    """

    svg: str
    width: int
    height: int
    types: list
    bridges: list
    connected: list
    groups: list
    cooperations: list
    group_of: dict
    left_out: int


def seen(ties, sees_all):
    """The network of these ties as seen; None where it could not be computed. Kept, until the data change.

    `sees_all` says whether the ties hold cooperations that are not public.
    """
    kept = ties.index.remember("networks seen", OrderedDict)
    key = hashlib.blake2b(ties.hits.serialize()).digest(), sees_all, get_language()
    if key not in kept:
        made = made_of(ties)
        if made is None:
            return None
        kept[key] = made
    kept.move_to_end(key)
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)
    return kept[key]


def made_of(ties):
    """The network as seen, made anew; one query."""
    arrangement = arranged(ties)
    if arrangement is None:
        return None
    known, found = entries(ties.index, arrangement.organisations), arrangement.found
    types = key_of_types(ties.index, known.values())
    hubs = [table.hub.id for table in arrangement.tables]
    return Seen(
        drawn(arrangement, known, types),
        found["width"],
        found["height"],
        types,
        list(words.bridges(arrangement, known)),
        list(words.connected(arrangement, known)),
        words.groups(arrangement, known, ties.index),
        list(words.cooperations(arrangement, known)),
        {
            **dict(zip(hubs, found["hub_groups"], strict=True)),
            **dict(zip(arrangement.organisations, found["groups"], strict=True)),
        },
        len(ties.number) - len(arrangement.organisations),
    )
