"""What other people's headings mean: common German and English words for each column of ours.

A target is the field of a column (`columns.py`), or one of the parts that are put together into fields (`PARTS`).
"""

# ruff: noqa: E501 (a table)

from django.utils.translation import gettext_lazy as _

from communes.names import fold
from organisations.exchange.columns import COLUMNS

# Target to headings that mean it; the names of our own columns are added below.
SYNONYMS = """
id: kooperation id | datensatz id
name: organisation | organisationsname | name der organisation | name der einrichtung | einrichtung | verein | vereinsname | träger | institution | bezeichnung | titel | title | name der initiative | initiative | projekt | projektname | name of organisation | organization | organization name | organisation name | organization_name | firma | firmenname | anbieter | akteur | name des vereins | einrichtungsname | stelle | beratungsstelle | gruppe | name/organisation | kontakt name organisation
short_name: kürzel | abkürzung | abk | kurzbezeichnung | short name | acronym | alternate name | alternate_name
type: typ | organisationstyp | art der organisation | organisationsart | art der einrichtung | einrichtungsart | rechtsform art | type | kind | trägerart
description: was macht die organisation | kurzbeschreibung | angebot | angebote | text | profil | über uns | tätigkeit | tätigkeiten | inhalt | aufgaben | aufgabe | aktivitäten | description | description_de | beschreibung deutsch | about | info | infos | informationen | kurztext | leistungen | was wir tun | projektbeschreibung | schwerpunkte beschreibung | selbstverständnis | angebot/beschreibung
values: wert | leitbild werte | values
goals: ziel | zielsetzung | goals | aims
working_methods: arbeitsweise | methoden | working methods
know_how: knowhow | kompetenzen | expertise | fachwissen
experience: erfahrung | experience
resources_offered: ressourcen | bietet | wir bieten | ressourcen angebot | resources offered | bietet an
resources_sought: sucht | bedarf | bedarfe | wir suchen | gesucht | resources sought | wir brauchen
networks: netzwerk | mitglied in | mitgliedschaften | dachverband | bündnis | bündnisse | networks
ideas: idee | wünsche | ideas
topics: thema | themenfeld | themenfelder | themenbereich | themenbereiche | schwerpunkt | schwerpunkte | kategorie | kategorien | category | categories | topic | topics | tags | schlagworte | schlagwörter | bereich | bereiche | handlungsfeld | handlungsfelder | arbeitsbereich | arbeitsbereiche | arbeitsfelder
target_groups: zielgruppe | für wen | target group | target groups | adressaten | adressatinnen
languages: sprache | language | languages | beratungssprachen | in welchen sprachen | fremdsprachen | angebotene sprachen | sprachkenntnisse
year_founded: gegründet | gründung | jahr der gründung | seit | founded | year founded | year_incorporated | gründungsdatum | besteht seit | gegründet am
street: strasse | str | straße und hausnummer | straße hausnummer | straße nr | strasse nr | straße hnr | strasse und hausnr | straße/nr | street | address_1 | address 1 | address line 1 | straße hausnr | besuchsadresse straße
house_number: hausnummer | hausnr | hnr | haus nr | housenr | house number
postal_code: postleitzahl | plz | zip | zipcode | zip code | postal code | postcode | postal_code
city: stadt | gemeinde ort | wohnort | city | town | ortschaft | sitz
place: plz ort | plz/ort | plz und ort | postleitzahl ort | plz stadt | ort plz | postleitzahl und ort
address: adresse | anschrift | address | postanschrift | standort | postadresse | kontaktadresse | adresse der einrichtung | besucheradresse | hausanschrift | location | vollständige adresse
commune: ags | gemeindeschlüssel | amtlicher gemeindeschlüssel | kommune
commune_name: gemeinde | kommune name | municipality
district: stadtbezirk | stadtteil | bezirk/stadtteil | district | ortsteil | viertel | quartier | veedel
latitude: lat | breite | geo lat | latitude | y koordinate | breitengrad
longitude: lon | lng | long | länge | geo lon | longitude | x koordinate | längengrad
point: koordinaten | geokoordinaten | coordinates | lat lon | gps
phone: tel | telefonnummer | telefonnr | tel nr | fon | phone | telephone | rufnummer | festnetz | mobil | handy | mobiltelefon | mobile | telefon 2 | telefon/fax | tel/fax | telefon und fax | tel und fax | telefon mobil | voice | telefon zentrale | phone number | telefon geschäftlich
fax: telefax | faxnummer | fax nr
email: mail | e mail adresse | emailadresse | mailadresse | email | e mail | kontakt email | kontaktmail | email address | elektronische post
website: homepage | internet | webseite | internetadresse | url | www | web | internetseite | webadresse | link | website url | weblink | online | internetauftritt | site
contact_point: kontakt | kontaktdaten | erreichbarkeit | telefon e mail | telefon/e mail | tel/mail | contact
hours_note: sprechzeiten | sprechstunde | sprechstunden | bürozeiten | geöffnet | hours | opening hours | öffnungs und sprechzeiten | zeiten | beratungszeiten | wann
by_appointment: nach vereinbarung | termin nötig | terminvereinbarung | nur mit termin | by appointment | termin erforderlich
migrant_led: migrantisch | migrantenorganisation | mso | migrantische selbstorganisation | von menschen mit migrationsgeschichte geleitet | migrant led
staffing_voluntary: ehrenamtlich organisiert
confirmed_on: geprüft am | zuletzt geprüft | bestätigt | last verified | verified | letzte prüfung
status: veröffentlicht | sichtbarkeit
source: quelle der angaben | herkunft | source | datenquelle
key: nr | nr id | lfd nr | lfd | laufende nummer | nummer | schlüssel | key | mc_id | external id | externe id | datensatznummer | kennung | record id | objectid | fid | uid | uuid | identifier
internal_note: notiz | notizen | bemerkung | bemerkungen | anmerkung | anmerkungen | kommentar | kommentare | hinweis | hinweise | interne notiz | sonstiges | notes | note | comment | comments | intern
"""
# Headings of persons: their names need a legal ground, which a spreadsheet does not give.
PERSONS = """
ansprechpartner | ansprechpartnerin | ansprechpartner/in | ansprechperson | ansprechpersonen | kontaktperson | vorname |
nachname | leitung | geschäftsführung | vorsitz | vorsitzende | vorstand | contact person | first name | last name |
ansprechpartner in | kontaktpersonen | name der ansprechperson | projektleitung | koordination | anrede | verantwortlich
"""

