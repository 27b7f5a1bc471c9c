"""QR codes, and the short addresses that stand beside them."""

from functools import lru_cache
from io import BytesIO

import segno
from django.conf import settings
from django.urls import reverse

from organisations.links import short_link

# What a QR code of moderate size holds; a longer address is printed, but not coded.
LONGEST = 600


@lru_cache(maxsize=4000)
def qr(address):
    """A QR code (ISO/IEC 18004, level M) as SVG; empty for an address too long for one that phones can read."""
    if len(address) > LONGEST:
        return ""
    out = BytesIO()
    segno.make(address, micro=False, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def whole(path):
    """An address of this site with its scheme and host."""
    return settings.SITE_URL + path


def short_of_entry(organisation):
    """The short address of an entry, for typing: it leads to the entry whatever its name becomes."""
    return whole(reverse("short", args=[organisation.pk]))


def as_read(address):
    """An address as people read it."""
    return short_link(address)
