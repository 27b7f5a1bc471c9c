"""The structure of a network: groups that hang together closely, and organisations without which parts fall asunder.

Knows no Django: works on plain lists in a process of its own (computing.py). The graph has the hubs as its first
vertices and the organisations behind them; an edge joins an organisation with each of its hubs.
"""

from random import Random

import igraph

SEED = 20261122
MOST_BRIDGES = 12


def graph(hubs, members):
    """The graph of so many hubs and of organisations, each a list of the numbers of its hubs."""
    edges = [(hubs + number, hub) for number, tied in enumerate(members) for hub in tied]
    return igraph.Graph(n=hubs + len(members), edges=edges)


def groups(found):
    """The number of its group for each vertex, the largest group first, equals by their first vertex.

    Leiden's algorithm (Traag, Waltman, van Eck 2019, doi:10.1038/s41598-019-41695-z) on modularity, always drawn with
    the same chances.
    """
    igraph.set_random_number_generator(Random(SEED))
    parts = found.community_leiden(objective_function="modularity", n_iterations=10)
    ordered = sorted(parts, key=lambda part: (-len(part), part[0]))
    numbers = {vertex: number for number, part in enumerate(ordered) for vertex in part}
    return [numbers[vertex] for vertex in range(found.vcount())]


def importance(found, hubs):
    """Organisations with several ties, those first through which the most shortest ways lead (betweenness)."""
    several = [vertex for vertex in range(hubs, found.vcount()) if found.degree(vertex) > 1]
    weights = dict(zip(several, found.betweenness(several), strict=True)) if several else {}
    several.sort(key=lambda vertex: (-round(weights[vertex]), vertex))
    return [vertex - hubs for vertex in several]


def bridges(found, hubs, important):
    """The organisations that alone hold parts together, as (number, parts), the most important first.

    Each part is the list of those of its hubs that would still hang together without it. A hub that has nobody else
    is no part: nobody would be lost with it. `important` gives the order (`importance`).
    """
    shared = [vertex for vertex in range(found.vcount()) if vertex >= hubs or found.degree(vertex) > 1]
    place = {vertex: number for number, vertex in enumerate(shared)}
    core = found.induced_subgraph(shared)
    cuts = {shared[vertex] - hubs for vertex in core.articulation_points()}
    chosen = [number for number in important if number in cuts][:MOST_BRIDGES]
    return [(number, parts_without(core, place[number + hubs], shared)) for number in chosen]


def parts_without(core, cut, names):
    """The neighbours of a vertex (by their `names`), those in one list that hang together without it."""
    rest = core.copy()
    rest.delete_edges(core.incident(cut))
    component = rest.connected_components().membership
    parts = {}
    for hub in core.neighbors(cut):
        parts.setdefault(component[hub], []).append(names[hub])
    return sorted(parts.values())
