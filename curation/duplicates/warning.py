"""Who is likely the same as an organisation that is being typed; one scorer with the search and the imports.

While somebody types, little is known: from WHILE_TYPING points on an entry is shown. A form is sent back once from
BEFORE_SAVING points on (docs/duplicates.md says on which data both were set).
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError

from communes import fields
from communes.models import Commune
from curation.models import NotDuplicate
from curation.numbers import number
from organisations.duplicates import kept
from organisations.duplicates.traits import traits, traits_of
from organisations.models import Organisation

WHILE_TYPING, BEFORE_SAVING = 50, 65
MOST_SHOWN = 5
TYPED = ("name", "short_name", "street", "postal_code", "city", "phone", "email", "website")
LONGEST_COMMUNE = 200


@dataclass(frozen=True)
class Likely:
    """An entry that may be the same, with the points and the reasons as sentences."""

    organisation: Organisation
    score: int
    reasons: list[str]

    @property
    def place(self):
        """Where it is, in a few words."""
        return self.organisation.city or (self.organisation.commune.name if self.organisation.commune else "")


def likely(typed, least, without=()):
    """The entries that may be the same as what is typed, the likeliest first; two questions to the database.

    `typed`: traits, with the key of the entry that is being changed; left out is of whom somebody said that they are
    two organisations, and the keys in `without`.
    """
    found = {one.key: one for one in kept.current().similar(typed, MOST_SHOWN + len(without), least)}
    for key in {*without, *told_apart(typed.key)} & found.keys():
        del found[key]
    there = Organisation.objects.select_related("commune").in_bulk(found)
    shown = [
        Likely(there[key], one.score, [reason.sentence for reason in one.reasons if reason.points > 0])
        for key, one in found.items()
        if key in there
    ]
    return shown[:MOST_SHOWN]


def likely_of(organisation):
    """The entries that may be the same as one of the directory."""
    return likely(traits_of(organisation), WHILE_TYPING)


def told_apart(key):
    """The keys of those of whom somebody said that they and this one are two."""
    if not key:
        return set()
    pairs = NotDuplicate.objects.filter(first=key) | NotDuplicate.objects.filter(second=key)
    return {other for pair in pairs.values_list("first", "second") for other in pair} - {key}


def of_query(data):
    """The traits of what somebody types, out of the parameters of an address; each as long as its column at most."""
    texts = {name: data.get(name, "")[: longest(name)] for name in TYPED}
    commune = commune_of(data.get("commune", ""))
    key = number(data.get("nummer", ""))
    return traits(key, **texts, commune=commune and commune.pk, place=commune and commune.name)


def of_form(key, cleaned):
    """The traits of what a form holds; `key` is that of the entry that it changes."""
    commune = cleaned.get("commune")
    texts = {name: cleaned.get(name) or "" for name in TYPED}
    kind = cleaned.get("type")
    return traits(key, **texts, commune=commune and commune.pk, place=commune and commune.name, kind=kind and kind.pk)


def longest(name):
    """The most letters that a column takes."""
    return Organisation._meta.get_field(name).max_length


def commune_of(text):
    """The commune that is chosen or written in the form; None for what is not known, or not yet."""
    if not fields.are_many():
        return Commune.objects.filter(pk=number(text)).first() if number(text) else None
    try:
        return fields.named(text[:LONGEST_COMMUNE]) if text else None
    except ValidationError:
        return None
