"""The English catalogue: every German text of code and templates has a translation.

`python -m tests.catalogue` checks (exit 1 with what is missing); with `--write` it brings
locale/en/LC_MESSAGES/django.po up to date and compiles it. German is the language of the source,
so it can't be incomplete. Needs no gettext tools on the machine.
"""

import ast
import re
import sys
from pathlib import Path

import django
import polib

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "locale/en/LC_MESSAGES/django.po"
APPS = ("kooperation", "communes", "organisations", "cooperations", "curation")
SIMPLE = {"_", "gettext", "gettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy"}


def texts_of_code(path):
    """Triples (context, singular, plural) of a Python file; absent parts are None."""
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        words = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
        if name in SIMPLE and words:
            yield None, words[0], None
        elif name in PLURAL:
            yield None, words[0], words[1]
        elif name in IN_CONTEXT:
            yield words[0], words[1], None


def texts_of_template(path):
    """Triples (context, singular, plural) of a template."""
    from django.template import Template
    from django.templatetags.i18n import BlockTranslateNode, TranslateNode

    nodes = Template(path.read_text()).nodelist
    for node in nodes.get_nodes_by_type(TranslateNode):
        yield None, node.filter_expression.var.literal, None
    for node in nodes.get_nodes_by_type(BlockTranslateNode):
        plural = node.render_token_list(node.plural)[0] if node.plural else None
        yield None, node.render_token_list(node.singular)[0], plural


def texts():
    """All texts of the site with the files they stand in, in a stable order."""
    found = {}
    code = [path for app in APPS for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts]
    sources = [(path, texts_of_code) for path in code]
    sources += [(path, texts_of_template) for path in sorted((ROOT / "templates").rglob("*.html"))]
    for path, reader in sources:
        for text in reader(path):
            found.setdefault(text, []).append(str(path.relative_to(ROOT)))
    return found


def key(entry):
    """The triple of an entry of the catalogue."""
    return entry.msgctxt, entry.msgid, entry.msgid_plural or None


def is_translated(entry):
    """Whether the entry is complete and certain."""
    return entry.translated() and not entry.fuzzy


def placeholders(text):
    """What gets filled in, such as %(name)s."""
    return set(re.findall(r"%\(\w+\)[sd]|%[sd]", text))


def problems():
    """Sentences on what is missing, superfluous or not compiled."""
    catalogue = {key(entry): entry for entry in polib.pofile(str(PO))}
    wanted = texts()
    found = [f"not translated: {text[1]!r} ({files[0]})" for text, files in wanted.items()
             if text not in catalogue or not is_translated(catalogue[text])]  # fmt: skip
    found += [
        f"other placeholders: {entry.msgid!r}"
        for entry in catalogue.values()
        if placeholders(entry.msgid_plural or entry.msgid) != placeholders(entry.msgstr_plural.get(1, entry.msgstr))
    ]
    found += [f"no longer used: {text[1]!r}" for text in catalogue if text not in wanted]
    compiled = {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in polib.mofile(str(PO.with_suffix(".mo")))}
    if compiled != {key(entry): (entry.msgstr, entry.msgstr_plural) for entry in catalogue.values()}:
        found.append("django.mo is older than django.po: run `make messages`")
    return found


def write():
    """Adds what is new, removes what is gone, compiles."""
    old = {key(entry): entry for entry in polib.pofile(str(PO))} if PO.exists() else {}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Language": "en",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for (context, singular, plural), files in texts().items():
        entry = old.get((context, singular, plural)) or polib.POEntry(msgctxt=context, msgid=singular)
        if plural and not entry.msgid_plural:
            entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
        if "%(" in singular:
            entry.flags = ["python-format"]
        entry.occurrences = [(name, "") for name in dict.fromkeys(files)]
        new.append(entry)
    new.save(str(PO))
    new.save_as_mofile(str(PO.with_suffix(".mo")))


if __name__ == "__main__":
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    if "--write" in sys.argv:
        write()
    missing = problems()
    print("\n".join(missing) or "Every text has an English translation.")
    sys.exit(bool(missing))
