"""Addresses that came from people, checked again before they become a link."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

SCHEMES = {"http", "https"}


def safe_link(address):
    """The address when it is plain http(s) with a host and without a user's name, else empty."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in SCHEMES and "." in (parts.hostname or "") and "@" not in parts.netloc
        sound = sound and not is_inner_address(parts.hostname)
    except ValueError:
        return ""
    return address if sound else ""


def is_inner_address(host):
    """Whether the host is the number of a machine that is not on the public internet."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return False


def short_link(address):
    """The address as people read it: without scheme, "www." and a slash at the end."""
    return address.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def check_web_address(address):
    """Refuses what is no web address, and what we would not link to."""
    try:
        URLValidator(schemes=SCHEMES)(address)
    except ValidationError:
        address = ""
    if not safe_link(address):
        raise ValidationError(_("Bitte geben Sie eine Internetadresse wie https://www.example.org an."))


class WebAddressField(models.URLField):
    """A web address of people: "example.org" means https, and only what `safe_link` accepts is kept."""

    default_validators = [check_web_address]

    def formfield(self, **options):
        return super().formfield(**{"assume_scheme": "https", **options})
