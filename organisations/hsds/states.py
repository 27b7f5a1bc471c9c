"""The states of Germany: HSDS wants one in each address, and the official key of a commune (AGS) begins with it."""

STATES = [
    "Schleswig-Holstein", "Hamburg", "Niedersachsen", "Bremen", "Nordrhein-Westfalen", "Hessen", "Rheinland-Pfalz",
    "Baden-Württemberg", "Bayern", "Saarland", "Berlin", "Brandenburg", "Mecklenburg-Vorpommern", "Sachsen",
    "Sachsen-Anhalt", "Thüringen",
]  # fmt: skip
UNKNOWN = "Deutschland"


def state_of(commune):
    """The state in which a commune lies: as noted, else by its key."""
    number = int(commune.ags[:2])
    return commune.state or (STATES[number - 1] if 1 <= number <= len(STATES) else UNKNOWN)
