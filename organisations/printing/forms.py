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
# What fits on a panel of a leaflet.
NARROW = (*REACH, "themen", "zielgruppen", "sprachen", "angebote", "bestaetigt")
MOST_ENTRIES, MOST_PROFILES = 2500, 400
SHORTEST = ("adresse", "telefon", "website", "sprachen", "bestaetigt")
PERSONS = ("personen",)


@dataclass(frozen=True)
class Form:
    """A form of paper: its value in addresses, its name, what it is good for, its template, its usual parts.

    `screen` is the part of the page that draws it on the screen; empty where only the PDF's pages can show it.
    `possible` are the parts that it can show, `has_groups` whether headings make sense, `most` how many entries it
    takes, `letters` after how many an entry may be split between pages (in large print after half of them), `has_map`
    whether a map may stand in front.
    """

    slug: str
    label: str
    help: str
    template: str
    fields: tuple
    screen: str = ""
    possible: tuple = ALL
    has_groups: bool = True
    has_map: bool = False
    most: int = MOST_ENTRIES
    letters: int = 1500


FORMS = {
    form.slug: form
    for form in [
        Form("liste", _("Liste"), _("A4, viele auf einer Seite"), "list", SHORT, "table", has_map=True),
        Form(
            "ausfuehrlich", _("Ausführliche Liste"), _("A4, mit Beschreibung"), "details", LONG, "blocks",
            has_map=True,
        ),
        Form(
            "broschuere", _("Broschüre"), _("A4, mit Titelseite, Inhalt und Register"), "brochure", LONG,
            has_map=True,
        ),
        Form(
            "heft", _("Heft"), _("A5, mit Titelseite, Inhalt und Register"), "brochure", LONG,
            has_map=True, letters=600,
        ),
        Form("faltblatt", _("Faltblatt"), _("DIN lang, sechs Seiten"), "leaflet", SHORTEST, possible=NARROW),
        Form(
            "profil", _("Steckbriefe"), _("eine Seite für jede Organisation"), "profile", ALL,
            has_groups=False, most=MOST_PROFILES,
        ),
        Form(
            "kontaktblatt", _("Kontaktblatt"), _("für ein Treffen, zum Unterschreiben"), "meeting", PERSONS, "meeting",
            possible=PERSONS, has_groups=False,
        ),
        Form(
            "etiketten", _("Adressetiketten"), _("zum Aufkleben"), "labels", ("adresse",),
            possible=("adresse", "personen"), has_groups=False,
        ),
        Form(
            "schilder", _("Namensschilder"), _("zum Anstecken"), "labels", PERSONS,
            possible=PERSONS, has_groups=False,
        ),
    ]
}  # fmt: skip
LIST = FORMS["liste"]
