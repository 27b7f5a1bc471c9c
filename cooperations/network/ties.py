"""Who is tied to whom: the organisations of a selection, and the networks and cooperations that they belong to."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from pyroaring import BitMap

from cooperations.models import Cooperation, Partner
from organisations.index.index import Index

NETWORK, COOPERATION = "network", "cooperation"


@dataclass(frozen=True)
class Hub:
    """What organisations belong to: a network or a cooperation.

    `key` is its primary key, `address` where it can be read, `members` the positions of the selection's organisations
    in it; `is_planned` tells a cooperation that is not agreed yet.
    """

    kind: str
    key: int
    name: str
    address: str
    members: BitMap
    is_planned: bool = False

    @property
    def id(self):
        """A name that stays the same as long as it exists, for pages and files."""
        return f"{self.kind}-{self.key}"

    @property
    def is_network(self):
        """Whether it is a network; else a cooperation."""
        return self.kind == NETWORK


@dataclass(frozen=True)
class Ties:
    """The hubs of a selection, networks first; its organisations are positions of the index."""

    index: Index
    hits: BitMap
    hubs: list

    @cached_property
    def number(self):
        """Position to the number of its ties, for all that have any."""
        found = Counter()
        for hub in self.hubs:
            found.update(hub.members)
        return found

    @cached_property
    def isolated(self):
        """The organisations that belong to nothing."""
        return self.hits - BitMap.union(BitMap(), *(hub.members for hub in self.hubs))

    @property
    def total(self):
        """The number of all ties."""
        return sum(len(hub.members) for hub in self.hubs)

    @cached_property
    def by_number(self):
        """All tied organisations, those with the most ties first, equals by name."""
        names, keys = self.index.bitmaps.sort_keys, self.index.bitmaps.keys
        return sorted(self.number, key=lambda place: (-self.number[place], names[place], keys[place]))

    def hubs_of(self, places):
        """Position to the hubs that it belongs to, for some positions."""
        wanted, found = BitMap(places), defaultdict(list)
        for hub in self.hubs:
            for place in hub.members & wanted:
                found[place].append(hub)
        return found


def ties(index, hits, cooperations):
    """The ties among the organisations of a bitmap; `cooperations` is a queryset. One query."""
    return Ties(index, hits, [*networks(index, hits), *joint_work(index, hits, cooperations)])


def networks(index, hits):
    """The networks that any of the organisations belongs to, by name."""
    for term, bitmap in index.terms_in_use("networks"):
        if members := bitmap & hits:
            yield Hub(NETWORK, term.pk, term.name, reverse("network", args=[term.slug]), members)


def joint_work(index, hits, cooperations):
    """The cooperations in which any of the organisations takes part, the oldest first."""
    taking_part = Partner.objects.filter(cooperation__in=cooperations.order_by().values("pk"))
    columns = ("cooperation_id", "cooperation__title", "cooperation__state")
    members = defaultdict(BitMap)
    for *cooperation, organisation in taking_part.order_by().values_list(*columns, "organisation_id"):
        place = index.bitmaps.position(organisation)
        if place is not None and place in hits:
            members[tuple(cooperation)].add(place)
    for (key, title, state), found in sorted(members.items()):
        is_planned = state not in Cooperation.CONNECTING
        yield Hub(COOPERATION, key, title, f"#{COOPERATION}-{key}", found, is_planned)


def known_cooperations(sees_all):
    """The cooperations that a reader may know of, but for those that came to nothing."""
    known = Cooperation.objects if sees_all else Cooperation.objects.shown_publicly()
    return known.exclude(state=Cooperation.State.FAILED)
