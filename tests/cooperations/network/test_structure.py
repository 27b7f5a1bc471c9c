"""Groups, bridges and the most important organisations of plain networks."""

from random import Random

from cooperations.network import structure
from tests.cooperations.network.towns import town


def asked(hubs, members):
    """Bridges and important organisations."""
    found = structure.graph(hubs, members)
    important = structure.importance(found, hubs)
    return structure.bridges(found, hubs, important), important


def test_an_organisation_that_alone_holds_two_networks_together_is_a_bridge():
    bridges, important = asked(2, [[0], [0, 1], [1], [0]])
    assert bridges == [(1, [[0], [1]])]
    assert important == [1]


def test_two_that_hold_the_same_networks_together_are_none():
    bridges, important = asked(2, [[0], [0, 1], [0, 1], [1]])
    assert bridges == []
    assert important == [1, 2]


def test_a_network_of_its_own_makes_nobody_a_bridge():
    assert asked(2, [[0, 1], [0], [0]])[0] == []


def test_what_hangs_together_without_the_bridge_is_one_part():
    bridges, _important = asked(3, [[0, 1], [0, 1, 2], [2], [0]])
    assert bridges == [(1, [[0, 1], [2]])]


def test_bridges_are_those_whose_loss_separates_people():
    """Against the plain definition: without it, organisations that could reach each other can't any more."""
    hubs, members = town(organisations=60, hubs=12, seed=3)
    bridges, _important = asked(len(hubs), members)
    most = structure.MOST_BRIDGES
    plain = {number for number in range(len(members)) if separates(number, members)}
    assert {number for number, _parts in bridges} <= plain
    assert len(bridges) == min(most, len(plain))


def separates(number, members):
    """Whether the others of an organisation's hubs fall into several parts without it."""
    rest = [tied for place, tied in enumerate(members) if place != number]
    shared = [hub for hub in members[number] if any(hub in tied for tied in rest)]
    return len({tuple(sorted(reached(hub, rest))) for hub in shared}) > 1


def reached(hub, members):
    """All hubs that can be reached from one."""
    found = {hub}
    while more := {other for tied in members if found & set(tied) for other in tied} - found:
        found |= more
    return found


def test_groups_are_those_that_were_planted_whatever_chance_did_before():
    members = [[0]] * 6 + [[1]] * 6 + [[0, 1]] + [[2]] * 3
    Random().random()
    groups = structure.groups(structure.graph(3, members))
    assert groups == structure.groups(structure.graph(3, members))
    hubs, organisations = groups[:3], groups[3:]
    assert sorted(hubs) == [0, 1, 2]
    assert organisations[:6] == [hubs[0]] * 6
    assert organisations[6:12] == [hubs[1]] * 6
    assert organisations[13:] == [2] * 3
