"""How the entries of a document are put below headings."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True)
class Grouping:
    """One way to group: its name, the terms of an organisation, how a term is called as a heading, what sorts terms."""

    label: str
    terms: object
    title: object
    order: object


def by_position(term):
    """The order of a vocabulary."""
    return term.position, term.slug


GROUPINGS = {
    "art": Grouping(gettext_lazy("nach Art"), lambda row: [row.type], lambda kind: kind.plural_label, by_position),
    "kommune": Grouping(
        gettext_lazy("nach Kommune"), lambda row: [row.commune], lambda place: place.label, lambda place: place.sort_key
    ),
    "bezirk": Grouping(
        gettext_lazy("nach Stadtbezirk"),
        lambda row: [row.district],
        lambda place: place.label,
        lambda place: (place.commune.sort_key, place.number or 0, place.slug),
    ),
    "thema": Grouping(
        gettext_lazy("nach Thema (Einträge mit mehreren Themen stehen mehrmals da)"),
        lambda row: list(row.topics.all()),
        lambda topic: topic.label,
        by_position,
    ),
}
NONE = "keine"


def grouped(name, rows):
    """The organisations as pairs of heading and rows, in the order of the terms; those without a term come last."""
    grouping = GROUPINGS.get(name)
    if grouping is None:
        return [("", rows)] if rows else []
    members = defaultdict(list)
    for row in rows:
        for term in grouping.terms(row) or [None]:
            members[term].append(row)
    rest = members.pop(None, [])
    found = [(grouping.title(term), members[term]) for term in sorted(members, key=grouping.order)]
    return [*found, (_("Ohne Zuordnung"), rest)] if rest else found
