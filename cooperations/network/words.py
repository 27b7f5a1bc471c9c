"""What the picture says, in sentences with links: bridges, those with many ties, groups, cooperations, the isolated."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pyroaring import BitMap

from organisations.index.terms import TABLES

MOST_NAMED, MOST_GROUPS, MOST_CONNECTED, MOST_ISOLATED = 12, 12, 6, 40


@dataclass(frozen=True)
class Group:
    """Organisations that hang together closely: number, what most of them share, how many, sentences, their names."""

    number: int
    title: str
    size: int
    shared: list
    members: str


def link(words, address):
    """A link as HTML; names of organisations and networks are German."""
    return format_html('<a href="{}" lang="de">{}</a>', address, words)


def hub_link(hub):
    """A link to a network or cooperation."""
    return link(hub.name, hub.address)


def entry_link(entry):
    """A link to an organisation."""
    return link(entry.name, entry.address)


def listed(parts, most=MOST_NAMED, number=0):
    """Parts of HTML as people list them: "A, B und C", or "A, B und 5 weitere"; `number` says how many there are."""
    shown = parts[:most]
    rest = max(number, len(parts)) - len(shown)
    if rest > 0:
        shown = [*shown, ngettext("%d weitere", "%d weitere", rest) % rest]
    first = format_html_join(", ", "{}", ([part] for part in shown[:-1]))
    return format_html("{} {} {}", first, _("und"), shown[-1]) if len(shown) > 1 else format_html("{}", *shown)


def bridges(arrangement, known):
    """A sentence for each organisation without which parts would fall asunder."""
    for number, parts in arrangement.found["bridges"]:
        if entry := known.get(arrangement.organisations[number]):
            sides = [listed([hub_link(arrangement.tables[hub].hub) for hub in part]) for part in parts]
            yield bridge(entry_link(entry), sides)


def bridge(who, sides):
    """The sentence on one bridge."""
    if len(sides) == 2:
        return format_html(_("{} verbindet {} mit {}."), who, *sides)
    return format_html(_("{} verbindet {}."), who, listed(sides))


def connected(arrangement, known):
    """A sentence for each organisation with the most ways through it that is no bridge."""
    told = {number for number, _parts in arrangement.found["bridges"]}
    others = [number for number in arrangement.found["important"] if number not in told]
    for number in others[:MOST_CONNECTED]:
        if entry := known.get(arrangement.organisations[number]):
            hubs = [hub_link(arrangement.tables[hub].hub) for hub in arrangement.members[number]]
            yield format_html(_("{} gehört zu {}."), entry_link(entry), listed(hubs))


def groups(arrangement, known, index):
    """The groups of two and more organisations, the largest first."""
    members, hubs = defaultdict(list), defaultdict(list)
    for place, number in zip(arrangement.organisations, arrangement.found["groups"], strict=True):
        members[number].append(place)
    for table, number in zip(arrangement.tables, arrangement.found["hub_groups"], strict=True):
        hubs[number].append(table.hub)
    chosen = sorted(
        (number for number in members if len(members[number]) > 1), key=lambda one: (-len(members[one]), one)
    )
    return [group(number, members[number], hubs[number], known, index) for number in chosen[:MOST_GROUPS]]


def group(number, places, hubs, known, index):
    """One group, named after the networks that most of its members share."""
    here = BitMap(places)
    leading = sorted(hubs, key=lambda hub: (-len(hub.members & here), hub.id))
    title = listed([hub_link(hub) for hub in leading[:1]]) if leading else ""
    entries = sorted((known[place] for place in places if place in known), key=lambda entry: entry.name)
    shared = [*also(leading[1:]), *commonest_type(entries), *common_topic(index, here)]
    return Group(number + 1, title, len(places), shared, listed([entry_link(entry) for entry in entries]))


def is_shared(number, size):
    """Whether so many stand for a group: at least two, and half of it."""
    return number >= max(2, size / 2)


def also(hubs):
    """What else belongs to a group."""
    if hubs:
        yield format_html(_("Dazu gehören auch {}."), listed([hub_link(hub) for hub in hubs], 5))


def commonest_type(entries):
    """The type that at least half of a group have."""
    counted = Counter(entry.type.label for entry in entries if entry.type).most_common(1)
    for label, number in counted:
        if is_shared(number, len(entries)):
            yield _("Häufigste Art: %(type)s (%(number)d von %(all)d).") % {
                "type": label, "number": number, "all": len(entries)
            }  # fmt: skip


def common_topic(index, places):
    """The topic that at least half of a group work on."""
    for key, number in index.commonest("topics", places, 1):
        term = index.terms.by_key[TABLES["topics"]].get(key)
        if term and is_shared(number, len(places)):
            yield _("Häufigstes Thema: %(topic)s (%(number)d von %(all)d).") % {
                "topic": term.label, "number": number, "all": len(places)
            }  # fmt: skip


def cooperations(arrangement, known):
    """The cooperations that are drawn, as pairs of the hub and a sentence on who takes part."""
    for table in arrangement.tables:
        if not table.hub.is_network:
            partners = [entry_link(known[place]) for place in table.hub.members if place in known]
            yield table.hub, format_html(_("Mit dabei: {}."), listed(partners)) if partners else ""
