"""The vocabularies a new directory starts with: German name | English name | help for curators.

Read once by the migration; from then on the agency edits its own lists in the admin.
Types have two more columns (German and English plural), languages their own name and ISO 639 code.
"""

TYPES = """
Beratungsstelle|Advice centre|Berät Menschen einzeln und vertraulich, meist mit festen Sprechzeiten.|Beratungsstellen|Advice centres
Nachbarschaftsinitiative|Neighbourhood initiative|Freiwillige aus dem Viertel, oft ohne eigene Räume.|Nachbarschaftsinitiativen|Neighbourhood initiatives
Migrantische Selbstorganisation|Migrants’ self-organisation|Von Menschen mit Migrationsgeschichte gegründet und geführt.|Migrantische Selbstorganisationen|Migrants’ self-organisations
Flüchtlingsrat|Refugee council|Vertritt die Rechte von Geflüchteten gegenüber Politik und Behörden.|Flüchtlingsräte|Refugee councils
Wohlfahrtsverband|Welfare association|Caritas, Diakonie, AWO, DRK, Paritätischer, ZWST und ihre Gliederungen.|Wohlfahrtsverbände|Welfare associations
Religionsgemeinschaft|Religious community|Kirchen-, Moschee-, Synagogen- und andere Gemeinden.|Religionsgemeinschaften|Religious communities
Freiwilligenagentur|Volunteer agency|Vermittelt und begleitet freiwilliges Engagement.|Freiwilligenagenturen|Volunteer agencies
Bürger- und Stadtteilzentrum|Community centre|Offenes Haus für das Viertel mit Räumen und Programm.|Bürger- und Stadtteilzentren|Community centres
Quartiersmanagement|Neighbourhood management|Koordiniert im Auftrag von Stadt oder Wohnungsunternehmen ein Viertel.|Quartiersmanagements|Neighbourhood managements
Bildungseinrichtung|Education|Volkshochschulen, Sprachschulen, Hochschulen, Bildungswerke.|Bildungseinrichtungen|Education providers
Gesundheitseinrichtung|Health|Medizinische und psychotherapeutische Hilfe.|Gesundheitseinrichtungen|Health services
Kultureinrichtung|Culture|Theater, Museen, Bibliotheken, Musik.|Kultureinrichtungen|Cultural institutions
Sportverein|Sports club|Vereine und Bünde des Sports.|Sportvereine|Sports clubs
Bürgerstiftung|Community foundation|Stiftung vieler Bürgerinnen und Bürger für ihre Stadt.|Bürgerstiftungen|Community foundations
Unternehmensstiftung|Corporate foundation|Von einem Unternehmen oder einer Sparkasse gegründet.|Unternehmensstiftungen|Corporate foundations
Kommunalverwaltung|Municipal administration|Ämter und Fachstellen der Stadt oder Gemeinde.|Kommunalverwaltung|Municipal administration
Politisches Gremium der Kommune|Political body of the municipality|Rat, Ausschüsse, Integrationsrat, Bezirksvertretungen.|Politische Gremien der Kommune|Political bodies of the municipality
"""

VALUES = """
Menschenwürde|Human dignity|
Menschenrechte|Human rights|
Solidarität|Solidarity|
Nächstenliebe|Charity|Aus religiöser Überzeugung.
Humanität|Humanity|
Gleichberechtigung|Equality|
Teilhabe|Participation|
Vielfalt|Diversity|
Antirassismus|Anti-racism|
Selbstbestimmung|Self-determination|
Demokratie|Democracy|
Gewaltfreiheit|Non-violence|
Bildungsgerechtigkeit|Equal chances in education|
Gemeinwohl|Common good|
Parteilichkeit|Partisan support|Ausdrücklich auf der Seite der Geflüchteten.
Unabhängigkeit|Independence|Von Parteien, Kirchen, Staat oder Geldgebern.
Nachhaltigkeit|Sustainability|
"""

