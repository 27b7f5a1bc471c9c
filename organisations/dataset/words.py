"""German words that the made-up directory is written with; blanks, lines or bars part them."""

STEMS = """
Ahorn Birken Buchen Eichen Erlen Eschen Fichten Linden Tannen Ulmen Weiden Kirsch Apfel Nuss Hasel Holder Dorn Rosen
Stein Fels Sand Lehm Kies Kalk Salz Eisen Silber Kupfer Gold Kohl Asch Moor Moos Ried Schilf Gras Heide Wiesen Acker
Korn Hafer Roggen Flachs Wein Hopfen Mühl Schmied Hammer Weber Gerber Töpfer Köhler Fischer Jäger Schäfer Müller
Königs Herzogs Grafen Ritter Bischofs Kloster Mönchs Nonnen Pfarr Kirch Kreuz Engel Marien Georgs Martins Peters
Wolfs Bären Hirsch Reh Fuchs Dachs Biber Otter Adler Falken Raben Kranich Schwanen Enten Gänse Lerchen Finken Hahnen
Ross Ochsen Rinder Lämmer Ziegen Bienen Hechts Forellen Krebs Wald Tal Quell Born Bach Fluss See Teich Brücken Furt
Insel Hügel Kuppen Höhen Tiefen Schatten Sonnen Morgen Abend Winter Sommer Mai Früh Lang Kurz Breit Schmal Hoch Rot
Weiß Schwarz Grün Braun Dürr Feucht Kalt Warm Frei Neu Frisch Ellern Hagen Rüden Siegen Trauten Bernards Dietrichs
Eber Friedrichs Gerolds Hermanns Konrads Ludwigs Ottos Reins Rudolfs Ulrichs Volkmars Walters Wilhelms
"""

ENDINGS = """
hausen dorf bach feld berg heim stadt au rode walde ingen hofen kirchen brunn tal born stedt büttel leben hagen
weiler beuren burg stein furt mühle
"""

BEFORE = "Ober Unter Nieder Neu Alt Groß Klein Hinter Vorder"

DISTRICTS = """
Mitte Nord Süd Ost West Altstadt Neustadt Bahnhofsviertel Südstadt Nordstadt Weststadt Hafen Lindenau Gartenstadt
Kalkberg Rosental Mühlenviertel Wiesengrund Kreuzberg Steinfeld
"""

STREETS = "straße weg platz allee gasse ring ufer"

# State: number in the AGS | name | how many communes | first digits of its postal codes.
STATES = """
01|Schleswig-Holstein|1104|24
02|Hamburg|1|20
03|Niedersachsen|940|26
04|Bremen|2|28
05|Nordrhein-Westfalen|396|40
06|Hessen|421|60
07|Rheinland-Pfalz|2301|54
08|Baden-Württemberg|1101|70
09|Bayern|2056|80
10|Saarland|52|66
11|Berlin|1|10
12|Brandenburg|413|14
13|Mecklenburg-Vorpommern|726|17
14|Sachsen|418|01
15|Sachsen-Anhalt|218|06
16|Thüringen|850|98
"""

# The cities that are states keep their names.
CITY_STATES = {"02": ["Hamburg"], "04": ["Bremen", "Bremerhaven"], "11": ["Berlin"]}

NETWORK_NAMES = """
Runder Tisch Migration {}|Bündnis für Geflüchtete {}|Netzwerk Integration {}|Arbeitskreis Asyl {}|Fachforum Flucht {}
"""

FRONTS = """
Sprachkurs Wohnungs Ausbildungs Arbeits Familien Kinder Jugend Frauen Männer Senioren Nachbarschafts Stadtteil
Gesundheits Trauma Asyl Aufenthalts Rechts Sozial Schul Studien Berufs Bewerbungs Behörden Formular Übersetzungs
Dolmetscher Begegnungs Kultur Musik Theater Kunst Sport Fußball Schwimm Fahrrad Garten Koch Näh Handwerks Computer
Internet Medien Lese Schreib Alphabetisierungs Hausaufgaben Lern Nachhilfe Patenschafts Mentoren Ehrenamts
Freiwilligen Spenden Kleider Möbel Lebensmittel Tafel Küchen Café Fest Ausflugs Ferien Spiel Krabbel Eltern Mütter
Väter Schwangeren Hebammen Kranken Pflege Behinderten Inklusions Teilhabe Integrations Migrations Flüchtlings
Einwanderungs Einbürgerungs Ankunfts Willkommens Erstaufnahme Unterkunfts Umzugs Miet Energie Schulden Haushalts
Konto Versicherungs Steuer Antrags Widerspruchs Klage Anwalts Verfahrens Anhörungs Dublin Familiennachzugs Rückkehr
Härtefall Kirchenasyl Menschenrechts Demokratie Friedens Antirassismus Gewaltschutz Opfer Zeugen Notfall Krisen
Telefon Online Hausbesuchs Gruppen Einzel Abend Wochenend Morgen Vormittags Nachmittags Frühlings Sommer Herbst Winter
Stadt Dorf Quartiers Bezirks Gemeinde Vereins Stiftungs Kirchen Moschee Synagogen Haus Werkstatt Labor Studio Bühnen
Bibliotheks Museums Film Foto Radio Zeitungs Podcast Forschungs Bildungs Fortbildungs Qualifizierungs Anerkennungs
Praktikums Gründungs Unternehmens Handels Pflegekräfte Fachkräfte Ärzte Zahn Impf Seh Hör Bewegungs Ernährungs Sucht
Suizid Trauer Seelsorge Gebets Fasten Feiertags Sprach Deutsch Englisch Mathe Natur Umwelt Klima Reparatur Tausch
"""

