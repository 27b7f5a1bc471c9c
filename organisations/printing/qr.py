"""QR codes (ISO/IEC 18004, level M). Needs no Django: the process that typesets draws them.

The library is loaded where it is used, as in `pictures`.
"""

from functools import lru_cache
from io import BytesIO

# What a code of moderate size holds; a longer address is printed, but not coded.
LONGEST = 600


@lru_cache(maxsize=4000)
def svg(address):
    """An address as a QR code in SVG; empty for none, and for one too long for phones to read."""
    if not 0 < len(address) <= LONGEST:
        return ""
    import segno

    out = BytesIO()
    segno.make(address, micro=False, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True)
    return out.getvalue().decode()
