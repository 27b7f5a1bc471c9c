"""The forms of paper: which there are, what each is called, which parts of an entry it shows unless told otherwise."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

# The parts of an entry that can be chosen, in the order of the form.
FIELDS = {
    "beschreibung": _("Beschreibung"),
    "angebote": _("Angebote"),
    "themen": _("Themen"),
    "zielgruppen": _("Zielgruppen"),
    "sprachen": _("Sprachen"),
    "knowhow": _("Know-how"),
    "bietet": _("bietet (Ressourcen)"),
    "sucht": _("sucht (Ressourcen)"),
    "netzwerke": _("Netzwerke"),
    "adresse": _("Adresse"),
    "zeiten": _("Öffnungszeiten"),
    "telefon": _("Telefon"),
    "email": _("E-Mail"),
    "website": _("Website"),
    "personen": _("Ansprechpersonen"),
    "bestaetigt": _("bestätigt wann"),
    "kurzlink": _("kurze Adresse des Eintrags"),
    "qr": _("QR-Code zum Eintrag"),
}
REACH = ("adresse", "zeiten", "telefon", "email", "website", "personen")
SHORT = (*REACH, "themen", "sprachen", "bestaetigt")
LONG = (*SHORT, "beschreibung", "angebote", "zielgruppen", "kurzlink")
ALL = tuple(FIELDS)
SHORTEST = ("adresse", "telefon", "website", "sprachen", "bestaetigt")
PERSONS = ("personen",)


@dataclass(frozen=True)
class Form:
    """A form of paper: its value in addresses, its name, what it is good for, its template, its usual parts.

    `screen` is the part of the page that draws it on the screen; empty where only the PDF's pages can show it.
    """

    slug: str
    label: str
    help: str
    template: str
    fields: tuple
    screen: str = ""


FORMS = {
    form.slug: form
    for form in [
        Form("liste", _("Liste"), _("A4, viele auf einer Seite"), "list", SHORT, "table"),
        Form("ausfuehrlich", _("Ausführliche Liste"), _("A4, mit Beschreibung"), "details", LONG, "blocks"),
        Form("broschuere", _("Broschüre"), _("A4, mit Titelseite, Inhalt und Register"), "brochure", LONG),
        Form("heft", _("Heft"), _("A5, mit Titelseite, Inhalt und Register"), "brochure", LONG),
        Form("faltblatt", _("Faltblatt"), _("DIN lang, sechs Seiten"), "leaflet", SHORTEST),
        Form("profil", _("Steckbriefe"), _("eine Seite für jede Organisation"), "profile", ALL),
        Form(
            "kontaktblatt", _("Kontaktblatt"), _("für ein Treffen, zum Unterschreiben"), "meeting", PERSONS, "meeting"
        ),
        Form("etiketten", _("Adressetiketten"), _("zum Aufkleben"), "labels", ("adresse",)),
        Form("schilder", _("Namensschilder"), _("zum Anstecken"), "labels", PERSONS),
    ]
}
LIST = FORMS["liste"]