NOTE, NOTHING = "note", ""
# What can be read besides our columns, in words for the person who maps.
PARTS = {
    "house_number": _("Hausnummer"),
    "place": _("PLZ und Ort in einer Zelle"),
    "address": _("Anschrift in einer Zelle"),
    "commune_name": _("Kommune (Name)"),
    "point": _("Breiten- und Längengrad in einer Zelle"),
    "contact_point": _("Telefon, E-Mail und Website in einer Zelle"),
    "by_appointment": _("nach Vereinbarung (ja/nein)"),
    "migrant_led": _("von Menschen mit Migrationsgeschichte geleitet (ja/nein)"),
    "sections": _("Fließtext mit eigenen Überschriften"),
    "key": _("Schlüssel der Quelle (macht Zeilen wiedererkennbar)"),
    "internal_note": _("Notiz für die Redaktion"),
    NOTE: _("in die Notiz, mit Überschrift davor"),
}
OWN = {"id": "ID"} | {column.field: column.heading for column in COLUMNS}


def folded(heading):
    """A heading in the form in which it is compared: "E-Mail:" and "email" meet."""
    return fold(heading).replace(" ", "")


def known_headings():
    """Folded heading to target."""
    found = {}
    for line in SYNONYMS.strip().splitlines():
        target, _colon, words = line.partition(": ")
        target = NOTE if target in {"fax", "staffing_voluntary"} else target
        found |= {folded(word): target for word in words.split("|")}
    return found | {folded(heading): target for target, heading in OWN.items()}


KNOWN = known_headings()
PERSON_HEADINGS = {folded(word) for word in PERSONS.replace("\n", "").split("|")}


def target_of(heading):
    """What a heading means; empty where nobody knows. "Telefon (dienstlich)" is looked up without its brackets too."""
    bare = heading.split("(")[0].split("*")[0].strip() or heading
    for text in (heading, bare, bare.rstrip(":"), bare.rstrip(" 0123456789")):
        if found := KNOWN.get(folded(text)):
            return found
    return ""


def names_person(heading):
    """Whether a heading stands over the names of persons."""
    return folded(heading.split("(")[0]) in PERSON_HEADINGS


def choices():
    """Target and words for it, as the person who maps sees them: our columns first."""
    return [(NOTHING, _("weglassen")), *OWN.items(), *PARTS.items()]
