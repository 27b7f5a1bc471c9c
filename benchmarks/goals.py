"""What is to be reached: ratios of figures of one run, each with its limit for a size."""

from dataclasses import dataclass

K, M = 1000, 1_000_000


@dataclass(frozen=True)
class Goal:
    """A ratio `over` ÷ `under` of two figures; `limits` says by size what is to be reached, 0 stands for any size."""

    title: str
    over: tuple
    under: tuple
    limits: dict
    at_least: bool = False

    def limit(self, size):
        """What is to be reached at a size, or None where nothing is asked."""
        return self.limits.get(size, self.limits.get(0))

    def ratio(self, figures, size, database):
        """The ratio at a size on a database; None where a figure is missing."""
        over, under = (look_up(figures, size, database, path) for path in (self.over, self.under))
        return None if over is None or not under else over / under

    def is_reached(self, ratio, size):
        """Whether a ratio is good enough; None where nothing is asked or known."""
        limit = self.limit(size)
        if ratio is None or limit is None:
            return None
        return ratio >= limit if self.at_least else ratio <= limit


def look_up(figures, size, database, path):
    """A figure: by its name, with another size or database where the path names one, or a plain number."""
    if path == (1,):
        return 1
    name, elsewhere = path[0], path[1] if len(path) > 1 else {}
    found = figures.get((elsewhere.get("size", size), elsewhere.get("database", database)), {}).get(name)
    return found["median"] if isinstance(found, dict) else None if isinstance(found, str) else found


def one(title, name, limits):
    """A goal for one figure by itself."""
    return Goal(title, (name,), (1,), limits)


DRAWN = {
    "three filters": {0: 1.3, M: 2.0},
    "no filter": {0: 1.25},
    "last page": {0: 1.25},
    "common word": {0: 2.0},
}

GOALS = [
    *(
        Goal(f"list, {name}{how} ÷ floor", (f"list, {name}{how}",), (f"floor, {name}",), limits)
        for how in (", anew", "")
        for name, limits in DRAWN.items()
    ),
    Goal("misspelt word ÷ right word", ("list, misspelt word",), ("list, common word, anew",), {0: 2.0}),
    Goal(
        "list, three filters ÷ at 10,000",
        ("list, three filters",),
        ("list, three filters", {"size": 10 * K}),
        {100 * K: 1.1, M: 3.0},
    ),
    Goal(
        "list, no filter ÷ at 10,000",
        ("list, no filter",),
        ("list, no filter", {"size": 10 * K}),
        {100 * K: 1.1, M: 3.0},
    ),
    Goal("partners, anew ÷ list, no filter, anew", ("partners, anew",), ("list, no filter, anew",), {10 * K: 10}),
    Goal("partners, anew ÷ at 10,000", ("partners, anew",), ("partners, anew", {"size": 10 * K}), {100 * K: 5}),
    Goal(
        "Datasette, three filters ÷ list", ("Datasette, three filters",), ("list, three filters",), {100 * K: 40}, True
    ),
    Goal("Datasette, no filter ÷ list", ("Datasette, no filter",), ("list, no filter",), {100 * K: 1000}, True),
    Goal("admin, three filters ÷ list", ("admin, three filters",), ("list, three filters",), {100 * K: 30}, True),
    Goal("admin, no filter ÷ list", ("admin, no filter",), ("list, no filter",), {100 * K: 200}, True),
    Goal("unchanged page ÷ hello, requests/s", ("hello",), ("unchanged page",), {0: 0.75}, True),
    Goal("request after a change ÷ normal", ("after a change",), ("without a change",), {0: 1.5}),
    one("change unseen at the next request", "change unseen", {0: 0}),
    one("change unseen by a worker", "change unseen by a worker", {0: 0}),
    one("seconds until ready", "start, s", {100 * K: 2, M: 5}),
    one("peak memory of the worker, MB", "peak memory, MB", {100 * K: 150, M: 600}),
    Goal(
        "list, three filters ÷ on SQLite",
        ("list, three filters",),
        ("list, three filters", {"database": "SQLite"}),
        {0: 1.3},
    ),
    Goal("list, no filter ÷ on SQLite", ("list, no filter",), ("list, no filter", {"database": "SQLite"}), {0: 1.3}),
    Goal("PDF of 1,000 ÷ of 200", ("PDF of 1,000, s",), ("PDF of 200, s",), {10 * K: 5}),
    Goal("browser ÷ PDF, 1,000", ("browser's PDF of 1,000, s",), ("PDF of 1,000, s",), {10 * K: 8}, True),
    one("memory for a PDF of 1,000, MB", "PDF, memory in MB", {10 * K: 400}),
    one("PDF of 1,000, MB", "PDF of 1,000, MB", {10 * K: 2}),
    one("network of 2,000 nodes, s", "network of 2,000 nodes, s", {0: 2}),
    Goal("Excel ÷ XlsxWriter, same rows", ("export, Excel, anew, s",), ("XlsxWriter, same rows, s",), {0: 1.5}),
    Goal("CSV ÷ csv module, same rows", ("export, CSV, s",), ("csv module, same rows, s",), {0: 1.5}),
    Goal("CSV, anew ÷ csv module, same rows", ("export, CSV, anew, s",), ("csv module, same rows, s",), {}),
    one("memory for an export, MB", "export, memory in MB", {0: 100}),
    Goal("save and set ÷ import", ("save and set of 1,000, s",), ("import of 1,000, s",), {0: 8}, True),
    Goal("import ÷ bulk_create, same rows", ("import of 1,000, s",), ("bulk_create of 1,000, s",), {0: 3}),
    one("1,000 rows in the wizard, s", "wizard, 1,000 rows, s", {0: 20}),
    one("queries of the list, three filters", "queries, three filters", {0: 6}),
    one("queries of the list, no filter", "queries, no filter", {0: 6}),
]
