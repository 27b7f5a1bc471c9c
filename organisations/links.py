"""Addresses that came from people, checked again before they become a link."""

from urllib.parse import urlsplit

SCHEMES = {"http", "https"}


def safe_link(address):
    """The address when it is plain http(s) with a host and without a user's name, else empty."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in SCHEMES and "." in (parts.hostname or "") and "@" not in parts.netloc
    except ValueError:
        return ""
    return address if sound else ""


def short_link(address):
    """The address as people read it: without scheme, "www." and a slash at the end."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")
