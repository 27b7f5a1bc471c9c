"""The rules of the house that a machine can check."""

import ast
import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from tests import catalogue

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
CODE = [path for app in catalogue.APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
GERMAN = re.compile(r"[äöüßÄÖÜ„“]|\b(und|oder|nicht|eine?|der|die|das|Sie)\b")
# Names in addresses.
SLUG = re.compile(r"[a-z-]+")
# Read by Django itself, by name.
BY_NAME = {
    "base_site.html",
    "login.html",
    "search_form.html",
    "index.html",
    "color_theme_toggle.html",
    "change_form.html",
    "change_form_object_tools.html",
    "submit_line.html",
}
# German by nature: command line for curators' hosters, texts of a new directory, names of groups.
GERMAN_FILES = {
    "starting_library.py", "starting_vocabulary.py", "starting_synonyms.py", "starting_pages.py", "prepare.py",
    "import_organisations.py", "import_communes.py", "import_figures.py", "import_boundaries.py",
    "columns.py", "demo.py", "groups.py", "names.py", "load_demo.py", "make_dataset.py", "words.py",
    "export_organisations.py", "states.py",
    "aside.py", "cleaning.py", "drafting.py", "spreadsheets.py", "known.py", "recognising.py", "sections.py",
    "synonyms.py", "taking.py",
}  # fmt: skip


def test_every_text_has_an_english_translation():
    assert catalogue.problems() == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_compile(path):
    get_template(str(path.relative_to(ROOT / "templates")))


def test_no_template_is_unused():
    sources = "".join(path.read_text() for path in [*TEMPLATES, *CODE])
    for path in TEMPLATES:
        name = str(path.relative_to(ROOT / "templates"))
        used = name in sources or path.name in BY_NAME or re.fullmatch(r"errors/\d+\.html", name)
        assert used, name


# The same in every language.
NAMES = ["Kooperation", "Leichte Sprache", "English", "Deutsch"]


def bare_words(source):
    """What a template shows without gettext: its text outside of tags, markup and comments."""
    source = re.sub(r"{% block bodyclass %}.*?{% endblock bodyclass %}", " ", source)
    source = re.sub(r"{% blocktranslate.*?endblocktranslate %}|{#.*?#}|{%.*?%}|{{.*?}}", " ", source, flags=re.S)
    spoken = re.findall(r'(?:aria-label|title|alt|placeholder)="([^"]*)"', source)
    return re.sub(r"<[^>]*>|&\w+;", " ", source, flags=re.S) + " ".join(spoken)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_german_in_templates_without_gettext(path):
    words = bare_words(path.read_text())
    for name in NAMES:
        words = words.replace(name, " ")
    assert re.findall(r"[^\W\d_]{2,}", words) == []


def bare_strings(path):
    """String constants that are neither arguments of gettext nor docstrings."""
    tree = ast.parse(path.read_text())
    spared = set()
    for node in ast.walk(tree):
        name = getattr(getattr(node, "func", None), "id", "")
        if name in catalogue.SIMPLE | catalogue.PLURAL | catalogue.IN_CONTEXT:
            spared |= {id(argument) for argument in node.args}
        if isinstance(node, ast.Expr):
            spared.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in spared:
            yield node.value


@pytest.mark.parametrize("path", [path for path in CODE if path.name not in GERMAN_FILES], ids=lambda path: path.name)
def test_no_german_in_code_without_gettext(path):
    assert [text for text in bare_strings(path) if GERMAN.search(text) and not SLUG.fullmatch(text)] == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_names_have_docstrings(path):
    tree = ast.parse(path.read_text())
    if not tree.body:
        return
    assert ast.get_docstring(tree), path
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{path}: {node.name}"


def test_requirements_are_locked_with_hashes_and_name_no_host():
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text()
        assert "://" not in text
        assert text.count("--hash=sha256:") >= text.count("==")
