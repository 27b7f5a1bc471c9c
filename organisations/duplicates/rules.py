"""The rules by which two entries are scored: each gives points and a sentence, or takes points for a contradiction.

From 60 points on a pair is shown. The points were set by reading the pairs of a real directory (docs/duplicates.md).
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from communes.distance import kilometres
from organisations.duplicates.naming import likeness

ENOUGH, SURE = 60, 90
MOST_FOR_NAME = 60
NEAR, FAR = 0.15, 5

SHORTEST_STREET = 8
# What a larger body has several of, each with its own entry.
UNITS = {"burgeramt", "aussenstelle", "nebenstelle", "zweigstelle", "kindertagesstatte"}

SENTENCES = {
    "name": _("gleicher Name"),
    "form": _("gleicher Name bis auf die Rechtsform"),
    "misspelt": _("fast gleicher Name, anders geschrieben"),
    "part": _("der eine Name enthält den anderen"),
    "unit": _("der eine ist wohl eine Stelle des anderen"),
    "initials": _("der eine Name ist die Abkürzung des anderen"),
    "short": _("gleicher Kurzname"),
    "apart": _("die Namen unterscheiden sich: „%(here)s“ und „%(there)s“"),
    "other": _("ganz verschiedene Namen"),
    "address": _("gleiche Adresse"),
    "busy-address": _("gleiche Adresse, dort sitzen aber mehrere"),
    "phone": _("gleiche Telefonnummer"),
    "busy-phone": _("gleiche Telefonnummer, die aber mehrere nutzen"),
    "line": _("gleicher Telefonanschluss, andere Durchwahl"),
    "page": _("gleiche Internetseite"),
    "domain": _("gleiche Internetadresse (%(host)s)"),
    "busy-domain": _("gleiche Internetadresse (%(host)s), die aber mehrere nutzen"),
    "email": _("gleiche E-Mail-Adresse"),
    "near": _("nicht weiter als %(metres)d m voneinander"),
    "commune": _("gleiche Kommune"),
    "kind": _("gleiche Art"),
    "house": _("verschiedene Hausnummern"),
    "street": _("verschiedene Straßen"),
    "far": _("%(kilometres)d km voneinander entfernt"),
    "elsewhere": _("verschiedene Orte"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that holds for a pair: its name, its points (negative for a contradiction), words for its sentence."""

    rule: str
    points: int
    words: tuple = ()

    @property
    def sentence(self):
        """The reason as people read it."""
        return str(SENTENCES[self.rule]) % dict(self.words)


def nothing_common(key):
    """Nothing is known of how many entries share a trait."""
    return False


def reasons(one, other, is_common=nothing_common, least=None):
    """All that speaks for and against two entries being one; none where they can't reach so many points as `least`.

    `is_common(key)` says whether a blocking key (directory.keys) belongs to so many entries that it tells little.
    Names are compared last, since that takes longest: most pairs can't be one whatever they are called.
    """
    found = [reason for rule in QUICK_RULES if (reason := rule(one, other, is_common))]
    if least is not None and score(found) + MOST_FOR_NAME < least:
        return []
    return [by_name(one, other), *found]


def score(found):
    """The points of reasons together."""
    return sum(reason.points for reason in found)


def by_name(one, other):
    """The name says most; a word that is left over on both sides tells two branches apart."""
    if called_alike(one, other) or called_alike(other, one):
        return Reason("short", 55)
    if is_initials(one, other) or is_initials(other, one):
        return Reason("initials", 45)
    found = likeness(one.words, other.words, frozenset() if in_two_towns(one, other) else one.town | other.town)
    if found.only_here and found.only_there:
        words = (("here", " ".join(found.only_here)), ("there", " ".join(found.only_there)))
        return Reason("apart", -30 + round(10 * found.share), words) if found.share else Reason("other", -30)
    if found.only_here or found.only_there:
        is_unit = UNITS & {*found.only_here, *found.only_there}
        return Reason("unit", round(50 * found.share) - 20) if is_unit else Reason("part", round(50 * found.share))
    if found.is_misspelt:
        return Reason("misspelt", 56)
    return Reason("name" if one.legal == other.legal else "form", MOST_FOR_NAME)


