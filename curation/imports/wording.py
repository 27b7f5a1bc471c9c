"""What the wizard calls kinds of rows, and how it says numbers."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from organisations.exchange import kinds

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
ROWS = ngettext_lazy("%(number)d Zeile", "%(number)d Zeilen", "number")


def rows(number):
    """A number of rows in words."""
    return ROWS % {"number": number}
