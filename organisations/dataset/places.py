"""About 11,000 communes in 16 states, with postal codes; the largest ones have districts."""

from dataclasses import dataclass, field
from itertools import islice

from communes.models import Commune, District, PostalCode
from communes.names import address_part, sort_key
from organisations.dataset import words
from organisations.dataset.chance import draws, lines, mixed, table, yes

WITH_DISTRICTS = 40
# Inhabitants of the largest commune, and how fast the next ones get smaller.
LARGEST, DECLINE = 3_500_000, 0.9
# The country is about a rectangle, in degrees.
SOUTH, HEIGHT, WEST, WIDTH = 47.6, 7.0, 6.5, 7.8


@dataclass(slots=True, eq=False)
class Place:
    """What organisations need to know about a commune; `districts` are pairs of key and label."""

    pk: int
    name: str
    population: int
    latitude: float
    longitude: float
    codes: list[str] = field(default_factory=list)
    districts: list[tuple[int, str]] = field(default_factory=list)


def make():
    """Makes the communes that are not there yet; returns all made-up ones as places, the largest first."""
    wanted = {commune.ags: commune for commune in communes()}
    there = dict(Commune.objects.values_list("ags", "slug"))
    new = [commune for ags, commune in wanted.items() if ags not in there]
    give_addresses(new, set(there.values()))
    Commune.objects.bulk_create(new, batch_size=1000)
    PostalCode.objects.bulk_create(postal_codes(new), batch_size=1000)
    District.objects.bulk_create(districts(new), batch_size=1000)
    return load(wanted)


def communes():
    """Unsaved communes, the largest first."""
    named = mixed("sizes", (commune for line in lines(words.STATES) for commune in communes_of(*line.split("|"))))
    named.sort(key=lambda commune: bool(commune.county))
    for rank, commune in enumerate(named, start=1):
        commune.population = int(LARGEST / rank**DECLINE)
        commune.latitude, commune.longitude = spread(rank)
        commune.sort_key = sort_key(commune.name)
        yield commune


def spread(number):
    """A point of the country, different for each number and evenly spread: multiples of irrational numbers."""
    return round(SOUTH + HEIGHT * (number * 0.7548776662 % 1), 6), round(WEST + WIDTH * (number * 0.5698402910 % 1), 6)


def communes_of(number, state, how_many, _first_digits):
    """Unsaved communes of a state; 60 of them share a county, that is five digits of their key."""
    invented = names(f"names {number}")
    given, seat = words.CITY_STATES.get(number, []), ""
    for place in range(int(how_many)):
        name = given[place] if given else next(invented)
        key = f"{number}{400 + place // 60:03}{place % 60 + 1:03}"
        seat = seat if place % 60 else name
        yield Commune(ags=key, name=name, state=state, county="" if given else f"Landkreis {seat}")


def names(seed):
    """Names of communes without end; in one state most occur once."""
    begins = draws(seed + "a", ["", *table(words.BEFORE)], [9, *[1] * 9])
    stems, ends = draws(seed + "b", table(words.STEMS)), draws(seed + "c", table(words.ENDINGS))
    again, seen = yes(seed + "d", 0.01), set()
    for before, stem, end in zip(begins, stems, ends, strict=False):
        name = (before + stem.lower() if before else stem) + end
        if name not in seen or next(again):
            seen.add(name)
            yield name


def give_addresses(rows, taken):
    """Gives each commune its address by the rule of `Commune.save`."""
    for commune in rows:
        readable = address_part(commune.name)
        commune.slug = f"{readable}-{commune.ags}" if readable in taken else readable
        taken.add(commune.slug)


def postal_codes(rows):
    """Unsaved postal codes: large communes have several, some small ones share one with the commune before."""
    first = {line.split("|")[1]: int(line.split("|")[3]) * 1000 + 1 for line in lines(words.STATES)}
    shared = yes("shared codes", 0.15)
    for commune in rows:
        number = 1 + commune.population // 30_000
        if number == 1 and next(shared):
            first[commune.state] -= 1
        for code in range(first[commune.state], first[commune.state] + number):
            yield PostalCode(commune=commune, code=f"{code:05}")
        first[commune.state] += number


def districts(rows):
    """Unsaved districts of the largest communes."""
    how_many = draws("districts", range(5, 13))
    names_of_districts = table(words.DISTRICTS)
    for commune in islice(rows, WITH_DISTRICTS):
        for number, name in enumerate(names_of_districts[: next(how_many)], start=1):
            slug = address_part(f"{commune.slug}-{name}", longest=170)
            yield District(commune=commune, number=number, name=name, slug=slug)


def load(keys):
    """The communes with these official keys as places, the largest first."""
    columns = "pk", "name", "population", "latitude", "longitude"
    rows = Commune.objects.order_by("-population", "ags").values_list("ags", *columns)
    found = {pk: Place(pk, *others) for ags, pk, *others in rows if ags in keys}
    for pk, code in PostalCode.objects.order_by("pk").values_list("commune", "code"):
        if pk in found:
            found[pk].codes.append(code)
    for district in District.objects.order_by("pk"):
        if district.commune_id in found:
            found[district.commune_id].districts.append((district.pk, district.label))
    return list(found.values())
