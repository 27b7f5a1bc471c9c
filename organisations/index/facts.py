"""What the index knows of an organisation: its place in the order by name, and the keys under which it is found."""

from functools import reduce

from django.db.models import BooleanField, Case, F, Value, When

from organisations.index.terms import TABLES
from organisations.models import Organisation
from organisations.signs import SIGNS
from organisations.words import is_number, kept_words

COLUMNS = ("pk", "sort_key", "search_text", "postal_code", "confirmed_on", "is_demo", "type_id", "district_id")
FIELDS = [field for field in Organisation._meta.many_to_many if field.name in TABLES]
CHUNK = 20_000
WORD_KINDS = ("name", "offer", "text")
NEVER = 0


def rows(year, keys=None):
    """Published organisations by name as tuples: `COLUMNS`, then one truth value for each sign; `keys` limits them."""
    found = Organisation.objects.published().by_name()
    if keys is not None:
        found = found.filter(pk__in=keys)
    signs = {
        f"sign_{place}": Case(When(sign.condition(year), then=True), default=False, output_field=BooleanField())
        for place, sign in enumerate(SIGNS)
    }
    return found.annotate(**signs).values_list(*COLUMNS, *signs).iterator(CHUNK)


def relations(keys=None):
    """What organisations have many of, as tuples: name of the field, key of the organisation, key of the term."""
    each = []
    for field in FIELDS:
        found = field.remote_field.through.objects.order_by()
        if keys is not None:
            found = found.filter(organisation__in=keys)
        named = found.annotate(field=Value(field.name), term=F(field.m2m_reverse_field_name()))
        each.append(named.values_list("field", "organisation_id", "term"))
    if keys is not None:
        yield from reduce(lambda found, other: found.union(other, all=True), each)
        return
    for found in each:
        yield from found.iterator(CHUNK)


def keys_of(row):
    """All keys (kind, key) of one tuple of `rows`."""
    _pk, _sort_key, search_text, postal_code, confirmed_on, is_demo, type_id, district_id, *signs = row
    yield "type", type_id
    yield "postal_code", postal_code
    yield "confirmed", confirmed_on.toordinal() if confirmed_on else NEVER
    if district_id:
        yield "district", district_id
    if is_demo:
        yield "demo", True
    for sign, shown in zip(SIGNS, signs, strict=True):
        if shown:
            yield "sign", sign.slug
    for kind, word in kept_words(search_text):
        yield ("number", word) if kind in WORD_KINDS and is_number(word) else (kind, word)
