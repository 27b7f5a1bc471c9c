"""The texts of the pages every public body has, as they stand before the agency has edited them.

Read once by the migration. A gap to fill is marked with FEHLT; the desk lists pages that still have one.
"""

PAGES = [
    (
        "impressum",
        "Impressum",
        "Legal notice",
        """Angaben nach § 5 DDG

FEHLT: Name der Agentur und ihrer Vertretung

FEHLT: Straße, Postleitzahl, Ort

## Kontakt

FEHLT: Telefon und E-Mail

## Register

FEHLT: Vereinsregister, Gericht und Nummer, oder „kein Eintrag“

## Verantwortlich für den Inhalt

FEHLT: Name und Anschrift (§ 18 Abs. 2 MStV)""",
        "",
    ),
    (
        "datenschutz",
        "Datenschutz",
        "Data protection",
        """## Das Wichtigste zuerst

Diese Website setzt beim Lesen keine Cookies, speichert nichts in Ihrem Browser und lädt nichts von anderen Anbietern.
Deshalb brauchen Sie auch nichts anzuklicken.

## Wer verantwortlich ist

FEHLT: Name, Anschrift und E-Mail der verantwortlichen Stelle

FEHLT: Kontakt der oder des Datenschutzbeauftragten, falls es eine solche Stelle gibt

## Was beim Aufruf geschieht

Ihr Gerät schickt die Adresse der Seite, die Sie lesen möchten, und seine eigene Internetadresse. Ohne sie kann
die Seite nicht antworten.

FEHLT: Was der Webserver mitschreibt und wann es gelöscht wird

## Namen von Ansprechpersonen

Wir zeigen den Namen einer Person nur, wenn sie eingewilligt hat, ein öffentliches Amt ausübt oder ihre Organisation
den Namen selbst veröffentlicht hat (Art. 6 Abs. 1 DSGVO). Ein Hinweis genügt, und wir löschen ihn.

## Anmeldung der Redaktion

Nur wer das Verzeichnis pflegt, meldet sich an. Dafür setzen wir zwei Cookies, die ohne Anmeldung nicht entstehen.

## Ihre Rechte

Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen, der Verarbeitung widersprechen und sich
bei der Aufsichtsbehörde beschweren (Art. 15 bis 21 und 77 DSGVO).

FEHLT: zuständige Aufsichtsbehörde""",
        "",
    ),
    (
        "barrierefreiheit",
        "Barrierefreiheit",
        "Accessibility",
        """Diese Website soll für alle nutzbar sein: mit Tastatur, Vorlesesoftware, großer Schrift, altem Telefon und ohne
JavaScript. Maßstab ist die BITV 2.0 mit den Web Content Accessibility Guidelines (WCAG) 2.2, Stufe AA.

## Stand

FEHLT: Datum und Art der Prüfung, bekannte Mängel

## Etwas ist nicht zugänglich?

Schreiben Sie uns bitte, welche Seite Sie nutzen wollten und was nicht ging.

FEHLT: E-Mail und Telefon für Rückmeldungen

## Schlichtung

FEHLT: zuständige Durchsetzungs- oder Schlichtungsstelle""",
        "",
    ),
    (
        "leichte-sprache",
        "Leichte Sprache",
        "Easy language",
        """Das ist ein Verzeichnis.

Ein Verzeichnis ist eine Liste.

In der Liste stehen Organisationen. Das sind zum Beispiel Vereine und Ämter.

Die Organisationen helfen Menschen, die nach Deutschland geflüchtet sind.

## So finden Sie Hilfe

- Schreiben Sie ein Wort in das Such-Feld. Zum Beispiel: Wohnen.
- Klicken Sie auf: Suchen.
- Dann sehen Sie eine Liste.
- Klicken Sie auf einen Namen.
- Dann sehen Sie: Das macht die Organisation. Dort ist sie. So erreichen Sie sie.

## So drucken Sie die Liste

- Klicken Sie auf: Liste drucken.

Das kostet kein Geld. Sie müssen sich nicht anmelden.""",
        "",
    ),
]
