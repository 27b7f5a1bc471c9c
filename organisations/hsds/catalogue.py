"""Which services there are, in a fixed order: one for each offer, one in general for an organisation without offers.

Worked out once for each version of the data. Identifiers lead back to keys by what can be worked out from the keys.
"""

from array import array
from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from organisations.exchange.identifiers import identifier, origin
from organisations.models import FormerNumber, Offer

GENERAL = 0
# The first half of identifiers by origin and kind: the place is the key. They depend on nothing but keys, so they stay.
_known = defaultdict(lambda: array("Q"))


@dataclass(frozen=True)
class Catalogue:
    """Services in parallel arrays: the key of the organisation, and of the offer (`GENERAL` for none)."""

    owners: array
    offers: array
    largest_owner: int
    largest_offer: int

    @classmethod
    def read(cls, index):
        """All services of the published organisations, by key."""
        offered = defaultdict(list)
        for organisation, offer in Offer.objects.order_by("pk").values_list("organisation_id", "pk").iterator():
            offered[organisation].append(offer)
        owners, offers = array("q"), array("q")
        for key in sorted(index.keys_at(index.alive)):
            for offer in offered.get(key, (GENERAL,)):
                owners.append(key)
                offers.append(offer)
        return cls(owners, offers, max(owners, default=0), max(offers, default=0))

    def places(self, index, hits, offered=None):
        """The places of the services of some organisations (a bitmap), of which `offered` (if any) narrows offers."""
        position = index.bitmaps.position
        return [
            place
            for place, (owner, offer) in enumerate(zip(self.owners, self.offers, strict=True))
            if position(owner) in hits and (offered is None or offered(owner, offer))
        ]


def catalogue(index) -> Catalogue:
    """The services as of the index."""
    return index.remember("hsds services", lambda: Catalogue.read(index))


def organisation_keys(index, hits):
    """The keys of some organisations (a bitmap) by key."""
    return sorted(index.keys_at(hits))


def service_name(owner, offer):
    """What an identifier of a service is made of."""
    return ("service/offer", offer) if offer else ("service/general", owner)


def key_of(kind, text, largest):
    """The key behind an identifier of a kind, among keys up to the largest there is; None for none."""
    try:
        wanted = UUID(text)
    except ValueError:
        return None
    known = _known[origin(), kind]
    known.extend(half(identifier(kind, key)) for key in range(len(known), largest + 1))
    try:
        key = known.index(half(wanted))
    except ValueError:
        return None
    return key if identifier(kind, key) == wanted else None


def half(uuid):
    """The first eight bytes of an identifier."""
    return uuid.int >> 64


def organisation_of(index, text):
    """The key of the published organisation with this identifier; None for none."""
    found = catalogue(index)
    key = key_of("organization", text, found.largest_owner)
    if key and is_alive(index, key):
        return key
    survivor = survivor_of(text)
    return survivor if survivor and is_alive(index, survivor) else None


def survivor_of(text):
    """The key of the organisation into which the one with this identifier was merged; None for none."""
    former = FormerNumber.objects.values_list("number", "organisation")
    return next((key for number, key in former if str(identifier("organization", number)) == text.lower()), None)


def is_alive(index, key):
    """Whether an organisation is published."""
    position = index.bitmaps.position(key)
    return position is not None and position in index.alive


def service_of(index, text, prefix=""):
    """The place of the service with this identifier; None for none. `prefix` is that of other things of a service."""
    found = catalogue(index)
    if offer := key_of(f"{prefix}service/offer", text, found.largest_offer):
        return place_of(found.offers, offer)
    if owner := key_of(f"{prefix}service/general", text, found.largest_owner):
        place = place_of(found.owners, owner)
        return place if place is not None and found.offers[place] == GENERAL else None
    return None


def place_of(keys, key):
    """The place of a key; None for none."""
    try:
        return keys.index(key)
    except ValueError:
        return None
