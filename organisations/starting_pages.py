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
        """Information under § 5 DDG (German law on digital services)

FEHLT: name of the agency and its representatives

FEHLT: street, postal code, town

## Contact

FEHLT: phone and e-mail

## Register

FEHLT: register, court and number, or “no entry”

## Responsible for the content

FEHLT: name and address (§ 18 (2) MStV)""",
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

Nur wer das Verzeichnis pflegt, meldet sich an. Die Anmeldeseite setzt dafür zwei Cookies. Auf allen anderen Seiten
entstehen keine.

## Ihre Rechte

Sie können Auskunft, Berichtigung, Löschung und Einschränkung verlangen, der Verarbeitung widersprechen und sich
bei der Aufsichtsbehörde beschweren (Art. 15 bis 21 und 77 DSGVO).

FEHLT: zuständige Aufsichtsbehörde""",
        """## The most important thing first

This website sets no cookies while you read, stores nothing in your browser and loads nothing from other providers.
That is why there is nothing for you to click away.

## Who is responsible

FEHLT: name, address and e-mail of the responsible body

FEHLT: contact of the data protection officer, if there is one

## What happens when you open a page

Your device sends the address of the page you want to read and its own internet address. Without them the page cannot
answer.

FEHLT: what the web server records and when it is deleted

## Names of contact persons

We show a person’s name only if they have agreed, hold a public office, or their organisation publishes the name itself
(Art. 6 (1) GDPR). A word from you is enough and we delete it.

## Signing in

Only those who look after the directory sign in. The sign-in page sets two cookies for that. No other page sets any.

## Your rights

You may ask for access, correction, deletion and restriction, object to the processing, and complain to the supervisory
authority (Art. 15 to 21 and 77 GDPR).

FEHLT: competent supervisory authority""",
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
        """Everybody should be able to use this website: with a keyboard, a screen reader, large type, an old phone and without
JavaScript. The standard is BITV 2.0 with the Web Content Accessibility Guidelines (WCAG) 2.2, level AA.

## Status

FEHLT: date and kind of the assessment, known shortcomings

## Something is not accessible?

Please tell us which page you wanted to use and what did not work.

FEHLT: e-mail and phone for feedback

## Arbitration

FEHLT: competent enforcement or arbitration body""",
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
