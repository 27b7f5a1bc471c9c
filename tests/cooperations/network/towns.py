"""Made-up networks for tests of the layout: plain lists, the same every time."""

from random import Random


def town(organisations=260, hubs=24, seed=7):
    """Hubs (key, radius) and members: most organisations belong to one hub, some to two or three near ones."""
    chance = Random(seed)
    tables = [(f"network-{number}", 50 + number % 5 * 8) for number in range(hubs)]
    return tables, [member(chance, hubs) for _number in range(organisations)]


def member(chance, hubs):
    """The hubs of one organisation."""
    first = min(int(chance.paretovariate(0.8)) - 1, hubs - 1)
    others = [(first + chance.choice((1, 2, 5))) % hubs for _tie in range(chance.choice((0, 0, 0, 0, 1, 1, 2)))]
    return sorted({first, *others})
