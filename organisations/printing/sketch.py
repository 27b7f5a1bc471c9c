"""The map on paper: black on white, numbered places, and below it who is where."""

from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from organisations.index import kept
from organisations.mapping.picture import Picture

WIDTH, HEIGHT = 640, 520


@dataclass(frozen=True)
class Spot:
    """One place of the map: its number, where it is, who is there in words."""

    number: int
    place: str
    who: str


@dataclass(frozen=True)
class Sketch:
    """A map as SVG, what it shows in a sentence, its places, and who is to be named for it."""

    svg: str
    summary: str
    spots: list[Spot] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def sketch(keys):
    """The `Sketch` of the organisations with these keys; None where nobody knows where any of them is."""
    index = kept.current()
    picture = Picture(index, index.positions_of(keys), size=(WIDTH, HEIGHT))
    if not picture.located:
        return None
    spots = [Spot(marker.number, marker.label, who(marker)) for marker in picture.markers]
    svg = render_to_string("organisations/parts/printed_map.svg", {"picture": picture})
    return Sketch(str(svg), picture.summary, spots, list(notes(picture)))


def who(marker):
    """The organisations of a place in words: by name where they are few."""
    return ", ".join(name for name, _address in marker.names) if marker.names else marker.number_in_words


def notes(picture):
    """What is to be said below the map."""
    if picture.without_place:
        yield _("Ohne bekannten Ort, nicht auf der Karte: %(number)d") % {"number": picture.without_place}
    if picture.attributions:
        yield _("Grenzen: %(sources)s") % {"sources": "; ".join(picture.attributions)}