GOALS = """
Ankommen erleichtern|Help people arrive|
Deutsch lernen ermöglichen|Enable learning German|
Arbeit und Ausbildung finden|Find work and training|
Wohnung finden|Find housing|
Rechte sichern|Secure rights|
Gesundheit schützen|Protect health|
Begegnung schaffen|Bring people together|
Ehrenamt stärken|Strengthen volunteering|
Familien unterstützen|Support families|
Junge Menschen fördern|Support young people|
Frauen stärken|Empower women|
Selbsthilfe stärken|Strengthen self-help|
Nachbarschaft stärken|Strengthen neighbourhoods|
Politische Teilhabe|Political participation|
Rassismus abbauen|Reduce racism|
Öffentlichkeit herstellen|Raise awareness|
Angebote koordinieren|Coordinate services|
"""

WORKING_METHODS = """
ehrenamtlich|voluntary|Die Arbeit tragen Freiwillige.
hauptamtlich|paid staff|Die Arbeit tragen Angestellte.
basisdemokratisch|grass-roots|Entschieden wird gemeinsam im Plenum.
hierarchisch geführt|hierarchical|Entschieden wird von Leitung oder Verwaltung.
religiös geprägt|religious|
weltanschaulich neutral|secular|
kurzfristig|short term|Aktionen und Projekte mit Ende.
langfristig|long term|Auf Dauer angelegt.
aufsuchend|outreach|Geht zu den Menschen hin.
feste Sprechzeiten|fixed hours|Menschen kommen zu festen Zeiten.
Einzelfallhilfe|individual support|
Gruppenarbeit|group work|
politisch|political|Will Verhältnisse ändern, nicht nur Folgen lindern.
vernetzend|networking|
digital|digital|
"""

KNOW_HOW = """
Asylrecht|Asylum law|
Aufenthaltsrecht|Residence law|
Sozialrecht|Social law|
Arbeitsmarkt|Labour market|
Anerkennung von Abschlüssen|Recognition of qualifications|
Deutsch unterrichten|Teaching German|
Dolmetschen und Übersetzen|Interpreting and translating|
Psychosoziale Beratung|Psychosocial counselling|
Traumaarbeit|Trauma work|
Medizinische Versorgung|Medical care|
Freiwilligenmanagement|Volunteer management|
Fördermittel|Fundraising|Anträge schreiben, Geld beschaffen, abrechnen.
Öffentlichkeitsarbeit|Public relations|
Interessenvertretung|Advocacy|
Interkulturelle Bildung|Intercultural education|
Antidiskriminierung|Anti-discrimination|
Kinder- und Jugendarbeit|Work with children and young people|
Wohnungssuche|Finding housing|
Gewaltschutz|Protection from violence|
Moderation und Vernetzung|Facilitation and networking|
Kultur- und Medienarbeit|Culture and media|
Forschung|Research|
"""

RESOURCES = """
Räume|Rooms|
Geld|Money|
Freiwillige|Volunteers|
Dolmetschende|Interpreters|
Fachwissen|Expertise|
Öffentlichkeit|Publicity|
Kontakte in die Verwaltung|Contacts in the administration|
Kontakte in die Politik|Contacts in politics|
Kontakte in die Wirtschaft|Contacts in business|
Fortbildungen|Training|
Lernmaterial|Learning material|
Computer und Internet|Computers and internet|
Fahrzeuge|Vehicles|
Material und Werkzeug|Material and tools|
Sachspenden|Donations in kind|
Kleidung|Clothing|
Küche|Kitchen|
Kinderbetreuung|Childcare|
Sportanlagen|Sports facilities|
Arbeits- und Ausbildungsplätze|Jobs and apprenticeships|
Wohnraum|Housing|
Lagerraum|Storage|
"""

