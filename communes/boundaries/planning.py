"""What a file of boundaries would change: planned without writing, shown, then applied in one transaction."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from communes.boundaries.shapes import Unreadable
from communes.models import Boundary, District
from communes.names import plain

LEVELS = {2: Boundary.Level.STATE, 5: Boundary.Level.COUNTY, 8: Boundary.Level.COMMUNE}
KEYS, NAMES = ("AGS", "ags", "RS", "ARS"), ("GEN", "gen", "NAME", "name", "Name")


@dataclass
class Plan:
    """Boundaries to add and to change (not saved yet), those that stay, and names of areas that nothing is known of."""

    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    unchanged: int = 0
    unknown: list = field(default_factory=list)

    @property
    def lines(self):
        """The plan in words."""
        yield _("Neue Grenzen: %(number)d") % {"number": len(self.new)}
        yield _("Geänderte Grenzen: %(number)d") % {"number": len(self.changed)}
        yield _("Unveränderte Grenzen: %(number)d") % {"number": self.unchanged}
        if self.unknown:
            yield _("Ohne Gegenstück im Verzeichnis, bleiben weg: %(names)s") % {"names": ", ".join(self.unknown)}


def plan(shapes, attribution, commune=None):
    """The `Plan` for shapes: areas with an official key, or the districts of a commune by number or name."""
    made, names, outlines = Plan(), {}, defaultdict(list)
    for shape in shapes:
        level, key, name = district_of(shape, commune) if commune else area_of(shape)
        if key:
            names.setdefault((level, key), name)
            outlines[level, key] += shape.rings
        else:
            made.unknown.append(name)
    there = {(row.level, row.key): row for row in Boundary.objects.filter(level__in={level for level, _ in outlines})}
    for (level, key), rings in outlines.items():
        row = there.get((level, key)) or Boundary(level=level, key=key)
        compare(made, row, names[level, key], rings, attribution)
    return made


def compare(made, row, name, rings, attribution):
    """Puts what the file says into the row, and files it under new, changed or unchanged."""
    before = row.name, row.rings, row.attribution
    row.name, row.attribution = name, attribution
    row.draw(rings)
    if row.pk is None:
        made.new.append(row)
    elif before != (row.name, row.rings, row.attribution):
        made.changed.append(row)
    else:
        made.unchanged += 1


def area_of(shape):
    """Level, key and name of a Land, Kreis or commune; raises `Unreadable` where there is no official key."""
    key = next((str(shape.properties[name]) for name in KEYS if shape.properties.get(name)), "")
    if len(key) not in LEVELS or not key.isdigit():
        raise Unreadable(
            _("Die Flächen der Datei haben keinen amtlichen Schlüssel. Sind es Stadtbezirke? Dann mit --commune AGS.")
        )
    return LEVELS[len(key)], key, name_of(shape) or key


def district_of(shape, commune):
    """Level, key and name of the district that a shape means; without a key where the commune has no such district."""
    said = {plain(str(value)) for value in shape.properties.values() if value is not None}
    named = [one for one in commune.districts.all() if plain(one.name) in said]
    found = named or [one for one in commune.districts.all() if one.number and number_of(shape) == one.number]
    key, name = (found[0].slug, found[0].label) if found else ("", name_of(shape) or "?")
    return Boundary.Level.DISTRICT, key, name


def number_of(shape):
    """The number that a property such as STB_NR says; None for none."""
    said = (str(value) for name, value in shape.properties.items() if name.upper().endswith(("NR", "NUMMER")))
    return next((int(value) for value in said if value.isascii() and value.isdigit()), None)


def name_of(shape):
    """The name that the file gives to an area."""
    own = [value for name, value in shape.properties.items() if name.upper().endswith("NAME")]
    return str(next((shape.properties[name] for name in NAMES if shape.properties.get(name)), own[0] if own else ""))


@transaction.atomic
def apply(made):
    """Writes a plan, all or nothing; districts without a place of their own learn where they are."""
    for boundary in [*made.new, *made.changed]:
        boundary.full_clean()
        boundary.save()
    districts = {row.slug: row for row in District.objects.filter(latitude=None)}
    for boundary in [*made.new, *made.changed]:
        if boundary.level == Boundary.Level.DISTRICT and (district := districts.get(boundary.key)):
            district.latitude, district.longitude = boundary.middle
            district.save()
