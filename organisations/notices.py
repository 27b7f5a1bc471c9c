"""Sentences on what an address asked for and the directory could not do."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from organisations import spelling

LONGEST_VALUE = 40
MOST_VALUES = 5
WHOLE_CODE = 5


def about_words(filterset):
    """Words too long to be meant, or without a single letter or digit."""
    words = filterset.answers.get("q", "")
    if "q" in filterset.form.fields and filterset.form.fields["q"].not_understood:
        yield _("Ihr Suchtext war sehr lang. Wir haben mit dem Anfang gesucht.")
    if words and not filterset.found:
        yield (
            _("In „%s“ steht kein Wort, nach dem wir suchen könnten. Ihre Suchwörter bleiben unberücksichtigt.") % words
        )
    for word in filterset.found.missing[:MOST_VALUES] if filterset.found else ():
        yield _("„%s“ steht in keinem Eintrag.") % spelling.typed(words, word)


def about_answers(filterset):
    """Answers that no question has."""
    for name, field in filterset.form.fields.items():
        if name != "q" and field.not_understood:
            values = ", ".join(_("„%s“") % shortened(value) for value in field.not_understood[:MOST_VALUES])
            yield _("Unter „%(question)s“ gibt es %(values)s nicht. Diese Angabe bleibt unberücksichtigt.") % {
                "question": filterset.filters[name].label,
                "values": values,
            }


def about_place(filterset):
    """A place that nobody knows or has named, or too little of a postal code to look around."""
    written = filterset.answers.get("plz", "")
    if filterset.places:
        return
    if filterset.answers.get("sort") == "naehe" or ("umkreis" in filterset.answers and not written):
        yield _("Von wo aus? Bitte schreiben Sie bei „In der Nähe“ eine Postleitzahl oder einen Ort.")
    if not written:
        return
    if written.isdigit() and len(written) < WHOLE_CODE and "umkreis" in filterset.answers:
        yield _("Für den Umkreis brauchen wir die ganze Postleitzahl.")
    elif not written.isdigit() or "umkreis" in filterset.answers:
        yield _("Den Ort „%s“ kennen wir nicht. Bitte schreiben Sie eine Postleitzahl oder den Namen.") % shortened(
            written
        )


def about_page(asked, page):
    """A page that the list does not have."""
    if asked != page.number:
        pages = page.paginator.num_pages
        yield ngettext(
            "Diese Seite gibt es nicht: Die Liste hat nur %(pages)s Seite.",
            "Diese Seite gibt es nicht: Die Liste hat %(pages)s Seiten. Sie sehen Seite %(page)s.",
            pages,
        ) % {"pages": pages, "page": page.number}


def shortened(value):
    """A value, cut where it is too long for a sentence."""
    return value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
