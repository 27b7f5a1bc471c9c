"""The report: figures and goals of one run, readable and complete."""

import json

from benchmarks import goals, report


def times(median):
    """Figures of an address."""
    return {"median": median, "p95": 2 * median, "times": 40}


FIGURES = {
    (10_000, "SQLite"): {"list, three filters": times(12), "floor, three filters": times(10), "start, s": 0.7},
    (100_000, "SQLite"): {"list, three filters": times(18), "floor, three filters": times(12), "start, s": 2.5},
    (100_000, "PostgreSQL"): {"list, three filters": times(19.8), "peak memory, MB": None},
}


def goal(title):
    """The goal with the title."""
    return next(goal for goal in goals.GOALS if goal.title == title)


def judged(title, size, database="SQLite"):
    """What the table says about a goal."""
    return report.judged(goal(title), FIGURES, size, database).strip()


def test_a_ratio_stands_beside_its_goal_and_is_marked():
    assert judged("list, three filters ÷ floor", 10_000) == "1.2 (≤ 1.3) ✓"
    assert judged("list, three filters ÷ floor", 100_000) == "1.5 (≤ 1.3) ✗"


def test_sizes_and_databases_are_compared_with_each_other():
    assert judged("list, three filters ÷ at 10,000", 100_000) == "1.5 (≤ 1.1) ✗"
    assert judged("list, three filters ÷ on SQLite", 100_000, "PostgreSQL") == "1.1 (≤ 1.3) ✓"


def test_plain_figures_have_goals_where_the_size_asks_for_one():
    assert judged("seconds until ready", 10_000) == "0.7"
    assert judged("seconds until ready", 100_000) == "2.5 (≤ 2) ✗"


def test_what_is_missing_is_said_and_not_judged():
    assert judged("admin, no filter ÷ list", 100_000) == "– (≥ 200)"
    assert judged("peak memory of the worker, MB", 100_000, "PostgreSQL") == "– (≤ 150)"


def test_more_is_better_where_a_peer_is_compared():
    slow = {(100_000, "SQLite"): {"list, no filter": times(10), "admin, no filter": times(2100)}}
    assert report.judged(goal("admin, no filter ÷ list"), slow, 100_000, "SQLite") == "210 (≥ 200) ✓"


def test_every_figure_has_a_line_and_every_directory_a_column():
    lines = list(report.figures_table(FIGURES))
    assert "SQLite 10,000" in lines[0]
    assert "PostgreSQL 100,000" in lines[0]
    assert lines[1].split() == ["list,", "three", "filters", "12", "/", "24", "18", "/", "36", "19.8", "/", "39.6"]
    assert len(lines) == 5
    assert len({len(line) for line in lines}) == 1


def test_the_file_holds_all_figures_and_goals(tmp_path):
    report.write(FIGURES, ["A remark."], tmp_path / "bench.json")
    written = json.loads((tmp_path / "bench.json").read_text())
    assert [row["size"] for row in written["directories"]] == [10_000, 100_000, 100_000]
    first = written["directories"][0]
    assert first["figures"]["list, three filters"]["p95"] == 24
    assert first["goals"]["list, three filters ÷ floor"] == {"ratio": 1.2, "limit": 1.3, "reached": True}
    assert written["remarks"] == ["A remark."]


def test_a_page_that_is_not_there_is_named_with_its_status():
    absent = {(1000, "SQLite"): {"suggestion": "status 404", "unchanged page": "status 200", "hello": times(1)}}
    assert "status 404" in "\n".join(report.figures_table(absent))
    assert report.judged(goal("unchanged page ÷ hello, requests/s"), absent, 1000, "SQLite").startswith("– (≥ 0.75)")
