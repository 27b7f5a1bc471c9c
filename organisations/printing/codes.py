"""Addresses as they stand on paper: whole, short, as people read them."""

from django.conf import settings
from django.urls import reverse

from communes.links import short_link

# A longer address is no link (PDF readers refuse it), and is shown cut.
LONGEST_LINK, LONGEST_SHOWN = 2000, 200


def whole(path):
    """An address of this site with its scheme and host."""
    return settings.SITE_URL + path


def short_of_entry(organisation):
    """The short address of an entry, for typing: it leads to the entry whatever its name becomes."""
    return whole(reverse("short", args=[organisation.pk]))


def linkable(address):
    """The address, where it is not too long to follow."""
    return address if len(address) <= LONGEST_LINK else ""


def as_read(address):
    """An address as people read it."""
    shown = short_link(address)
    return shown if len(shown) <= LONGEST_SHOWN else shown[:LONGEST_SHOWN] + "…"
