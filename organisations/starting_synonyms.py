"""The synonyms a new directory starts with: what people type | what it finds as well, several parted by commas.

Read once by the migration; from then on the agency edits its own list at the desk.
"""

SYNONYMS = """
Amt|Kommunalverwaltung
Anwalt|Asylrecht, Rechtsberatung
Anwältin|Asylrecht, Rechtsberatung
Arzt|Gesundheit, medizinische Versorgung
Ärztin|Gesundheit, medizinische Versorgung
Asylheim|Unterkunft, Wohnheim, Flüchtlingsunterkunft
Asylantrag|Asyl und Aufenthalt
Ausländeramt|Ausländerbehörde
Ausländerbehörde|Ausländeramt
Begegnungscafé|Begegnung und Freizeit, Café
Bürgergeld|Sozialleistungen
Deutschkurs|Deutsch lernen, Sprachkurs, Integrationskurs
Dolmetscher|Dolmetschen, Begleitung und Übersetzung
Dolmetscherin|Dolmetschen, Begleitung und Übersetzung
Einbürgerungstest|Einbürgerung
Farsi|Persisch
Flüchtlinge|Geflüchtete
Freiwillige|Ehrenamt, Ehrenamtliche
Fußball|Sport
Geflüchtete|Flüchtlinge
Jobcenter|Arbeitsagentur, Arbeit und Ausbildung
Kindergarten|Kita, Kinder und Jugend
Kita|Kindergarten, Kinder und Jugend
Kirche|Religionsgemeinschaft, Kirchengemeinde
Kleiderkammer|Spenden, Kleidung
Moschee|Religionsgemeinschaft, Moscheegemeinde
Psychologe|seelische Gesundheit
Psychologin|seelische Gesundheit
Rassismus|Diskriminierung, Antidiskriminierung
Rollstuhl|Behinderung
Sozialamt|Sozialleistungen
Sprachkurs|Deutsch lernen, Deutschkurs, Integrationskurs
Therapie|seelische Gesundheit, Psychotherapie
Trauma|seelische Gesundheit, Traumaarbeit
Übersetzer|Begleitung und Übersetzung, Dolmetschen
Übersetzung|Begleitung und Übersetzung, Dolmetschen
Universität|Studium
Wohnung|Wohnen
"""


def rows():
    """Each synonym as a dictionary of the fields of its model."""
    for line in SYNONYMS.strip().splitlines():
        word, finds = line.split("|")
        yield {"word": word, "finds": finds}
