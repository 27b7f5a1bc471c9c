"""What stands on every paper of a form, whatever the list: numbers for emergencies, and the form's own words."""

from django.utils.translation import gettext as _

from organisations.printing.document import Emergency


def emergency():
    """Whom to call when it cannot wait; the same everywhere in Germany."""
    return [
        Emergency("112", _("Feuerwehr und Rettungsdienst")),
        Emergency("110", _("Polizei")),
        Emergency("116117", _("Ärztlicher Bereitschaftsdienst")),
        Emergency("116016", _("Hilfetelefon Gewalt gegen Frauen, in vielen Sprachen")),
        Emergency("0800\N{NO-BREAK SPACE}1110111", _("Telefonseelsorge")),
    ]


def fixed_words():
    """The words that belong to the forms themselves."""
    return {
        "page": _("Seite {page} von {pages}"),
        "organisation": _("Organisation"),
        "organisations": _("Organisationen"),
        "where": _("Ort und Zeiten"),
        "contact": _("Kontakt"),
        "hours": _("Öffnungszeiten"),
        "emergency": _("Im Notfall"),
        "publisher": _("Herausgegeben von"),
        "code": _("QR-Code:"),
        "contents": _("Inhalt"),
        "index": _("Alle Organisationen von A bis Z"),
        "name_and_role": _("Name, Aufgabe"),
        "present": _("da"),
        "signature": _("Unterschrift"),
        "number": _("Nr."),
        "more": _("… und {number} weitere im Verzeichnis:"),
        "nothing": _("Dazu haben wir keine Organisation gefunden."),
    }
