"""What the wizard calls kinds of rows, and how it says numbers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from organisations.exchange import aside, kinds, numbering

KINDS = {
    kinds.ERROR: (_("mit Fehlern"), _("Diese Zeilen kommen so nicht herein. Bessern Sie aus, was rot steht.")),
    kinds.POSSIBLE: (_("vielleicht schon da"), _("Bitte entscheiden Sie. Ohne Entscheidung bleiben diese Zeilen weg.")),
    kinds.CONFLICT: (
        _("mit Widerspruch"),
        _("Hier steht etwas anderes, das jemand von Hand gepflegt oder bestätigt hat. Es bleibt, wenn Sie nichts tun."),
    ),
    kinds.NEW: (_("neu"), _("Diese Organisationen werden angelegt.")),
    kinds.CHANGED: (_("geändert"), _("Hier ändert sich etwas: links der alte, rechts der neue Wert.")),
    kinds.UNCHANGED: (_("unverändert"), _("Hier ist alles schon so, wie es in der Datei steht.")),
}
# The heading of what a file of errors says beside the cells.
TO_DO = _("Was zu tun ist")
WITHOUT_HEADING = _("ohne Überschrift")
ROWS = ngettext_lazy("%(number)d Zeile", "%(number)d Zeilen", "number")


def rows(number):
    """A number of rows in words."""
    return ROWS % {"number": number}


MOST_RANGES = 40
WHYS = {
    aside.ABOVE: _("über den Überschriften"),
    aside.HEADINGS: _("Überschriften"),
    aside.AGAIN: _("Überschriften noch einmal"),
    aside.SECTION: _("Zwischenüberschrift; sie steht jetzt bei jeder Zeile darunter"),
    aside.SUM: _("Summe"),
    aside.JOINED: _("mit einer früheren Zeile zusammengelegt"),
    aside.HIDDEN: _("in der Datei ausgeblendet"),
    aside.FOOTER: _("Hinweis oder Fußzeile"),
}


def ranges(lines, sheets):
    """Numbers of rows in few words: "3, 7–9"; with the name of the sheet where there are several."""
    runs = []
    for line in lines:
        if runs and line == runs[-1][1] + 1:
            runs[-1][1] = line
        else:
            runs.append([line, line])
    found = []
    for first, last in runs[:MOST_RANGES]:
        sheet, row = numbering.place_of(first, sheets)
        numbers = str(row) if first == last else f"{row}–{row + last - first}"
        found.append(f"{sheet} {numbers}" if sheet else numbers)
    return ", ".join([*found, *(["…"] if len(runs) > MOST_RANGES else [])])
