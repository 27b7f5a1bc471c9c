"""What other people's headings mean: common German and English words for each column of ours.

A target is the field of a column (`columns.py`), or one of the parts that are put together into fields (`PARTS`).
"""

# ruff: noqa: E501 (a table)

import re

from django.utils.translation import gettext_lazy as _

from communes.names import fold
from organisations.exchange.columns import COLUMNS

# Target to headings that mean it; the names of our own columns are added below.
SYNONYMS = """
id: kooperation id | datensatz id
name: organisation | organisationsname | name der organisation | name der einrichtung | einrichtung | verein | vereinsname | träger | institution | bezeichnung | titel | title | name der initiative | initiative | projekt | projektname | name of organisation | organization | organization name | organisation name | organization_name | firma | firmenname | anbieter | akteur | name des vereins | einrichtungsname | stelle | beratungsstelle | gruppe | name/organisation | kontakt name organisation | org | organisation oder verein | name des trägers | name der organisation oder einrichtung | name der beratungsstelle | vereinsbezeichnung | schulname | kitaname | name der kita | name der schule | venue | agency | agency name | provider | provider name | nonprofit | charity | charity name | facility | facility name | name of facility | einrichtung name | name einrichtung | objektname | betreiber | trägername | träger der einrichtung | bezeichnun | beratungsangebot | name angebot | anlaufstelle | projektträger | gruppenname | gemeinschaft | religionsgemeinschaft | kirchengemeinde | gemeindename | unterkunft | name der unterkunft | name des angebots | institution name | name der institution | wer
short_name: kürzel | abkürzung | abk | kurzbezeichnung | short name | acronym | alternate name | alternate_name | kurzform | kurz | abbreviation
type: type of facility | type of service provider | normalized type | type of organization | type of organisation | organization type | typ | organisationstyp | art der organisation | organisationsart | art der einrichtung | einrichtungsart | rechtsform art | type | kind | trägerart | org type | organisation type | organization type | kategorie der einrichtung | typ der einrichtung | einrichtungstyp | art des trägers | trägertyp | trägergruppe | organisationsform | vereinsart | schulart | angebotsart | art des angebots | form der einrichtung
description: was macht die organisation | kurzbeschreibung | angebot | angebote | text | profil | über uns | tätigkeit | tätigkeiten | inhalt | aufgaben | aufgabe | aktivitäten | description | description_de | beschreibung deutsch | about | info | infos | informationen | kurztext | leistungen | was wir tun | projektbeschreibung | schwerpunkte beschreibung | selbstverständnis | angebot/beschreibung | summary | program details | programs | services | services offered | service description | was wird angeboten | was bieten wir | angebotsbeschreibung | beschreibung des angebots | leistungsbeschreibung | kurzprofil | zweck | vereinszweck | aufgabe der einrichtung | über die organisation | mission | mission statement | projektinhalt | was | angebote für geflüchtete | angebot für geflüchtete | konkrete hilfe
values: wert | leitbild werte | values
goals: ziel | zielsetzung | goals | aims
working_methods: arbeitsweise | methoden | working methods
know_how: knowhow | kompetenzen | expertise | fachwissen
experience: erfahrung | experience
resources_offered: ressourcen | bietet | wir bieten | ressourcen angebot | resources offered | bietet an
resources_sought: sucht | bedarf | bedarfe | wir suchen | gesucht | resources sought | wir brauchen
networks: netzwerk | mitglied in | mitgliedschaften | dachverband | bündnis | bündnisse | networks
ideas: idee | wünsche | ideas
topics: thema | themenfeld | themenfelder | themenbereich | themenbereiche | schwerpunkt | schwerpunkte | kategorie | kategorien | category | categories | topic | topics | tags | schlagworte | schlagwörter | bereich | bereiche | handlungsfeld | handlungsfelder | arbeitsbereich | arbeitsbereiche | arbeitsfelder | keywords | schlagwörter themen | rubrik | rubriken | sachgebiet | arbeitsschwerpunkt | arbeitsschwerpunkte | inhaltliche schwerpunkte | beratungsthemen | hilfeart | art der hilfe | angebotsbereich | focus area | areas | service type | themen der beratung | sparte | branche
target_groups: zielgruppe | für wen | target group | target groups | adressaten | adressatinnen | audience | zielpublikum | zielgruppen des angebots | population served | who | wer wird beraten | adressatenkreis
languages: sprache | language | languages | beratungssprachen | in welchen sprachen | fremdsprachen | angebotene sprachen | sprachkenntnisse | beratung in folgenden sprachen | sprachangebot | spoken languages | languages spoken | sprache(n)
year_founded: gegründet | gründung | jahr der gründung | seit | founded | year founded | year_incorporated | gründungsdatum | besteht seit | gegründet am | date incorporated | gründungsjahr verein | vereinsgründung | established
street: strasse | str | straße und hausnummer | straße hausnummer | straße nr | strasse nr | straße hnr | strasse und hausnr | straße/nr | street | address_1 | address 1 | address line 1 | straße hausnr | besuchsadresse straße | straße hausnummer | straßenname | strassenname | street address | street name | address line | str und hausnr | str hausnr | str nr | straße u hausnr | straße und nr | straße + nr | straße hausnr | str u nr | besucherstraße | strasse hausnummer | mailing address street
area_code: phone code | vorwahl | telefonvorwahl | vorwahlnummer | ortsvorwahl | area code | tel vorwahl
house_number: hausnummer | hausnr | hnr | haus nr | housenr | house number | hausnummer zusatz | hsnr | hs nr | street number | number of house | hausnummer und zusatz
postal_code: postleitzahl | plz | zip | zipcode | zip code | postal code | postcode | postal_code | plz einrichtung | zip code 5 | postleitzahl besuchsadresse
city: stadt | gemeinde ort | wohnort | city | town | ortschaft | sitz | ort | stadt/gemeinde | locality | stadtname | wohnort ort | place
place: plz ort | plz/ort | plz und ort | postleitzahl ort | plz stadt | ort plz | postleitzahl und ort | plz ort stadt | plz & ort | plz + ort | plz/stadt | plz u ort | ort und plz | ort mit plz
address: adresse | anschrift | address | postanschrift | standort | postadresse | kontaktadresse | adresse der einrichtung | besucheradresse | hausanschrift | location | vollständige adresse | straße und ort | adresse (straße plz ort) | adresse/standort | full address | mailing address | street address city zip | wo | anschrift des vereins | vereinsadresse | adresse verein | ort der beratung | beratungsort | treffpunkt | veranstaltungsort
commune: ags | gemeindeschlüssel | amtlicher gemeindeschlüssel | kommune
commune_name: gemeinde | kommune name | municipality
district: stadtbezirk | stadtteil | bezirk/stadtteil | district | ortsteil | viertel | quartier | veedel | bezirk | stadtbezirk/stadtteil | stadtteil/bezirk | stadtviertel | sozialraum | planungsraum | neighborhood | neighbourhood | borough | bezirk name | bezirksname | stadtteilname | region/bezirk | gebiet
latitude: lat | breite | geo lat | latitude | y koordinate | breitengrad | geo breite | geo_lat | geographische breite | geografische breite | wgs84 lat | wgs84_lat | lat wgs84 | latitude wgs84 | y_wgs84
longitude: lon | lng | long | länge | geo lon | longitude | x koordinate | längengrad | geo länge | geo_lon | geo_long | geographische länge | geografische länge | wgs84 lon | wgs84_lon | lon wgs84 | x_wgs84 | lngt
point: koordinaten | geokoordinaten | coordinates | lat lon | gps | geo point | geo_point | geo_point_2d | geopoint | geo point 2d | geom | geometry | wkt | the_geom | geometrie | wkt_geom | shape | location coordinates | lat/lon | lat lng | geo
phone: tel | telefonnummer | telefonnr | tel nr | fon | phone | telephone | rufnummer | festnetz | mobil | handy | mobiltelefon | mobile | telefon 2 | telefon/fax | tel/fax | telefon und fax | tel und fax | telefon mobil | voice | telefon zentrale | phone number | telefon geschäftlich | telefonnummern | ruf | tel beratung | telefonische erreichbarkeit | telefon beratung | hotline | phone numbers | telefonkontakt | rufnr | contact phone | main phone | handynummer | mobilnummer | mobilfunk | telefon 1
fax: telefax | faxnummer | fax nr
email: mail | e mail adresse | emailadresse | mailadresse | email | e mail | kontakt email | kontaktmail | email address | elektronische post | e mail kontakt | email kontakt | e mail 1 | email 1 | e-mail-kontakt | e mailadresse | contact email | mailkontakt | mail adresse
website: homepage | internet | webseite | internetadresse | url | www | web | internetseite | webadresse | link | website url | weblink | online | internetauftritt | site | homepage url | web adresse | websites | internet adresse | webauftritt | homepage/website | website/homepage | webpräsenz | internetlink | more info | mehr infos | infos unter | url homepage | web site
contact_point: kontakt | kontaktdaten | erreichbarkeit | telefon e mail | telefon/e mail | tel/mail | contact | kontaktmöglichkeiten | kontaktmöglichkeit | kontaktinfo | kontakt/anmeldung | ansprechpartner und kontakt | kontaktinformationen | contact info | contact information | telefon mail | tel/e mail | tel und mail
hours_note: opening | opening times | open | times | servicezeiten | sprechzeiten | sprechstunde | sprechstunden | bürozeiten | geöffnet | hours | opening hours | öffnungs und sprechzeiten | zeiten | beratungszeiten | wann | öffnungszeit | öffnungs /sprechzeiten | öffnungszeiten/sprechzeiten | sprechzeit | bürozeit | öffnungs und beratungszeiten | beratungszeit | termine | öffnungsz | hours of operation | schedule | wann geöffnet | offene sprechstunde | tage und uhrzeiten | uhrzeit | zeit
by_appointment: nach vereinbarung | termin nötig | terminvereinbarung | nur mit termin | by appointment | termin erforderlich
migrant_led: migrantisch | migrantenorganisation | mso | migrantische selbstorganisation | von menschen mit migrationsgeschichte geleitet | migrant led
staffing_voluntary: ehrenamtlich organisiert
confirmed_on: geprüft am | zuletzt geprüft | bestätigt | last verified | verified | letzte prüfung
status: veröffentlicht | sichtbarkeit
source: quelle der angaben | herkunft | source | datenquelle
key: nr | nr id | lfd nr | lfd | laufende nummer | nummer | schlüssel | key | mc_id | external id | externe id | datensatznummer | kennung | record id | objectid | fid | uid | uuid | identifier | org_id | orgid | lfdnr | lfd.-nr. | number | nr. | pos | position | id nummer | id nr | bsn | einrichtungsnummer | schulnummer | kitanummer | mitgliedsnummer | vr nummer | globalid | gml_id | _id | ein | zvr zahl | siren | objekt id | source id | code
internal_note: notiz | notizen | bemerkung | bemerkungen | anmerkung | anmerkungen | kommentar | kommentare | hinweis | hinweise | interne notiz | sonstiges | notes | note | comment | comments | intern | additional comments | weitere informationen | weitere infos | zusatzinformation | zusatzinfo | interner vermerk | vermerk | besonderheiten | ergänzungen | information | zusatz
"""
# Headings of persons: their names need a legal ground, which a spreadsheet does not give.
PERSONS = """
ansprechpartner | ansprechpartnerin | ansprechpartner/in | ansprechperson | ansprechpersonen | kontaktperson | vorname |
nachname | leitung | geschäftsführung | vorsitz | vorsitzende | vorstand | contact person | first name | last name |
ansprechpartner in | kontaktpersonen | schulleitung | leiter | leiterin | leiter/in | name ansprechpartner |
ansprechpartner/in name | name vorname | vor und nachname | 1. vorsitzende | 1. vorsitzender | vorstandsvorsitzende |
vorsitzender | ansprechpartner:in | ansprechpartner*in | ansprechpartnerinnen | ansprechpartnerin/ansprechpartner |
kontaktperson name | contact name | executive director | zuständig | sachbearbeitung | koordinator | koordinatorin | name der ansprechperson | projektleitung | koordination | anrede | verantwortlich
"""

