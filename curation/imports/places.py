"""Towns of a file that the directory does not know, and what no row says: asked once for the whole file."""

from collections import Counter
from dataclasses import dataclass

from communes.models import Commune
from curation.imports.forms import commune_named
from curation.numbers import number

MOST = 100
# The keys under which rows keep what they leave open (`ImportRow.unknown`).
PLACE, LACKS = "place", "lacks"


@dataclass(frozen=True)
class UnknownPlace:
    """One town of the file that is no commune of the directory: how many rows name it, and what was answered."""

    text: str
    times: int
    answer: str

    @property
    def name(self):
        """The name of its field in the form."""
        return f"{PLACE}|{self.text}"


@dataclass(frozen=True)
class Open:
    """What a file leaves open: how many rows have no type or no commune, and the towns that nobody knows."""

    without_type: int
    without_commune: int
    places: list
    more_places: int

    def __bool__(self):
        return bool(self.without_type or self.without_commune or self.places)


def of(made):
    """What the rows of an import leave open."""
    lacks, places = Counter(), Counter()
    for unknown in made.rows.filter(applied=False).exclude(unknown={}).values_list("unknown", flat=True):
        lacks.update(unknown.get(LACKS, []))
        places.update(unknown.get(PLACE, []))
    answers = made.options.get("places", {})
    known = Commune.objects.filter(ags__in=answers.values()) if answers else Commune.objects.none()
    names = dict(known.values_list("ags", "name"))
    asked = [UnknownPlace(text, times, "") for text, times in places.most_common(MOST)]
    asked += [UnknownPlace(text, 0, names[key]) for text, key in answers.items() if key in names]
    return Open(lacks["type"], lacks["commune"], asked, max(0, len(places) - MOST))


def answer(made, data):
    """Notes at the import what was answered for the whole file. Raises ValidationError with a sentence."""
    kind, commune = number(data.get("type", "")), data.get("commune", "").strip()
    if kind:
        made.options["type"] = kind
    if commune:
        made.options["commune"] = commune_named(commune)
    answers = made.options.setdefault("places", {})
    for name, value in data.items():
        field, bar, text = name.partition("|")
        if bar and field == PLACE and value.strip():
            answers[text] = commune_named(value.strip())
        elif bar and field == PLACE:
            answers.pop(text, None)
