"""Puts the figures into two tables for people and one file for machines."""

import json

from benchmarks.goals import GOALS

MARKS = {True: "✓", False: "✗", None: " "}
FIRST, WIDTH = 38, 19


def heading(key):
    """The title of a column."""
    size, database = key
    return f"{database} {size:,}"


def number(value):
    """A number with three digits that count; yes and no in words."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.3g}"


def cell(figure):
    """A figure as people read it: "median / p95" of times."""
    if isinstance(figure, dict):
        return f"{number(figure['median'])} / {number(figure['p95'])}"
    return number(figure)


def line(first, cells):
    """One line of a table."""
    return f"{first:<{FIRST}}" + "".join(f"{text:>{WIDTH}}" for text in cells)


def figures_table(figures):
    """All that was measured: rows are measures, columns are directories."""
    names = list(dict.fromkeys(name for measured in figures.values() for name in measured))
    yield line("milliseconds, median / p95", map(heading, figures))
    for name in names:
        yield line(name, (cell(measured.get(name)) for measured in figures.values()))


def goals_table(figures):
    """Each goal with what was reached: "1.19 (1.3) ✓"."""
    yield line("ratio (goal)", map(heading, figures))
    for goal in GOALS:
        yield line(goal.title, (judged(goal, figures, *key) for key in figures))


def judged(goal, figures, size, database):
    """What was reached of a goal, with its limit and mark."""
    ratio, limit = goal.ratio(figures, size, database), goal.limit(size)
    asked = "" if limit is None else f" ({'≥' if goal.at_least else '≤'} {number(limit)})"
    return f"{number(ratio)}{asked} {MARKS[goal.is_reached(ratio, size)]}"


def show(figures, remarks):
    """Prints both tables and what must be said besides."""
    for table in (figures_table(figures), goals_table(figures)):
        print("\n" + "\n".join(table))
    print("\n" + "\n".join(remarks))


def write(figures, remarks, file):
    """Writes everything as JSON."""
    directories = [
        {
            "size": size,
            "database": database,
            "figures": measured,
            "goals": {
                goal.title: {"ratio": ratio, "limit": goal.limit(size), "reached": goal.is_reached(ratio, size)}
                for goal in GOALS
                for ratio in [goal.ratio(figures, size, database)]
            },
        }
        for (size, database), measured in figures.items()
    ]
    file.write_text(json.dumps({"directories": directories, "remarks": remarks}, indent=1, ensure_ascii=False) + "\n")