# Headings of weekdays, and of the hours that begin or end on them.
DAYS = {
    "Mo": "montag|montags|monday|mon", "Di": "dienstag|dienstags|tuesday|tue|tu", "Mi": "mittwoch|mittwochs|wednesday|wed|we",
    "Do": "donnerstag|donnerstags|thursday|thu|th", "Fr": "freitag|freitags|friday|fri", "Sa": "samstag|samstags|sonnabend|saturday|sat",
    "So": "sonntag|sonntags|sunday|sun|su",
}  # fmt: skip

NOTE, NOTHING = "note", ""
# What can be read besides our columns, in words for the person who maps.
PARTS = {
    "house_number": _("Hausnummer"),
    "place": _("PLZ und Ort in einer Zelle"),
    "address": _("Anschrift in einer Zelle"),
    "commune_name": _("Kommune (Name)"),
    "other_name": _("Name, wo sonst keiner steht"),
    "area_code": _("Vorwahl"),
    "marked_topics": _("Thema der Überschrift, wo angekreuzt"),
    "marked_languages": _("Sprache der Überschrift, wo angekreuzt"),
    "marked_target_groups": _("Zielgruppe der Überschrift, wo angekreuzt"),
    "hours_of_day": _("Öffnungszeiten eines Wochentags"),
    "point": _("Breiten- und Längengrad in einer Zelle"),
    "contact_point": _("Telefon, E-Mail und Website in einer Zelle"),
    "by_appointment": _("nach Vereinbarung (ja/nein)"),
    "migrant_led": _("von Menschen mit Migrationsgeschichte geleitet (ja/nein)"),
    "sections": _("Fließtext mit eigenen Überschriften"),
    "key": _("Schlüssel der Quelle (macht Zeilen wiedererkennbar)"),
    "internal_note": _("Notiz für die Redaktion"),
    NOTE: _("in die Notiz, mit Überschrift davor"),
}
# The heading of the note in the table for curators (inventory.py).
INTERNAL = "Interne Notiz"
OWN = {"id": "ID"} | {column.field: column.heading for column in COLUMNS}