BACKS = """
angebot suche hilfe begleitung gruppe projekt treff kurs werkstatt dienst vermittlung unterstützung förderung planung
gespräch runde stunde nachmittag abend programm initiative netzwerk börse tandem training seminar coaching team forum
zentrum haus raum garten küche laden lager ausgabe sammlung aktion kampagne arbeit pädagogik bildung schulung beirat
rat tisch kreis bündnis verein agentur büro stelle sprechstunde telefon mobil bus reise ausflug fest feier turnier lauf
chor orchester bühne ausstellung lesung zeitung heft karte wegweiser mappe portal archiv studie bericht analyse
patenschaft freundschaft nachbarschaft gemeinschaft genossenschaft stiftung fonds stipendium preis spende material
ausrüstung technik geräte möbel kleidung bücher spiele musik theater malerei fotografie
"""

GROUPS = """
Familien|Frauen|Männer|Kinder|Jugendliche|junge Geflüchtete|ältere Menschen|Alleinerziehende|Studierende|Ehrenamtliche
Schwangere|Menschen mit Behinderung|Menschen ohne Papiere|traumatisierte Menschen|Neuzugewanderte|Auszubildende
Nachbarinnen und Nachbarn|unbegleitete Minderjährige|Fachkräfte|Mütter mit kleinen Kindern|Väter|Selbstständige
queere Geflüchtete|Menschen im Asylverfahren|Geduldete|anerkannte Flüchtlinge|Arbeitssuchende|Schulkinder
"""

TIMES = """
jeden Montag|jeden Dienstag|jeden Mittwoch|jeden Donnerstag|jeden Freitag|am Wochenende|nach Vereinbarung
zweimal im Monat
in den Ferien|am ersten Samstag im Monat|täglich außer sonntags|abends|vormittags|rund um die Uhr|einmal in der Woche
"""

MANNERS = """
kostenlos|vertraulich|ehrenamtlich|mehrsprachig|ohne Anmeldung|unabhängig|auf Augenhöhe|mit viel Geduld|anonym
in kleinen Gruppen|verlässlich|unbürokratisch|in einfacher Sprache|mit Kinderbetreuung|barrierefrei|auch digital
"""

# A sentence of a description: {w} a compound, {g} a group of people, {o} the commune, {t} a time, {m} a manner.
SENTENCES = """
Wir sind für {g} in {o} da, {m} und {m}.
Zu unserem Alltag gehören {w}, {w} und {w}.
Bei uns finden {g} vor allem {w} und {w}.
Der Verein wurde von Menschen aus {o} gegründet und arbeitet {m}.
Unser Team hilft {m} bei Fragen zu {w}, {w} und Behörden.
Wir treffen uns {t} und freuen uns über neue Gesichter.
Wer neu in {o} ist, bekommt hier {m} Rat zu {w} und {w}.
Gemeinsam mit anderen Trägern organisieren wir {w} und {w} für {g}.
Besonders gefragt sind {w}, {w} und {w}.
Dolmetschende können {t} hinzukommen; bitte vorher anrufen.
Seit vielen Jahren stehen {w} und {w} im Mittelpunkt unserer Arbeit.
Für {g} gibt es {t} eine offene Runde mit {w}.
Unsere Räume liegen nah am Bahnhof und sind {t} geöffnet.
Wir vermitteln Kontakte zu Ämtern, Schulen und Vereinen in {o}.
Das Angebot richtet sich an {g} und an {g}, gern auch gemeinsam.
Freiwillige begleiten {g} {m} zu Terminen und üben Deutsch mit ihnen.
Auf Wunsch kommen wir {t} nach Hause oder in die Unterkunft.
Neu sind {w} und {w}, die {t} stattfinden.
Wir setzen uns öffentlich für die Rechte der Menschen ein, die in {o} Schutz suchen.
Im Programm stehen außerdem {w}, {w}, {w} und {w}.
"""

