"""Identifiers of things that stay, whatever their names and the address of the site become."""

from functools import cache
from uuid import NAMESPACE_URL, uuid5

from organisations.models import Origin


def identifier(kind, key):
    """The UUID of a thing of this directory: the same for ever, and no other has it (RFC 9562, version 5)."""
    return uuid5(NAMESPACE_URL, f"{origin()}/hsds/{kind}/{key}")


@cache
def origin():
    """What all identifiers of this directory are made of, read once: it never changes."""
    return Origin.of_this_directory()
