"""Identifiers of things that stay, whatever their names and the address of the site become."""

from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from organisations.index import kept
from organisations.models import Origin


def identifier(kind, key):
    """The UUID of a thing of this directory: the same for ever, and no other has it (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, f"{origin()}/hsds/{kind}/{key}")


def origin():
    """What all identifiers of this directory are made of; read again after changes, among them a restored backup."""
    return origin_as_of(kept.version_at_hand())


@lru_cache(maxsize=1)
def origin_as_of(version):
    """The same, for a version of the data."""
    return Origin.of_this_directory()