# Sentences with the word that stands in a quarter of all entries.
COMMON_SENTENCES = """
Wir bieten Beratung für {g}, {m} und {m}.
Eine persönliche Beratung ist {t} möglich, zum Beispiel zu {w}.
Unsere Beratung in {o} hilft {g} bei allen Fragen des Ankommens.
"""

EXPERIENCES = """
Wir haben {w} und {w} in {o} aufgebaut.
Mit {w} erreichen wir seit Jahren {g}.
Drei Jahre {w} für {g}, gefördert vom Land.
"""

IDEAS = """
Wir würden gern mit anderen {w} für {g} anbieten.
Ein gemeinsames Fest in {o}, mit {w} und {w}.
Uns fehlt noch {w}; wer macht mit?
"""

OFFER_TITLES = """
{w}
{w} für {g}
Offener Treff: {w}
{w} und {w}
"""

OFFER_TEXTS = """
Für {g}, {t}, {m}.
Hier geht es um {w} und {w}; Sie können {t} einfach kommen.
Wir helfen {m} und nehmen uns Zeit.
{w}, {w} und Gespräche in ruhiger Runde, {t}.
"""

# Names by type; {o} is the commune, {w} a compound, {a} an adjective. What isn't named here takes the general ones.
NAMES = {
    "wohlfahrtsverband": """Caritasverband {o} e. V.|Diakonisches Werk {o}|AWO Kreisverband {o} e. V.|DRK {o} e. V.
        Der Paritätische {o}|Fachdienst Migration der Caritas {o}""",
    "beratungsstelle": """Integrationsagentur {o}|Migrationsdienst {o}|Anlaufstelle {w} {o}|Jugendmigrationsdienst {o}
        {a} Anlaufstelle {o}|Infopunkt {w} {o}""",
    "kommunalverwaltung": "Stadt {o}, Integrationsbüro|Kommunales Integrationszentrum {o}|Sozialamt {o}, {w}",
    "politisches-gremium-der-kommune": "Integrationsrat {o}|Ausschuss für Soziales {o}|Stadtrat {o}, Runde {w}",
    "fluechtlingsrat": "Flüchtlingsrat {o} e. V.|Initiativkreis Flüchtlingsrat {o}|Aktion Bleiberecht {o}",
    "religionsgemeinschaft": """Evangelische Kirchengemeinde {o}|Katholische Pfarrgemeinde {o}|Alevitische Gemeinde {o}
        Moscheegemeinde {o} e. V.|Ökumenische {w} {o}""",
    "sportverein": "SV {o} e. V.|TuS {o} e. V.|FC {o}, Abteilung {w}|Turnverein {o} e. V.",
    "bildungseinrichtung": "Volkshochschule {o}|Bildungswerk {o} gGmbH|Sprachschule {w} {o}|Familienbildung {o}",
    "freiwilligenagentur": "Freiwilligenagentur {o}|Ehrenamtsbörse {o}|Mitmachzentrale {w} {o}",
    "buerger-und-stadtteilzentrum": "Bürgerzentrum {o} e. V.|Stadtteilhaus {o}|Mehrgenerationenhaus {o}|Treff {w} {o}",
    "buergerstiftung": "Bürgerstiftung {o}|Stiftung {w} {o}",
    "unternehmensstiftung": "Stiftung der Sparkasse {o}|{w}-Stiftung {o} gGmbH",
}

GENERAL_NAMES = """
Flüchtlingshilfe {o} e. V.|Welcome Café {o}|Willkommen in {o} e. V.|{w} {o}|{w} {o} e. V.|{a} Nachbarschaft {o}
Helferkreis {o}|{a} Initiative {w} {o}|{o} hilft e. V.|{o} für alle|Projekt {w} {o}|{w} und {w} {o} gGmbH
Brücke {o} e. V.|Haus der {w} {o}|{a} Runde {o}|Zusammen in {o}
"""

ADJECTIVES = """
Internationale Interkulturelle Offene Bunte Syrische Afghanische Ukrainische Kurdische Eritreische Iranische Arabische
Afrikanische Türkische Evangelische Katholische Freie Junge Mobile Neue Solidarische Ökumenische Ländliche
"""
