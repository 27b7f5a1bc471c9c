"""Which organisations of the directory a row may mean: the one place that answers this for imports.

A simple key for now: the name without its legal form, then town, phone, e-mail domain and website. Whatever takes its
place answers `candidates` with the same values.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from rapidfuzz import fuzz

from communes.names import fold
from organisations import changes, phones
from organisations.models import Organisation
from organisations.words import words_of

POSSIBLE, MOST = 50, 3
MOST_SHARING = 20
MAIL_FOR_ALL = {"gmail", "googlemail", "gmx", "web", "t-online", "yahoo", "hotmail", "outlook", "aol", "posteo"}
MAIL_FOR_ALL |= {"freenet", "icloud", "mail", "live", "mailbox", "arcor"}


@dataclass(frozen=True)
class Likely:
    """An organisation that a row may mean: its key and name, a score up to 100, and the reasons as sentences."""

    key: int
    name: str
    score: int
    reasons: list


@dataclass(frozen=True)
class Traits:
    """What of an organisation is compared."""

    key: int | None
    name: str
    bare_name: str
    commune: int | None
    postal_code: str
    digits: str
    domain: str
    host: str

    @property
    def keys(self):
        """By what others that may be the same are looked up."""
        named = [("name", self.bare_name), ("phone", self.digits), ("domain", self.domain), ("host", self.host)]
        return [(kind, value) for kind, value in named if value]


def candidates(organisations):
    """For each organisation, saved or not, those of the directory that may be the same, the likeliest first."""
    known, by_key = directory(changes.version())
    return [likely_ones(one, known, by_key) for one in organisations]


def likely_ones(organisation, known, by_key):
    """The organisations that share a trait with one and may be the same; not itself."""
    own = traits(*(getattr(organisation, name) for name in COLUMNS))
    sharing = {other for key in own.keys if len(by_key.get(key, ())) <= MOST_SHARING for other in by_key.get(key, ())}
    found = [likely(own, known[other]) for other in sharing if other != own.key]
    return sorted((one for one in found if one.score >= POSSIBLE), key=lambda one: (-one.score, one.key))[:MOST]


COLUMNS = ["pk", "name", "commune_id", "postal_code", "phone", "email", "website"]


@lru_cache(maxsize=1)
def directory(version):
    """Traits of all organisations by key, and the keys that share a trait; read once for each version of the data."""
    known = {row[0]: traits(*row) for row in Organisation.objects.order_by().values_list(*COLUMNS).iterator()}
    by_key = defaultdict(list)
    for one in known.values():
        for key in one.keys:
            by_key[key].append(one.key)
    return known, by_key


def traits(key, name, commune, postal_code, phone, email, website):
    """What of an organisation is compared."""
    words = "".join(words_of(name)) or fold(name)
    domain = email.rpartition("@")[2].casefold()
    return Traits(
        key,
        name,
        words,
        commune,
        postal_code,
        phones.digits(phone.split(";")[0]) if phone else "",
        "" if domain.rpartition(".")[0].split(".")[-1] in MAIL_FOR_ALL else domain,
        host(website),
    )


def host(website):
    """The host of a website with its path, without "www."; large sites hold many organisations below one host."""
    try:
        parts = urlsplit(website)
    except ValueError:
        return ""
    return re.sub(r"^www\.", "", (parts.hostname or "")) + parts.path.rstrip("/").casefold()


def likely(own, other):
    """How likely two are the same, with reasons. Weights were set by looking at doubled entries of real lists."""
    alike = fuzz.token_set_ratio(fold(own.name), fold(other.name))
    same_place = (own.commune is not None and own.commune == other.commune) or (
        own.postal_code and own.postal_code == other.postal_code
    )
    elsewhere = own.commune and other.commune and own.commune != other.commune
    rules = [
        (own.bare_name == other.bare_name, 60, _("gleicher Name")),
        (own.bare_name != other.bare_name and alike >= 85, 35, _("ähnlicher Name")),
        (same_place, 20, _("gleicher Ort")),
        (elsewhere, -25, _("anderer Ort")),
        (own.digits and own.digits == other.digits and len(own.digits) > 5, 25, _("gleiche Telefonnummer")),
        (own.domain and own.domain == other.domain, 15, _("gleiche E-Mail-Adresse hinter dem @")),
        (own.host and own.host == other.host, 25, _("gleiche Website")),
    ]
    holding = [(points, reason) for holds, points, reason in rules if holds]
    score = max(0, min(100, sum(points for points, _reason in holding)))
    return Likely(other.key, other.name, score, [reason for _points, reason in holding])
