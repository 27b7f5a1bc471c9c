"""What is compared of an entry: names without legal form, streets, numbers and addresses in one spelling.

Everything that people write differently without meaning it is levelled here, once for each entry.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from communes.models import Commune
from communes.names import plain, without_e
from organisations.duplicates.abbreviations import PROTESTANT, initials, written_out
from organisations.words import FILLERS, LEGAL_FORMS, PART, prepared

# Says that it is an association or foundation, not which one.
LEGAL_WORDS_LISTED = """
stiftung verein eingetragener eingetragene gemeinnutzige gemeinnutziger gesellschaft haftungsbeschrankt
"""
LEGAL_WORDS = frozenset(LEGAL_WORDS_LISTED.split())
TITLES = {"dr", "prof", "u"}
FREEMAIL_LISTED = """
gmail.com googlemail.com gmx.de gmx.net web.de t-online.de yahoo.de yahoo.com hotmail.com hotmail.de
outlook.com outlook.de icloud.com posteo.de mailbox.org freenet.de aol.com arcor.de live.de live.com
me.com riseup.net
"""
FREEMAIL = frozenset(FREEMAIL_LISTED.split())
# Where many organisations have pages of their own.
SHARED_HOSTS_LISTED = """
facebook.com de-de.facebook.com m.facebook.com instagram.com twitter.com x.com youtube.com
linkedin.com meetup.com betterplace.org nebenan.de wordpress.com blogspot.com blogspot.de jimdo.com
wixsite.com google.com sites.google.com docs.google.com github.com caritas.de diakonie.de drk.de
awo.org paritaet.org malteser.de johanniter.de ekd.de internationaler-bund.de
berlin.de hamburg.de muenchen.de stadt-koeln.de bonn.de
"""
SHARED_HOSTS = FREEMAIL | frozenset(SHARED_HOSTS_LISTED.split())
HOUSE = re.compile(r"^(.*?\D)[\s,]*(\d+)\s*([a-z]?)(?:\s*[-\u2013/+]\s*\d+\s*[a-z]?)*\s*$")
STREET = re.compile(r"str(?:asse|\.)?(?=\W|$)")
PLACE_FORMS = re.compile(r"[\W_]+")
BETWEEN_NUMBERS = re.compile(r"[^\W\d_]+|[,;|]|\s/\s")
# Many pages of an association begin with one of these.
FRONT_PAGE = re.compile(r"/(?:index|home|start|default)\.(?:html?|php|aspx?)$")
COUNTRY_CODE = re.compile(r"^\s*(?:\+|00)\s*49\s*(?:\(\s*0\s*\))?")
SHORTEST_NUMBER = 6
# So many digits at the end of a phone number may be an extension.
EXTENSION, SHORTEST_LINE = 2, 9
MOST_TOWNS = 2_000


@dataclass(frozen=True, slots=True)
class Traits:
    """One entry, ready to be compared; `key` is None for what is only typed. Empty is unknown."""

    key: int | None
    words: tuple[str, ...]
    initials: str
    legal: frozenset[str]
    town: frozenset[str]
    short: str
    street: str
    house: str
    postal_code: str
    phones: frozenset[str]
    lines: frozenset[str]
    page: str
    hosts: frozenset[str]
    email: str
    point: tuple[float, float] | None
    commune: int | None
    kind: int | None


# The columns that `traits` takes, in its order.
COLUMNS = (
    *("pk", "name", "short_name", "street", "postal_code", "city", "phone", "email", "website"),
    *("commune_id", "commune__name", "type_id", "latitude", "longitude"),
)


def traits(
    key=None, name="", short_name="", street="", postal_code="", city="", phone="", email="", website="",
    commune=None, place="", kind=None, latitude=None, longitude=None,
):  # fmt: skip
    """The traits of an entry given by its columns; `place` is the name of the commune, None without one."""
    words = name_words(name)
    road, house = address(street)
    numbers = frozenset(phone_numbers(phone))
    page, host = web_page(website)
    email = email.strip().lower()
    return Traits(
        key=key,
        words=tuple(written_out(words)),
        initials=initials(words),
        legal=legal_forms(name),
        town=town_words(place or "") | town_words(city),
        short="".join(written_out(name_words(short_name))),
        street=road,
        house=house,
        postal_code=postal_code.strip(),
        phones=numbers,
        lines=frozenset(number[:-EXTENSION] for number in numbers if len(number) >= SHORTEST_LINE),
        page=page,
        hosts=frozenset({host, email.rpartition("@")[2]} - SHARED_HOSTS - {""}),
        email=email,
        point=None if latitude is None or longitude is None else (latitude, longitude),
        commune=commune,
        kind=kind,
    )


def traits_of(organisation):
    """The traits of an organisation, saved or not."""
    return traits(*told(organisation))


def told(organisation):
    """The columns of an organisation, saved or not, as `traits` takes them; plain values."""
    values = (getattr(organisation, name.replace("__name", ""), None) for name in COLUMNS)
    return [value.name if isinstance(value, Commune) else value for value in values]


def name_words(name):
    """The words of a name that tell it from others: without legal form, as long as any are left.

    A word that stands twice counts twice: "Amt Nord-Süd, Haus Nord" is not "Amt Nord-Süd, Haus Süd".
    """
    name = PROTESTANT.sub("evangelisch ", name)
    words = [word for part in PART.findall(prepared(name)) if (word := without_e(part)) not in FILLERS]
    return [word for word in words if word not in LEGAL_WORDS | TITLES] or words


def legal_forms(name):
    """The legal forms that a name says, without points and blanks: "Brücke e. V." gives "ev"."""
    return frozenset(PLACE_FORMS.sub("", form) for form in LEGAL_FORMS.findall(plain(name)))


@lru_cache(MOST_TOWNS)
def town_words(name):
    """The words by which a name says its town: "Köln" gives "koln" and "kolner", folded."""
    words = PLACE_FORMS.split(without_e(plain(name)))
    return frozenset(form for word in words if word for form in (word, f"{word}er", f"{word.removesuffix('en')}er"))


def address(text):
    """Street and house number: "Karl-Marx-Str. 83 a–85" gives "karlmarxstr", "83a"."""
    found = HOUSE.match(plain(text))
    road, number, letter = found.groups() if found else (plain(text), "", "")
    return PLACE_FORMS.sub("", without_e(STREET.sub("str", road))), number + letter


def phone_numbers(text):
    """The numbers of a text as digits that begin with the area code: "+49 (0)221 1234-0" gives "022112340"."""
    for part in BETWEEN_NUMBERS.split(text):
        digits = re.sub(r"\D", "", COUNTRY_CODE.sub("0", part))
        if len(digits) >= SHORTEST_NUMBER:
            yield digits


def web_page(text):
    """A web address without scheme, "www." and final slash, and its host; empty for what is none."""
    text = text.strip().lower()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return "", ""
    query = f"?{parts.query}" if parts.query else ""
    folder = FRONT_PAGE.sub("", parts.path.rstrip("/"))
    return (f"{host}{folder}{query}", host) if "." in host else ("", "")
