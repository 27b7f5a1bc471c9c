"""Measures the site at several sizes on both databases: `make bench`; BENCH=quick or BENCH=full changes the sizes."""

import json
import os

from benchmarks import asking, changes, data, datasette, exporting, pages, report, servers

# From which directory PDFs are made: the smallest that has as many organisations as the largest of them.
PAPER_SIZE = 10_000
LARGEST_EXPORT = 100_000
# Into which directory a list of 1,000 rows is imported.
IMPORT_SIZE = 10_000
SIZES = {"quick": [1000, 10_000], "": [1000, 10_000, 100_000], "full": [1000, 10_000, 100_000, 1_000_000]}


def pages_and_peers(server, directory, facts):
    """Times of the site's pages and of its peers, all in turns."""
    targets = [*pages.of_site(server.port, facts), *pages.of_admin(server.port, facts)]
    if directory.database != data.SQLITE or not servers.DATASETTE.exists():
        return asking.measure(targets)
    file = datasette.file_of(directory)
    with servers.datasette(file) as peer:
        return asking.measure([*targets, *datasette.targets(peer.port, file, facts)])


def queries(port, query):
    """How many queries the list takes."""
    address = f"{pages.LIST}?{query}"
    return int(asking.answer(port, address, {"X-Count-Queries": "1"})[1]["X-Queries"])


def unseen(seen):
    """0 where a change was seen, 1 where not, None where nobody knows."""
    return None if seen is None else int(not seen)


def measure(directory):
    """All figures of one directory."""
    facts = json.loads(directory.run("benchmarks.facts"))
    slug = facts["entry"]
    with servers.site(directory) as server, changes.Changing(directory, slug) as changing:
        # The worker's memory is that of serving people, so the floor and the admin come after it was read.
        for query in pages.questions(facts).values():
            asking.answer(server.port, f"{pages.LIST}?{query}")
        memory = server.peak_memory
        counts = {name: queries(server.port, pages.questions(facts)[name]) for name in ("three filters", "no filter")}
        figures = pages_and_peers(server, directory, facts)
        cost = changes.cost(server, changing, slug)
        start = server.start
    with servers.site(directory, workers=2) as server, changes.Changing(directory, slug) as changing:
        by_all = changes.seen_by_all(server, changing, slug)
    return {
        **figures,
        "after a change": cost["first"],
        "without a change": cost["normal"],
        "change unseen": unseen(cost["seen"]),
        "change unseen by a worker": unseen(by_all),
        "start, s": start,
        "peak memory, MB": memory,
        **{f"queries, {name}": count for name, count in counts.items()},
        **(json.loads(directory.run("benchmarks.paper")) if directory.size == PAPER_SIZE else {}),
        **(json.loads(directory.run("benchmarks.network")) if directory.size >= PAPER_SIZE else {}),
        **(exporting.figures(directory) if directory.size <= LARGEST_EXPORT else {}),
        **(json.loads(directory.run("benchmarks.importing")) if directory.size == IMPORT_SIZE else {}),
        "left by three filters, %": 100 * facts["left"] / facts["total"],
    }


def directories(sizes):
    """The directories, made where they are not there yet; each is measured before the next one is made."""
    with data.postgresql() as server:
        for size in sizes:
            yield data.in_sqlite(size)
            if server:
                yield data.in_postgresql(size, server)


def remarks():
    """What must be said about the run."""
    if not servers.DATASETTE.exists():
        yield "Datasette was left out: it could not be installed (no network?)."
    yield "“status …”: the address answered so instead of as it should, and was not measured."
    yield "–: not measured here, or unknown on this machine. “change unseen”: 0 is seen, 1 is not."


def main():
    """Measures, prints, writes."""
    wanted = os.environ.get("BENCH", "")
    if wanted not in SIZES:
        raise SystemExit("BENCH: use quick, full, or leave it out.")
    data.FOLDER.mkdir(parents=True, exist_ok=True)
    figures = {}
    for directory in directories(SIZES[wanted]):
        print(f"Measuring {directory.size:,} organisations on {directory.database} …", flush=True)
        figures[directory.size, directory.database] = measure(directory)
    said = list(remarks())
    report.show(figures, said)
    report.write(figures, said, data.FOLDER.parent / "bench.json")


if __name__ == "__main__":
    main()
