"""The library before the agency has added to it. Read once by the migration; where no address is known, it is empty."""

LIBRARY = [
    {
        "title": "Thema werden: Politische Netzwerkarbeit und Interessenvertretung von Freiwilligenagenturen",
        "kind": "guide",
        "publisher": "bagfa",
        "published": "Juni 2016",
        "description": "Wie eine Freiwilligenagentur Politik und Verwaltung für ihre Anliegen gewinnt und Netzwerke pflegt.",
    },
    {
        "title": "Zivilgesellschaftliche Akteure und die Betreuung geflüchteter Menschen in deutschen Kommunen",
        "kind": "study",
        "publisher": "",
        "published": "2016",
        "description": "Wer in den Kommunen was übernommen hat, und wie Ehrenamt und Amt zusammenarbeiten.",
    },
    {
        "title": "Lokale Flüchtlingshilfe, nachhaltige Integrationsmaßnahmen vor Ort und Identität stiftendes "
        "Quartiersmanagement",
        "kind": "study",
        "publisher": "Konrad-Adenauer-Stiftung",
        "published": "Juli 2018",
        "description": "Viele Beispiele aus Städten und Gemeinden, an denen man sich etwas abschauen kann.",
    },
]
