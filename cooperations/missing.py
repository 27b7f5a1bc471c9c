"""The largest gaps of a matrix in words.

A gap weighs as much as what is missing there is to be had elsewhere: the number of places that have it, then the
number of organisations. So what nearly every place has comes first, whatever the size of the place.
"""

from operator import itemgetter

from django.utils.text import get_text_list
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

MOST_PLACES, MOST_IN_PLACE, MOST_NOWHERE = 5, 4, 12
# By the kind of the rows: somewhere missing, nowhere at all.
SENTENCES = {
    "art": (_("In %(place)s fehlen bisher: %(what)s."), _("Bisher nirgends eingetragen: %(what)s.")),
    "thema": (
        _("In %(place)s arbeitet bisher niemand zu: %(what)s."),
        _("Zu diesen Themen arbeitet bisher niemand: %(what)s."),
    ),
    "sprache": (
        _("In %(place)s spricht bisher niemand: %(what)s."),
        _("Diese Sprachen spricht bisher niemand: %(what)s."),
    ),
    "sucht": (
        _("In %(place)s wird gesucht, aber von niemandem dort geboten: %(what)s."),
        _("Weder gesucht noch geboten: %(what)s."),
    ),
}


def largest_gaps(matrix):
    """Sentences on the largest gaps, the largest first: places without anybody, then what else is missing."""
    return [*deserted(matrix), *by_place(matrix), *nowhere(matrix)]


def deserted(matrix):
    """Places where nobody is at all."""
    names = [place.label for place in matrix.columns.places if not place.inside]
    if names and matrix.base:
        yield gettext("Noch niemand eingetragen ist hier: %s.") % in_short(names, MOST_PLACES)


def by_place(matrix):
    """What is missing in the places where most is missing that others have."""
    found = []
    for at, place in enumerate(matrix.columns.places):
        missing = [row for row in matrix.rows if row.cells[at].is_gap] if place.inside else []
        missing.sort(key=lambda row: weight(matrix, row), reverse=True)
        weights = [weight(matrix, row) for row in missing]
        found.append(([sum(each) for each in zip(*weights, strict=True)], place, at, missing))
    sentence = SENTENCES[matrix.kind.question][0]
    for _weight, place, at, missing in sorted(found, key=itemgetter(0), reverse=True)[:MOST_PLACES]:
        if missing:
            what = [told(row, row.cells[at].numbers) for row in missing]
            yield str(sentence) % {"place": place.label, "what": in_short(what, MOST_IN_PLACE)}


def weight(matrix, row):
    """How much a gap of a row weighs: in how many places it is to be had, and how many organisations have it.

    A resource weighs by how many seek it.
    """
    return (row.total.count, 0) if matrix.kind.offered else (row.spread, row.total.count)


def told(row, numbers):
    """A row in a sentence; a resource with how many seek it."""
    if numbers.offered is None:
        return row.label
    seeking = ngettext("%(what)s (%(count)d sucht)", "%(what)s (%(count)d suchen)", numbers.count)
    return seeking % {"what": row.label, "count": numbers.count}


def nowhere(matrix):
    """What nobody has anywhere."""
    if matrix.empty_rows and matrix.base:
        yield str(SENTENCES[matrix.kind.question][1]) % {"what": in_short(matrix.empty_rows, MOST_NOWHERE)}


def in_short(names, most):
    """The first names, and how many more there are."""
    more = len(names) - most
    if more > 1:
        names = [*names[:most], gettext("%d weitere") % more]
    return get_text_list(names, gettext("und"))
