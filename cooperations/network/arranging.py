"""Has a network laid out: chooses what is drawn, and asks the process that computes."""

import json
import logging
import subprocess
import sys
from dataclasses import dataclass

from django.conf import settings

from cooperations.network import lettering
from cooperations.network.ties import Hub

MOST_DRAWN, MOST_HUBS = 2000, 200
PATIENCE = 30
# The size of a name by the number of members from which on it holds.
SIZES = ((250, 40), (80, 28), (40, 20), (0, 16))
# In units of the size of the letters.
USUAL_LINE, LONGEST_LINE = 8.4, 12.5
MOST_LINES, PADDING = 5, 10

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Table:
    """A hub in the picture: the lines of its name, their size, its radius."""

    hub: Hub
    lines: list
    size: int
    radius: int

    @classmethod
    def of(cls, hub):
        """The table for a hub: large enough for its name, larger where many sit."""
        size = next(size for number, size in SIZES if len(hub.members) >= number)
        lines = lettering.lines(hub.name, size, size * USUAL_LINE, size * LONGEST_LINE, MOST_LINES)
        return cls(hub, lines, size, round(lettering.radius(lines, size) + PADDING))


@dataclass(frozen=True)
class Arrangement:
    """A network laid out: its tables, its organisations (positions of the index), and what was computed for them.

    `members` holds for each organisation the numbers of its tables, `found` what `computing.computed` gives.
    """

    tables: list
    organisations: list
    members: list
    found: dict


def arranged(ties):
    """The arrangement of the best connected part of the ties; None where it could not be computed in time."""
    hubs, organisations = chosen(ties)
    tables = [Table.of(hub) for hub in hubs]
    members = {place: [] for place in organisations}
    for number, hub in enumerate(hubs):
        for place in hub.members:
            if place in members:
                members[place].append(number)
    task = {"hubs": [(table.hub.id, table.radius) for table in tables], "members": list(members.values())}
    found = computed(task)
    return found and Arrangement(tables, organisations, task["members"], found)


def chosen(ties):
    """The hubs and organisations (positions) that are drawn: of too many those with the most ties, else the oldest."""
    keys = ties.index.bitmaps.keys
    first = sorted(ties.hubs, key=lambda hub: (-len(hub.members), hub.id))[:MOST_HUBS]
    kept = {hub.id for hub in first}
    hubs = [hub for hub in ties.hubs if hub.id in kept]
    tied = {place for hub in hubs for place in hub.members}
    best = sorted(tied, key=lambda place: (-ties.number[place], keys[place]))[: MOST_DRAWN - len(hubs)]
    return hubs, sorted(best, key=keys.__getitem__)


def computed(task):
    """What the process gives for a task (`computing.computed`); None where it fails."""
    command = [sys.executable, "-m", "cooperations.network.computing"]
    try:
        answer = subprocess.run(
            command, input=json.dumps(task).encode(), capture_output=True, cwd=settings.BASE_DIR, timeout=PATIENCE
        )
        return json.loads(answer.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        logger.exception("A network of %d organisations could not be laid out.", len(task["members"]))
        return None
