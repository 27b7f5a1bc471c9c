"""What one row of a list shows of an organisation: its own columns from the database, all names from the index."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language

from organisations.index.terms import TABLES, Term
from organisations.models import Organisation
from organisations.models.confirmation import Confirmed
from organisations.statements import fetch

COLUMNS = (
    "pk", "name", "slug", "description", "city", "type_id", "commune_id", "district_id",
    "confirmed_on", "confirmed_how", "confirmed_by_id",
)  # fmt: skip
GERMAN = "de"


@dataclass
class Row(Confirmed):
    """One organisation of a list; `found_offers` and `found_terms` say where the words of a search stand.

    `distance` is how far it is from the place that was asked for, in words.
    """

    pk: int
    name: str
    slug: str
    description: str
    place: str
    type: Term
    other_languages: list[str]
    confirmed_on: date | None
    confirmed_how: str
    confirmed_by_id: int | None
    address: str
    found_offers: list[str] = ()
    found_terms: list[tuple] = ()
    distance: str = ""


def rows(index, keys):
    """The rows of the organisations with these keys, in this order; one query."""
    found = {values[0]: values for values in fetch(columns, keys)}
    folder, language, spoken = reverse("list"), get_language(), besides_german(index)
    return [row(index, folder, language, spoken, *found[key]) for key in keys if key in found]


def columns(keys):
    """The columns of the organisations with these keys."""
    return Organisation.objects.order_by().filter(pk__in=keys).values_list(*COLUMNS)


def names(keys):
    """Key to name and address of the page, for the organisations with these keys; one query."""
    found, folder = Organisation.objects.order_by().filter(pk__in=keys), reverse("list")
    return {key: (name, f"{folder}{slug}/") for key, name, slug in found.values_list("pk", "name", "slug")}


def besides_german(index):
    """The languages that go not without saying, each with its bitmap."""
    return [(term, bitmap) for term, bitmap in index.terms_in_use("languages") if term.slug != GERMAN]


def row(
    index, folder, language, spoken, key, name, slug, description, city, type_id, commune_id, district_id, *confirmed
):
    """One row from the values of the columns; `folder` is the address below which all entries lie."""
    known, position = index.terms.by_key, index.bitmaps.position(key)
    place = known[TABLES["district"]].get(district_id) or known[TABLES["works_in"]].get(commune_id)
    return Row(
        key,
        name,
        slug,
        description,
        place.label_in(language) if place else city,
        known[TABLES["type"]].get(type_id),
        [term.label_in(language) for term, bitmap in spoken if position in bitmap],
        *confirmed,
        f"{folder}{slug}/",
    )


def tell_distances(shown, filterset):
    """Notes at each row how far it is from the place that was asked for."""
    index, near = filterset.index, filterset.near
    for one in shown:
        one.distance = near.in_words(index, index.bitmaps.position(one.pk))
