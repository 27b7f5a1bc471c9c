"""What stands behind the places: boundaries that lie in the view, and who made them."""

from django.db.models import Q

from communes.models import Boundary

# Degrees of latitude up to which each level is shown: from afar only the Länder.
SHOWN_TO = {
    Boundary.Level.STATE: 90.0,
    Boundary.Level.COUNTY: 3.0,
    Boundary.Level.COMMUNE: 0.5,
    Boundary.Level.DISTRICT: 0.5,
}
MOST_SHOWN = 600
# Corners nearer together than this are drawn as one, in pixels.
FINEST = 0.7


def boundaries(view):
    """The boundaries of a view, the large areas first."""
    south, _west, north, _east = view.box
    levels = [level for level, most in SHOWN_TO.items() if north - south <= most]
    found = within(*view.box).filter(level__in=levels)[:MOST_SHOWN]
    return sorted(found, key=lambda one: (levels.index(one.level), one.key))


def in_field(level, row, column):
    """The boundaries of a level that touch a square of the globe, which is as large as the level is shown to."""
    step = SHOWN_TO[level]
    return within(row * step, column * step, (row + 1) * step, (column + 1) * step).filter(level=level)[:MOST_SHOWN]


def within(south, west, north, east):
    """The boundaries that touch a box."""
    return Boundary.objects.filter(Q(south__lte=north, north__gte=south, west__lte=east, east__gte=west))


def known_levels():
    """The levels of which there are boundaries."""
    return set(Boundary.objects.order_by().values_list("level", flat=True).distinct())


def of_levels(known):
    """Which levels there are to fetch, with the degrees up to which each is shown, as text: "state:90 county:3"."""
    return " ".join(f"{level}:{most:g}" for level, most in SHOWN_TO.items() if level in known)


def path(view, boundary):
    """A boundary as the path of a drawing (SVG, tenths of pixels)."""
    return "".join(ring_path(view, ring) for ring in boundary.corners)


def ring_path(view, ring):
    """One ring; corners that fall together are left out."""
    points, last = [], None
    for longitude, latitude in ring:
        x, y = view.point(latitude, longitude)
        if last is None or abs(x - last[0]) + abs(y - last[1]) >= FINEST:
            points.append(f"{x:.1f},{y:.1f}")
            last = x, y
    return f"M{'L'.join(points)}Z" if len(points) > 2 else ""