def called_alike(one, other):
    """Whether the short name of one is the short name or the whole name of the other."""
    return bool(one.short) and one.short in (other.short, "".join(other.words))


def is_initials(one, other):
    """Whether the name of one, without its town, is the first letters of the other's."""
    return bool(other.initials) and bare(one) == other.initials


def bare(one):
    """A name without its town, as one word."""
    return "".join(word for word in one.words if word not in one.town)


def by_address(one, other, is_common):
    """The same house, or two: branches of one association have addresses of their own."""
    if not (one.street and other.street):
        return None
    if not are_one_street(one, other):
        return Reason("street", -25)
    if one.house != other.house:
        return Reason("house", -15) if one.house and other.house else None
    if one.postal_code and other.postal_code and one.postal_code != other.postal_code:
        return None
    return Reason("busy-address", 8) if is_common(("address", one.street, one.house)) else Reason("address", 20)


def are_one_street(one, other):
    """The same street; or, at the same number, one with an addition: a name before it, a staircase behind."""
    if one.street == other.street or one.house != other.house:
        return one.street == other.street
    shorter, longer = sorted((one.street, other.street), key=len)
    return len(shorter) >= SHORTEST_STREET and (longer.startswith(shorter) or longer.endswith(shorter))


def by_phone(one, other, is_common):
    """A number that only they have; the same line with another extension says a little."""
    if shared := one.phones & other.phones:
        busy = all(is_common(("phone", number)) for number in shared)
        return Reason("busy-phone", 8) if busy else Reason("phone", 30)
    return None if one.lines.isdisjoint(other.lines) else Reason("line", 8)


def by_website(one, other, is_common):
    """The same page; or the same host, where it is no host of many."""
    if one.page and one.page == other.page and not is_common(("page", one.page)):
        return Reason("page", 32)
    if not (shared := one.hosts & other.hosts):
        return None
    rare = sorted(host for host in shared if not is_common(("host", host)))
    if rare:
        return Reason("domain", 18, (("host", rare[0]),))
    return Reason("busy-domain", 5, (("host", min(shared)),))


def by_email(one, other, is_common):
    """The same mailbox. The domain counts with the website."""
    if one.email and one.email == other.email:
        return Reason("email", 10 if is_common(("email", one.email)) else 25)
    return None


def by_distance(one, other, is_common):
    """Beside each other, or so far that it can't be one house; the same address is said already."""
    if not (one.point and other.point) or (one.street and other.street and are_one_street(one, other)):
        return None
    far = kilometres(*one.point, *other.point)
    if far > FAR:
        return Reason("far", -15, (("kilometres", round(far)),))
    return Reason("near", 8, (("metres", 150),)) if far <= NEAR else None


def by_place(one, other, is_common):
    """The same name in two towns is two organisations."""
    if one.commune and other.commune:
        return Reason("commune", 5) if one.commune == other.commune else Reason("elsewhere", -35)
    if one.postal_code and other.postal_code:
        return Reason("elsewhere", -35) if one.postal_code[:2] != other.postal_code[:2] else None
    # One may be a district of the other: so it takes less.
    return Reason("elsewhere", -20) if in_two_towns(one, other) else None


def in_two_towns(one, other):
    """Whether two entries name their towns, and no word of one is the other's."""
    return bool(one.town and other.town) and one.town.isdisjoint(other.town)


def by_kind(one, other, is_common):
    """The same type says a little."""
    return Reason("kind", 3) if one.kind and one.kind == other.kind else None


QUICK_RULES = (by_place, by_phone, by_website, by_email, by_address, by_distance, by_kind)
