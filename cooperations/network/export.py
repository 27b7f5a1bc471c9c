"""The network for other programs: GraphML, and rows of ties or of nodes for spreadsheets. Written bit by bit."""

import re
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.utils.translation import gettext as _

from cooperations.network.picture import entries
from organisations.index.bitmaps import batches

# What XML 1.0 does not allow, not even escaped (https://www.w3.org/TR/xml/#charsets).
UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The attributes of a node: name, type in GraphML.
ATTRIBUTES = {"name": "string", "kind": "string", "type": "string", "address": "string", "ties": "int"}
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def node_id(key):
    """The name of an organisation in a file."""
    return f"organisation-{key}"


def nodes(ties):
    """All nodes: id, name, kind, type, address, number of ties. Networks and cooperations first."""
    for hub in ties.hubs:
        address = settings.SITE_URL + hub.address if hub.is_network else ""
        yield hub.id, hub.name, hub.kind, "", address, len(hub.members)
    for places in batches(ties.hits):
        known = entries(ties.index, places)
        for place in places:
            if entry := known.get(place):
                kind = entry.type.label if entry.type else ""
                address = settings.SITE_URL + entry.address
                yield (
                    node_id(ties.index.bitmaps.keys[place]),
                    entry.name,
                    "organisation",
                    kind,
                    address,
                    ties.number[place],
                )


def edges(ties):
    """All ties: id of the organisation, id of the hub, whether it is only planned."""
    keys = ties.index.bitmaps.keys
    for hub in ties.hubs:
        for place in hub.members:
            yield node_id(keys[place]), hub.id, hub.is_planned


def graphml(ties):
    """The network as GraphML, in pieces of text."""
    yield HEAD
    for name, kind in ATTRIBUTES.items():
        yield f'<key id="{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<key id="planned" for="edge" attr.name="planned" attr.type="boolean"/>\n<graph edgedefault="undirected">\n'
    for key, *values in nodes(ties):
        data = "".join(
            f'<data key="{name}">{xml(value)}</data>' for name, value in zip(ATTRIBUTES, values, strict=True)
        )
        yield f"<node id={quoteattr(key)}>{data}</node>\n"
    for source, target, is_planned in edges(ties):
        planned = str(is_planned).lower()
        yield f'<edge source="{source}" target="{target}"><data key="planned">{planned}</data></edge>\n'
    yield "</graph>\n</graphml>\n"


def xml(value):
    """A value as the text of an element."""
    return escape(UNWRITABLE.sub("�", str(value)))


def rows_of_ties(ties):
    """One line for each tie, with the names of both ends."""
    names = {hub.id: hub.name for hub in ties.hubs}
    yield [_("Organisation"), _("Name"), _("gehört zu"), _("Name"), _("Art")]
    yield from named_edges(ties, names)


def named_edges(ties, names):
    """The ties with the names of both ends; what is only planned is called so."""
    kinds = {hub.id: _("Netzwerk") if hub.is_network else _("Kooperation") for hub in ties.hubs}
    members = ((hub, place) for hub in ties.hubs for place in hub.members)
    for some in batches(members):
        known = entries(ties.index, list(dict.fromkeys(place for _hub, place in some)))
        for hub, place in some:
            if entry := known.get(place):
                kind = f"{kinds[hub.id]} ({_('geplant')})" if hub.is_planned else kinds[hub.id]
                yield node_id(ties.index.bitmaps.keys[place]), entry.name, hub.id, names[hub.id], kind


def rows_of_nodes(ties):
    """One line for each organisation, network and cooperation."""
    kinds = {"network": _("Netzwerk"), "cooperation": _("Kooperation"), "organisation": _("Organisation")}
    heading = [_("Kennung"), _("Name"), _("Knoten"), _("Art"), _("Adresse"), _("Verbindungen")]
    rows = ((key, name, kinds[kind], *rest) for key, name, kind, *rest in nodes(ties))
    yield heading
    yield from rows
