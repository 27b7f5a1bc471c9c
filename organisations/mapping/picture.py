"""The map of a selection as a picture: places with their names and links, boundaries, a scale."""

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, partial

from django.utils.translation import gettext, ngettext

from organisations.index.terms import TABLES
from organisations.mapping import backdrop, clusters
from organisations.mapping.view import GERMANY, View, widened
from organisations.rows import names

WIDTH, HEIGHT = 560, 520
SMALL_RADIUS, LARGE_RADIUS = 15, 26
RULER_FROM_BOTTOM = 16
# Of the words below a marker, in pixels.
LETTER_WIDTH, LABEL_HEIGHT = 7.2, 18


@dataclass(frozen=True)
class Outline:
    """One boundary of the drawing."""

    level: str
    name: str
    path: str


@dataclass(frozen=True)
class Marker:
    """One place of the drawing: what it is called, where it leads, its size; `names` are pairs of name and address."""

    place: clusters.Place
    label: str
    query: str
    radius: float
    number: int
    names: list
    is_labelled: bool = False

    @property
    def count(self):
        """How many organisations there are."""
        return self.place.count

    @property
    def label_height(self):
        """Where the words below the circle stand."""
        return round(self.place.y + self.radius + LABEL_HEIGHT - 4, 1)

    @property
    def words(self):
        """What the place is, for those who do not see the drawing."""
        return f"{self.number_in_words}, {self.label}" if self.label else self.number_in_words

    @property
    def number_in_words(self):
        """How many organisations there are, with their noun."""
        return ngettext("%(number)d Organisation", "%(number)d Organisationen", self.count) % {"number": self.count}


class Picture:
    """The map of some organisations (a bitmap of the index) in a box of the globe; default: around all of them.

    `query_of` gives the query string with which a section of the map ("south,west,north,east") is asked for.
    """

    def __init__(self, index, hits, box=None, size=(WIDTH, HEIGHT), query_of=str):
        self.index, self.hits, self.query_of = index, hits, query_of
        self.located = hits & index.located
        self.box = widened(box or index.box_around(self.located) or GERMANY)
        self.view = View.of(self.box, *size)

    @classmethod
    def of(cls, selection, *arguments):
        """The map of a selection (`selection.Selection`)."""
        filterset = selection.filter
        with_section = partial(selection.query_with, "ausschnitt")
        return cls(filterset.index, filterset.hits, *arguments, query_of=with_section)

    @property
    def without_place(self):
        """How many organisations are not on the map, since nobody knows where they are."""
        return len(self.hits) - len(self.located)

    @cached_property
    def markers(self):
        """The places of the view (`Marker`), the largest first, numbered."""
        inside = self.located & self.index.in_box(*self.view.box)
        found = clusters.places(self.view, [(one, *self.index.point(one)) for one in inside])
        named = self.named([place for place in found if place.count <= clusters.MOST_NAMED])
        return labelled(self.view, [self.marker(place, number, named) for number, place in enumerate(found, 1)])

    def named(self, places):
        """Key to name and address for the organisations of some places; one query."""
        return names(self.index.keys_at(one for place in places for one in place.positions))

    def marker(self, place, number, named):
        """A place with its words and links."""
        keys = self.index.keys_at(place.positions) if place.count <= clusters.MOST_NAMED else []
        share = min(1, place.count / 50) ** 0.5
        return Marker(
            place,
            self.label(place.positions),
            self.query_of(place.section),
            round(SMALL_RADIUS + (LARGE_RADIUS - SMALL_RADIUS) * share, 1),
            number,
            [named[key] for key in keys if key in named],
        )

    def label(self, positions):
        """The district, else the commune, in which most of some organisations are."""
        for field in ("district", "works_in"):
            known = self.index.bitmaps.terms_of[field]
            counts = Counter(term for position in positions for term in known[position][:1])
            if counts:
                term = self.index.terms.by_key[TABLES[field]].get(counts.most_common(1)[0][0])
                return term.label if term else ""
        return ""

    @cached_property
    def shown_boundaries(self):
        """The boundaries of the view."""
        return backdrop.boundaries(self.view)

    @property
    def outlines(self):
        """The boundaries as paths."""
        return [Outline(one.level, one.name, backdrop.path(self.view, one)) for one in self.shown_boundaries]

    @property
    def attributions(self):
        """Who made the boundaries that are shown."""
        return list(dict.fromkeys(one.attribution for one in self.shown_boundaries))

    @property
    def section(self):
        """The box of what is shown, as it stands in addresses."""
        return ",".join(f"{one:.6f}" for one in self.box)

    @property
    def ruler_height(self):
        """Where the scale bar stands."""
        return self.view.height - RULER_FROM_BOTTOM

    @property
    def ruler(self):
        """The scale bar: its words and its length in pixels."""
        kilometres, pixels = self.view.ruler
        words = f"{kilometres:g} km" if kilometres >= 1 else f"{kilometres * 1000:g} m"
        return words, round(pixels, 1)

    @property
    def summary(self):
        """The picture in a sentence."""
        words = gettext("%(places)d Orte auf der Karte, der größte: %(largest)s.")
        return words % {"places": len(self.markers), "largest": self.markers[0].words} if self.markers else ""


def labelled(view, markers):
    """The markers, those labelled below whose words have room beside all circles and the labels of larger ones."""
    taken = [(one.place.x - one.radius, one.place.y - one.radius, 2 * one.radius, 2 * one.radius) for one in markers]
    told = []
    for marker in markers:
        width = LETTER_WIDTH * len(marker.label)
        box = marker.place.x - width / 2, marker.place.y + marker.radius, width, LABEL_HEIGHT
        fits = bool(marker.label) and is_inside(view, box) and not any(overlap(box, other) for other in taken)
        if fits:
            taken.append(box)
        told.append(replace(marker, is_labelled=fits))
    return told


def is_inside(view, box):
    """Whether a box (left, top, width, height) lies in the drawing."""
    left, top, width, height = box
    return left >= 0 and top >= 0 and left + width <= view.width and top + height <= view.height


def overlap(one, other):
    """Whether two boxes (left, top, width, height) share anything."""
    (left, top, width, height), (aside, below, breadth, depth) = one, other
    return left < aside + breadth and aside < left + width and top < below + depth and below < top + height
