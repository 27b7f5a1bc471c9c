"""The network as SVG: ties, tables with their names, organisations with the number of their type, some names.

All texts of people are escaped here. Every node is a link with a name for those who do not see it.
"""

from collections import defaultdict
from dataclasses import dataclass
from html import escape

from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import ngettext

from cooperations.network import labels
from cooperations.network.lettering import LINE
from organisations.index.terms import TABLES
from organisations.models import Organisation

DOT = 11
# A box is a little smaller than a circle, so that its corners leave room for who sits around it.
BOX = 0.86
# Where the base line of a line of text lies, below its top.
BASE = 0.82


@dataclass(frozen=True)
class Entry:
    """What the picture and the words tell of an organisation."""

    name: str
    short_name: str
    address: str
    type: object


def entries(index, places):
    """Position to entry, for some positions, in their order; one query."""
    keys, types, folder = index.keys_at(places), index.terms.by_key[TABLES["type"]], reverse("list")
    columns = ("pk", "name", "short_name", "slug", "type_id")
    found = {
        key: Entry(name, short_name, f"{folder}{slug}/", types.get(kind))
        for key, name, short_name, slug, kind in Organisation.objects.order_by()
        .filter(pk__in=keys)
        .values_list(*columns)
    }
    return {place: found[key] for place, key in zip(places, keys, strict=True) if key in found}


def key_of_types(index, known):
    """The types of the organisations in their order, each with the number that stands for it."""
    used = {entry.type.pk for entry in known if entry.type}
    terms = [term for term in index.terms[TABLES["type"]] if term.pk in used]
    return list(enumerate(terms, 1))


def drawn(arrangement, known, types):
    """The SVG elements (text) of an arrangement; `known` are the entries by position, `types` the numbered types."""
    numbers = {term.pk: number for number, term in types}
    parts = ['<g class="network-ties">', *ties(arrangement), "</g>"]
    seated = members_by_table(arrangement)
    said = placed_labels(arrangement, known)
    for number, table in enumerate(arrangement.tables):
        parts.append(hub(number, table, *arrangement.found["hubs"][number]))
        parts += (organisation(member, arrangement, known, numbers, said.get(member)) for member in seated[number])
    return mark_safe("".join(parts))


def members_by_table(arrangement):
    """The number of a table to the organisations that are drawn after it: each after its first table."""
    found = defaultdict(list)
    for number, tied in enumerate(arrangement.members):
        found[tied[0]].append(number)
    return found


def ties(arrangement):
    """The lines from each organisation to its tables; those to what is only planned are broken."""
    hubs, places = arrangement.found["hubs"], arrangement.found["organisations"]
    for number, tied in enumerate(arrangement.members):
        x, y = places[number]
        for is_planned in (False, True):
            ends = [hubs[hub] for hub in tied if arrangement.tables[hub].hub.is_planned == is_planned]
            if ends:
                path = "".join(f"M{x} {y}L{left} {top}" for left, top in ends)
                look = f"{' shared' if len(tied) > 1 else ''}{' planned' if is_planned else ''}"
                yield f'<path class="tie{look}" data-of="{number}" d="{path}"/>'


def hub(number, table, x, y):
    """A table with its name: a circle for a network, a box for a cooperation."""
    known, size = table.hub, table.size
    shape = circle(x, y, table.radius) if known.is_network else box(x, y, round(BOX * table.radius))
    top = y - size * LINE * len(table.lines) / 2
    return (
        f'<a class="hub{" planned" if known.is_planned else ""}" href="{escape(known.address)}" data-hub="{number}">'
        f"<title>{escape(hub_in_words(known))}</title>{shape}"
        f'<text font-size="{size}" aria-hidden="true">{lines(table.lines, x, top, size)}</text></a>'
    )


def circle(x, y, radius):
    """The shape of a network."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}"/>'


def box(x, y, half):
    """The shape of a cooperation."""
    return f'<rect x="{x - half}" y="{y - half}" width="{2 * half}" height="{2 * half}" rx="{half // 5}"/>'


def hub_in_words(known):
    """The name of a hub and its number of members, for a title."""
    members = len(known.members)
    if known.is_network:
        words = ngettext(
            "%(name)s: Netzwerk mit %(number)d Mitglied", "%(name)s: Netzwerk mit %(number)d Mitgliedern", members
        )
    else:
        words = ngettext(
            "%(name)s: Kooperation mit %(number)d Organisation",
            "%(name)s: Kooperation mit %(number)d Organisationen",
            members,
        )
    return words % {"name": known.name, "number": members}


def organisation(number, arrangement, known, types, label):
    """An organisation: a dot with the number of its type, full where it has several ties; its name, if it has room."""
    (x, y), tied = arrangement.found["organisations"][number], arrangement.members[number]
    entry = known.get(arrangement.organisations[number])
    if entry is None:
        return ""
    several, at = " several" if len(tied) > 1 else "", " ".join(map(str, tied))
    shown = types.get(entry.type.pk, "") if entry.type else ""
    return (
        f'<a class="dot{several}" href="{escape(entry.address)}" data-of="{number}" data-at="{at}">'
        f"<title>{escape(entry.name)}{escape(f', {entry.type.label}' if entry.type else '')}</title>"
        f'<circle cx="{x}" cy="{y}" r="{DOT}"/><text x="{x}" y="{y + 5}" aria-hidden="true">{shown}</text>'
        f"{name(label) if label else ''}</a>"
    )


def name(label):
    """A name in the picture."""
    return (
        f'<text class="name {label.anchor}" aria-hidden="true">'
        f"{lines(label.lines, label.x, label.top, labels.SIZE)}</text>"
    )


def lines(words, x, top, size):
    """Lines of text below each other."""
    base = top + size * (BASE + (LINE - 1) / 2)
    return "".join(
        f'<tspan x="{round(x)}" y="{round(base + size * LINE * number)}">{escape(line)}</tspan>'
        for number, line in enumerate(words)
    )


def placed_labels(arrangement, known):
    """The labels that find room, those of the best connected first."""
    found, members = arrangement.found, arrangement.members
    order = sorted(range(len(members)), key=lambda number: (-len(members[number]), number))
    names = [
        (number, labels.ways_to_say(known[place].name, known[place].short_name), found["organisations"][number])
        for number in order[: labels.MOST]
        if (place := arrangement.organisations[number]) in known
    ]
    circles = [(*point, table.radius + 2) for table, point in zip(arrangement.tables, found["hubs"], strict=True)]
    circles += [(*point, DOT + 2) for point in found["organisations"]]
    return labels.placed(names, circles, found["width"], found["height"])
