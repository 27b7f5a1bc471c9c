"""The list on a map, and what a map that moves asks for."""

import re

from django.conf import settings
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.views.generic import View

from organisations.filters import SECTION, box
from organisations.freshness import Unchanged, index_of
from organisations.mapping import backdrop
from organisations.mapping.picture import Picture
from organisations.selection import Selection
from organisations.views.directory import ListView

# Pixels that a map on a screen may have.
SMALLEST, LARGEST = 200, 4000
FIELD = re.compile(r"(-?[0-9]{1,4}),(-?[0-9]{1,4})")


class MapView(ListView):
    """The list with its map beside it: both show the same selection."""

    template_name = "organisations/list.html"
    page_name = "map"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        picture, levels = Picture.of(context["selection"]), backdrop.of_levels(backdrop.known_levels())
        return {**context, "picture": picture, "levels": levels, "tiles": settings.TILES}


class PlacesView(Unchanged, View):
    """The places of a section (`ansicht`), gathered for the size of the map (`breite`, `hoehe`): JSON."""

    def get(self, request):
        params = request.GET.copy()
        seen = params.pop("ansicht", [""])[-1]
        size = [pixels(params.pop(name, [""])[-1]) for name in ("breite", "hoehe")]
        if not SECTION.fullmatch(seen):
            raise Http404
        picture = Picture.of(Selection(params, index_of(request)), box(seen), size)
        return JsonResponse({"places": [as_json(marker) for marker in picture.markers]})


class BoundariesView(Unchanged, View):
    """The boundaries of a level in one field of the grid that `backdrop` divides the globe into: JSON."""

    def get(self, request, level):
        field = FIELD.fullmatch(request.GET.get("feld", ""))
        if level not in backdrop.SHOWN_TO or not field:
            raise Http404
        found = backdrop.in_field(level, int(field[1]), int(field[2]))
        rows = [{"key": one.key, "name": one.name, "rings": one.rings} for one in found]
        return JsonResponse({"boundaries": rows, "sources": list(dict.fromkeys(one.attribution for one in found))})


def pixels(written):
    """A number of pixels, within reason."""
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 6 else 0
    return max(SMALLEST, min(LARGEST, number))


def as_json(marker):
    """A marker for the map that moves."""
    return {
        "latitude": round(marker.place.latitude, 6),
        "longitude": round(marker.place.longitude, 6),
        "count": marker.count,
        "words": marker.words,
        "label": marker.label if marker.is_labelled else "",
        "names": marker.names,
        "box": None if marker.place.is_spot else marker.place.box,
        "list": f"{reverse('list')}?{marker.query}",
    }