TOPICS = """
Asyl und Aufenthalt|Asylum and residence|
Wohnen|Housing|
Arbeit und Ausbildung|Work and training|
Deutsch lernen|Learning German|
Schule und Bildung|School and education|
Gesundheit|Health|
Seelische Gesundheit|Mental health|
Kinder und Jugend|Children and youth|
Familie|Family|
Frauen|Women|
LSBTIQ|LGBTIQ|
Begegnung und Freizeit|Meeting people and leisure|
Sport|Sport|
Kunst und Kultur|Arts and culture|
Ehrenamt|Volunteering|
Spenden|Donations|
Sozialleistungen|Social benefits|
Einbürgerung|Naturalisation|
Familiennachzug|Family reunification|
Diskriminierung|Discrimination|
Behinderung|Disability|
Studium|University|
Religion und Seelsorge|Religion and pastoral care|
Politik und Teilhabe|Politics and participation|
Begleitung und Übersetzung|Accompaniment and translation|
"""

TARGET_GROUPS = """
alle Geflüchteten|all refugees|
Frauen|women|
Männer|men|
Familien|families|
Kinder|children|
Jugendliche und junge Erwachsene|teenagers and young adults|
unbegleitete Minderjährige|unaccompanied minors|
ältere Menschen|older people|
Menschen mit Behinderung|people with disabilities|
LSBTIQ|LGBTIQ|
Menschen ohne Papiere|undocumented people|
traumatisierte Menschen|traumatised people|
Studierende|students|
Ehrenamtliche|volunteers|
Fachkräfte|professionals|
Nachbarschaft|neighbours|
"""

# Codes are ISO 639-1 where there is one, else ISO 639-3 (gsg: German Sign Language).
LANGUAGES = """
Deutsch|German||Deutsch|de
Englisch|English||English|en
Französisch|French||Français|fr
Arabisch|Arabic||العربية|ar
Persisch (Farsi)|Persian (Farsi)||فارسی|fa
Dari|Dari||دری|prs
Paschtu|Pashto||پښتو|ps
Kurdisch|Kurdish||Kurdî|ku
Ukrainisch|Ukrainian||Українська|uk
Russisch|Russian||Русский|ru
Türkisch|Turkish||Türkçe|tr
Tigrinja|Tigrinya||ትግርኛ|ti
Amharisch|Amharic||አማርኛ|am
Somali|Somali||Soomaali|so
Albanisch|Albanian||Shqip|sq
Serbisch|Serbian||Српски|sr
Kroatisch|Croatian||Hrvatski|hr
Bosnisch|Bosnian||Bosanski|bs
Mazedonisch|Macedonian||Македонски|mk
Romanes|Romani||Romani|rom
Rumänisch|Romanian||Română|ro
Bulgarisch|Bulgarian||Български|bg
Polnisch|Polish||Polski|pl
Spanisch|Spanish||Español|es
Italienisch|Italian||Italiano|it
Portugiesisch|Portuguese||Português|pt
Urdu|Urdu||اردو|ur
Chinesisch|Chinese||中文|zh
Vietnamesisch|Vietnamese||Tiếng Việt|vi
Deutsche Gebärdensprache|German Sign Language|||gsg
"""

# The types that are the municipality itself.
MUNICIPAL = {"Kommunalverwaltung", "Politisches Gremium der Kommune"}

# Model name, its table above, the columns of the table in order.
COMMON = ("name", "name_en", "description")
VOCABULARIES = [
    ("OrganisationType", TYPES, (*COMMON, "plural", "plural_en")),
    ("Value", VALUES, COMMON),
    ("Goal", GOALS, COMMON),
    ("WorkingMethod", WORKING_METHODS, COMMON),
    ("KnowHow", KNOW_HOW, COMMON),
    ("Resource", RESOURCES, COMMON),
    ("Topic", TOPICS, COMMON),
    ("TargetGroup", TARGET_GROUPS, COMMON),
    ("Language", LANGUAGES, (*COMMON, "own_name", "slug")),
]


def rows():
    """Model name and column values of every term, in order, ten positions apart."""
    for model, table, columns in VOCABULARIES:
        for place, line in enumerate(table.strip().splitlines(), start=1):
            values = {**dict(zip(columns, line.split("|"), strict=True)), "position": place * 10}
            if values["name"] in MUNICIPAL:
                values["is_municipal"] = True
            yield model, values