def folded(heading):
    """A heading in the form in which it is compared: "E-Mail:" and "email" meet."""
    return fold(heading.replace("#", " number")).replace(" ", "")


def weekday(heading):
    """The short name of the weekday that a heading names ("Montag", "Öffnungszeiten Mo", "mo_o"), or nothing."""
    words = [folded(word) for word in re.split(r"[\W_]+", heading) if word]
    named = [day for day, names in DAYS.items() for word in words if word in {day.casefold(), *names.split("|")}]
    return named[0] if len(named) == 1 and len(words) <= 3 else ""


def known_headings():
    """Folded heading to target."""
    found = {}
    for line in SYNONYMS.strip().splitlines():
        target, _colon, words = line.partition(": ")
        target = NOTE if target in {"fax", "staffing_voluntary"} else target
        found |= {folded(word): target for word in words.split("|")}
    return found | {folded(heading): target for target, heading in OWN.items()}


KNOWN = known_headings()
# "headmaster_lastname", "Vorname 2", "Schulleitung Nachname".
OF_PERSONS = re.compile(r"(?:^|[\W_])(?:vorname|nachname|familienname|(?:first|last)[ _]?name)[ _]?\d?$", re.IGNORECASE)
PERSON_HEADINGS = {folded(word) for word in PERSONS.replace("\n", "").split("|")}


def target_of(heading):
    """What a heading means; empty where nobody knows. "Telefon (dienstlich)" is looked up without its brackets too."""
    bare = heading.split("(")[0].split("*")[0].strip() or heading
    for text in (heading, bare, bare.rstrip(":"), bare.rstrip(" 0123456789")):
        if found := KNOWN.get(folded(text)):
            return found
    return "hours_of_day" if weekday(heading) else ""


def names_person(heading):
    """Whether a heading stands over the names of persons."""
    return folded(heading.split("(")[0]) in PERSON_HEADINGS or bool(OF_PERSONS.search(heading.strip()))


def choices():
    """Target and words for it, as the person who maps sees them: our columns first."""
    return [(NOTHING, _("weglassen")), *OWN.items(), *PARTS.items()]
