"""The columns of a matrix of gaps: districts of one commune, or communes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from pyroaring import BitMap

from communes.models import Commune, District

MOST_COLUMNS = 30
MOST_NAMED = 20
# What so many places have is usual: where it lacks, there is a gap.
USUAL_FROM = 2


@dataclass(frozen=True, eq=False)
class Place:
    """One column: names, the organisations in it, and by which question and slug the list narrows to it.

    `name` is short, for the head of a table; `label` says it outside of one. Without a slug it is the rest, which
    the list cannot name and in which nothing is missing.
    """

    key: int | None
    name: str
    label: str
    inside: BitMap
    question: str
    slug: str
    commune: int | None = None
    has_districts: bool = False

    @property
    def is_named(self):
        """Whether the list can narrow to it."""
        return bool(self.slug)


@dataclass(frozen=True)
class Columns:
    """The places side by side, what they are, whose districts they are, and what did not fit."""

    places: list[Place]
    is_districts: bool
    commune: Commune | None
    beyond: list[str]
    more: int

    @property
    def usual_from(self):
        """In how many places something has to be for its lack to be a gap; of two places one is enough."""
        return min(USUAL_FROM, len(self.places) - 1)

    @property
    def has_rest(self):
        """Whether some organisations belong to none of the districts."""
        return any(not place.is_named for place in self.places)


def columns(filterset):
    """The columns for the answers of a filter set: chosen districts, those of the one chosen commune, or communes."""
    communes = [term.pk for term in filterset.answers.get("kommune", ())]
    chosen = {term.pk for term in filterset.answers.get("bezirk", ())}
    if len(communes) == 1 or chosen:
        found = District.objects.filter(pk__in=chosen) if chosen else District.objects.filter(commune__in=communes)
        if districts := list(found):
            return of_districts(filterset, districts, is_whole=not chosen)
    return of_communes(filterset, communes)


def of_districts(filterset, districts, is_whole):
    """Districts as columns, in their order; of very many those with most organisations."""
    index, base = filterset.index, filterset.hits
    several = len({district.commune_id for district in districts}) > 1
    found = [
        Place(
            district.pk,
            district.label if several else district.name,
            district.label,
            index.having("district", [district.pk]) & base,
            "bezirk",
            district.slug,
            district.commune_id,
        )
        for district in districts
    ]
    kept = set(sorted(found, key=lambda place: -len(place.inside))[:MOST_COLUMNS]) if is_many(found) else set(found)
    places = [place for place in found if place in kept]
    beyond = [place.label for place in found if place not in kept]
    rest = base - BitMap.union(BitMap(), *(place.inside for place in found))
    if is_whole and rest:
        places.append(Place(None, _("ohne Bezirk"), _("ohne Bezirk"), rest, "", ""))
    commune = None if several else districts[0].commune
    return Columns(places, True, commune, beyond[:MOST_NAMED], max(0, len(beyond) - MOST_NAMED))


def is_many(found):
    """Whether these are more than fit."""
    return len(found) > MOST_COLUMNS


def of_communes(filterset, chosen):
    """Communes as columns: those that were chosen, else those with most organisations, by name."""
    index, base = filterset.index, filterset.hits
    commonest = chosen or [key for key, _number in index.commonest("works_in", base, MOST_COLUMNS + MOST_NAMED)]
    in_use = len(chosen) or len(index.counts("works_in", base))
    known = Commune.objects.in_bulk(commonest)
    first, rest = commonest[:MOST_COLUMNS], commonest[MOST_COLUMNS : MOST_COLUMNS + MOST_NAMED]
    divided = set(District.objects.filter(commune__in=first).order_by().values_list("commune", flat=True).distinct())
    shown = sorted((known[key] for key in first if key in known), key=lambda commune: commune.sort_key)
    places = [
        Place(
            commune.pk,
            commune.label,
            commune.label,
            index.having("works_in", [commune.pk]) & base,
            "kommune",
            commune.slug,
            commune.pk,
            commune.pk in divided,
        )
        for commune in shown
    ]
    beyond = [known[key].label for key in rest if key in known]
    return Columns(places, False, None, beyond, max(0, in_use - len(places) - len(beyond)))
