"""What the index knows of an organisation: its place in the order by name, and the keys under which it is found."""

from functools import reduce
from itertools import chain
from math import floor

from django.db.models import BooleanField, Case, F, Value, When

from organisations.index.terms import TABLES
from organisations.models import Organisation
from organisations.signs import SIGNS
from organisations.statements import fetch
from organisations.words import is_number, kept_words

COLUMNS = (
    "pk", "sort_key", "north", "east", "latitude", "district__latitude",
    "search_text", "postal_code", "confirmed_on", "is_demo", "type_id", "district_id",
)  # fmt: skip
FIELDS = [field for field in Organisation._meta.many_to_many if field.name in TABLES]
CHUNK = 20_000
WORD_KINDS = ("name", "offer", "text")
NEVER = 0
OWN_POINT, IN_DISTRICT = "own", "district"


def rows(year, keys=None):
    """Published organisations by name as tuples: `COLUMNS`, then one truth value for each sign; `keys` limits them."""
    return of_all(year).iterator(CHUNK) if keys is None else fetch(of_some, keys, year)


def of_all(year):
    """The columns and signs of all published organisations."""
    signs = {
        f"sign_{place}": Case(When(sign.condition(year), then=True), default=False, output_field=BooleanField())
        for place, sign in enumerate(SIGNS)
    }
    return Organisation.objects.published().by_name().with_point().annotate(**signs).values_list(*COLUMNS, *signs)


def of_some(keys, year):
    """The columns and signs of the published ones of some organisations."""
    return of_all(year).filter(pk__in=keys)


def relations(keys=None):
    """What organisations have many of, as tuples: name of the field, key of the organisation, key of the term."""
    return chain.from_iterable(map(stream, terms_of_all())) if keys is None else fetch(terms_of_some, keys)


def terms_of_all():
    """One query for each field: its name, the organisation, the term."""
    for field in FIELDS:
        named = {"field": Value(field.name), "term": F(field.m2m_reverse_field_name())}
        found = field.remote_field.through.objects.order_by().annotate(**named)
        yield found.values_list("field", "organisation_id", "term")


def terms_of_some(keys):
    """One query for all fields of some organisations."""
    each = [found.filter(organisation__in=keys) for found in terms_of_all()]
    return reduce(lambda found, other: found.union(other, all=True), each)


def stream(found):
    """The rows of a query, a part at a time."""
    return found.iterator(CHUNK)


def keys_of(row):
    """All keys (kind, key) of one tuple of `rows`."""
    (
        _pk,
        _sort_key,
        north,
        east,
        own_north,
        district_north,
        search_text,
        postal_code,
        confirmed_on,
        is_demo,
        type_id,
        district_id,
        *signs,
    ) = row
    yield "type", type_id
    yield "postal_code", postal_code
    yield "confirmed", day_number(confirmed_on)
    if north is not None:
        yield "cell", cell(north, east)
    if own_north is not None or district_north is not None:
        yield "located", OWN_POINT if own_north is not None else IN_DISTRICT
    if district_id:
        yield "district", district_id
    if is_demo:
        yield "demo", True
    for sign, shown in zip(SIGNS, signs, strict=True):
        if shown:
            yield "sign", sign.slug
    for kind, word in kept_words(search_text):
        yield ("number", word) if kind in WORD_KINDS and is_number(word) else (kind, word)


def cell(north, east):
    """The number of the square of a tenth of a degree in which a point lies."""
    return floor(north * 10) * 10_000 + floor(east * 10)


def row_and_column(number):
    """The tenths of a degree, north and east, at which a square begins: the opposite of `cell`."""
    row, column = divmod(number + 5_000, 10_000)
    return row, column - 5_000


def day_number(day):
    """A day as a number; 0 for none."""
    return day.toordinal() if day else NEVER
