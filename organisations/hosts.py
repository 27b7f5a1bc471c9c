"""Who is who in a commune: its own bodies, a pair of contacts for each district, and whom to ask."""

from dataclasses import dataclass

from communes.models import District
from organisations.index.terms import TABLES
from organisations.models import Organisation, OrganisationType
from organisations.rows import rows

# Types whose members know the field: sources for research.
ASKABLE = ("beratungsstelle", "fluechtlingsrat", "freiwilligenagentur")
MOST_IN_DISTRICT = 6
MOST_ASKABLE = 12


@dataclass(frozen=True)
class Pair:
    """The contacts of a district: those of the commune and the independent ones; `total` of them all."""

    district: District
    municipal: list[Organisation]
    independent: list[Organisation]
    total: int


def municipal(index):
    """The communes' own bodies, of all communes, as a bitmap."""
    types = OrganisationType.objects.filter(is_municipal=True).values_list("pk", flat=True)
    return index.having("type", types)


def bodies(index, own):
    """The commune's own bodies (a bitmap) as pairs of type and rows: council and administration, each by name."""
    found = rows(index, index.by_name(own, 0, len(own)))
    types = dict.fromkeys(row.type for row in found)
    order = [term for term in index.terms[TABLES["type"]] if term in types]
    return [(term, [row for row in found if row.type == term]) for term in order]


def pairs(index, here, own, commune):
    """For each district of the commune, in their order, its municipal and independent contacts (`Pair`).

    `here` are the organisations of the commune, `own` its own bodies, both as bitmaps.
    """
    districts = [(district, index.having("district", [district.pk]) & here) for district in commune.districts.all()]
    keys = {
        district: [index.by_name(part, 0, MOST_IN_DISTRICT) for part in (there & own, there - own)]
        for district, there in districts
    }
    wanted = [key for both in keys.values() for part in both for key in part]
    known = Organisation.objects.in_bulk(wanted)
    return [
        Pair(district, *([known[key] for key in part if key in known] for part in keys[district]), len(there))
        for district, there in districts
    ]


def askable(index, here):
    """Organisations that know the field and can be asked, by name."""
    types = OrganisationType.objects.filter(slug__in=ASKABLE).values_list("pk", flat=True)
    found = index.having("type", types) & here
    return rows(index, index.by_name(found, 0, MOST_ASKABLE))
