"""Imports point down: urls, views, filters, modules, models, querysets, vocabularies; apps know only lower apps."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Which apps an app may import.
APPS = {
    "communes": set(),
    "organisations": {"communes"},
    "curation": {"organisations", "communes"},
    "cooperations": {"organisations", "communes"},
    "kooperation": {"curation", "cooperations", "organisations", "communes"},
}

# Floors of organisations, the lowest first; a module may import its own floor and those below.
FLOORS = [
    {
        "starting_vocabulary",
        "starting_pages",
        "starting_synonyms",
        "phones",
        "links",
        "signs",
        "words",
        "statements",
        "signals",
        "shortcut",
    },
    {"vocabularies", "querysets"},
    {"models"},
    {"groups", "history", "worklist", "changes", "marking", "places"},
    {"index"},
    {"duplicates"},
    {"fields", "hosts", "nearness", "spelling", "rows", "counting", "freshness", "finding"},
    {"filters", "suggestions", "similar", "context", "dataset"},
    {"facets", "notices", "explaining", "ways_out"},
    {"selection"},
    {"mapping"},
    {"printing", "exchange", "hsds"},
    {"demo"},
    {"desk", "admin", "views", "management", "templatetags", "apps"},
    {"urls"},
]


def imports(path):
    """The dotted names that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def modules(app):
    """The Python files of an app, without migrations."""
    return [path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]


def floor(name):
    """The floor of a module of organisations."""
    return next(number for number, names in enumerate(FLOORS) if name in names)


@pytest.mark.parametrize("app", APPS)
def test_apps_know_only_lower_apps(app):
    for path in modules(app):
        known = {name.split(".")[0] for name in imports(path)} & set(APPS)
        assert known <= APPS[app] | {app}, path


@pytest.mark.parametrize("path", modules("organisations"), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_down(path):
    own = path.relative_to(ROOT / "organisations").parts[0].removesuffix(".py")
    for name in imports(path):
        parts = name.split(".")
        if own != "__init__" and parts[0] == "organisations" and len(parts) > 1:
            assert floor(parts[1]) <= floor(own), f"{own} imports {name}"
