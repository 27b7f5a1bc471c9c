"""Lays out one network in a process of its own: `python -m cooperations.network.computing` reads and writes JSON.

The library costs 10 MB of memory, which the processes that answer requests need not carry. Knows no Django. Gives up
where it takes too much time or memory.
"""

import json
import resource
import sys

SECONDS, BYTES = 20, 1024**3


def computed(task):
    """Places, groups and bridges for `hubs` (pairs of key and radius) and `members` (lists of numbers of hubs)."""
    from cooperations.network import layout, structure

    number = len(task["hubs"])
    found = structure.graph(number, task["members"])
    groups = structure.groups(found)
    important = structure.importance(found, number)
    return {
        **layout.arranged(task["hubs"], task["members"]),
        "hub_groups": groups[:number],
        "groups": groups[number:],
        "important": important[: structure.MOST_BRIDGES],
        "bridges": structure.bridges(found, number, important),
    }


def limit():
    """Lets the system end this process where it wants too much."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


if __name__ == "__main__":
    limit()
    json.dump(computed(json.load(sys.stdin)), sys.stdout)
