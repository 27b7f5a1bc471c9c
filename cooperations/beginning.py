"""How to begin a cooperation: the steps of the guided path, each with its tools, and the forms from loose to close."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cooperations.models import Cooperation

Form = Cooperation.Form


@dataclass(frozen=True)
class Tool:
    """A page that helps with a step: its label, the name of its address, a question with its answer, a part of it."""

    label: str
    name: str
    asks: tuple[str, str] | None = None
    part: str = ""

    @property
    def address(self):
        """Where it is."""
        query = f"?{urlencode([self.asks])}" if self.asks else ""
        return reverse(self.name) + query + self.part


@dataclass(frozen=True)
class Step:
    """One question of the path: what to think of, something to do, tools for it."""

    slug: str
    question: str
    text: str
    task: str
    tools: tuple[Tool, ...]


@dataclass(frozen=True)
class Way:
    """One form of working together: what one does, what it brings, what it costs."""

    label: str
    what: str
    benefit: str
    price: str


NETWORK_PICTURE = Tool(_("Das Netz als Bild"), "network_picture")
FIND = Tool(_("Partner finden"), "find_partners")
RUNNING = Tool(_("Laufende Kooperationen"), "cooperations")
COMPARE = Tool(_("Organisationen vergleichen"), "compare")

STEPS = [
    Step(
        "kennen",
        _("Wen kennen wir?"),
        _(
            "Die meisten Kontakte stecken in Köpfen. Schreiben Sie sie auf, bevor Sie neue suchen: "
            "auch die flüchtigen, auch die von Freiwilligen."
        ),
        _("Zehn Minuten, jede Person im Team für sich: Mit wem hatten wir im letzten Jahr zu tun?"),
        (NETWORK_PICTURE, Tool(_("Netzwerke und ihre Mitglieder"), "networks")),
    ),
    Step(
        "kennenlernen",
        _("Wen sollten wir kennenlernen?"),
        _(
            "Wer Ihnen ähnlich ist, weiß meist dasselbe wie Sie. Neues kommt von denen, die andere Menschen erreichen, "
            "anders arbeiten oder in anderen Netzwerken sind."
        ),
        _("Suchen Sie drei Organisationen aus, von denen mindestens eine Sie überrascht."),
        (
            Tool(_("Was fehlt wo?"), "gaps"),
            FIND,
            Tool(_("Junge Organisationen"), "list", ("merkmal", "jung")),
            Tool(_("Migrantische Selbstorganisationen"), "list", ("art", "migrantische-selbstorganisation")),
        ),
    ),
    Step(
        "ziel",
        _("Mit welchem Ziel?"),
        _(
            "Ein Ziel ist ein Satz, den alle Beteiligten gleich verstehen: Für wen soll bis wann was besser sein? "
            "Fällt Ihnen keiner ein, dann lernen Sie sich erst einmal kennen. Auch das ist ein Anfang."
        ),
        _("Schreiben Sie den Satz auf, und lesen Sie ihn jemandem vor, der nicht dabei war."),
        (FIND, Tool(_("Organisationen nach Zielen filtern"), "list", part="#filter")),
    ),
    Step(
        "nutzen",
        _("Welcher Nutzen für wen?"),
        _(
            "Eine Kooperation hält, wenn jede Seite etwas davon hat. Das muss nicht für alle dasselbe sein: "
            "Die einen brauchen Räume, die anderen Freiwillige oder einen guten Namen."
        ),
        _("Ein Blatt, eine Zeile für jede Seite, auch für Ihre eigene. Bleibt eine Zeile leer, fragen Sie dort nach."),
        (
            Tool(_("Was wird wo gesucht und geboten?"), "gaps", ("zeilen", "ressource")),
            Tool(_("Wer sucht Freiwillige?"), "list", ("sucht", "freiwillige")),
            Tool(_("Wer bietet Räume?"), "list", ("ressource", "raeume")),
        ),
    ),
    Step(
        "form",
        _("Welche Form?"),
        _(
            "Beginnen Sie so lose, wie es für das Ziel reicht. Enger werden kann es immer noch; "
            "sich aus einem zu engen Bündnis zu lösen fällt viel schwerer."
        ),
        _("Wählen Sie aus der Tabelle unten die erste Zeile, mit der Sie Ihr Ziel erreichen."),
        (Tool(_("Formen der Zusammenarbeit"), "begin", part="#formen"),),
    ),
    Step(
        "gespraech",
        _("Was muss vorher besprochen werden?"),
        _(
            "Werte, Ziele und Arbeitsweisen dürfen verschieden sein, solange alle davon wissen. "
            "Eine Stunde am Anfang erspart viele am Ende."
        ),
        _("Legen Sie die Einträge nebeneinander, und drucken Sie daraus das Blatt mit Fragen für das erste Gespräch."),
        (COMPARE, Tool(_("Leitfäden und Studien"), "library")),
    ),
    Step(
        "kommune",
        _("Die Kommune als Partnerin"),
        _(
            "Sprechen Sie mit beiden: Die Verwaltung kennt Zuständigkeiten und Fördertöpfe, der Rat beschließt Geld "
            "und Richtung. Wer nur eine Seite kennt, wartet oft auf die andere. Planen Sie Zeit ein: "
            "Ein Beschluss braucht Wochen, ein Haushalt ein Jahr."
        ),
        _("Notieren Sie zwei Namen: wer im Amt zuständig ist und wer im Rat oder Integrationsrat für das Thema steht."),
        (
            Tool(_("Ihre Kommune mit Rat und Verwaltung"), "communes"),
            Tool(_("Ämter und Fachstellen"), "list", ("art", "kommunalverwaltung")),
            Tool(_("Rat, Ausschüsse, Integrationsrat"), "list", ("art", "politisches-gremium-der-kommune")),
        ),
    ),
    Step(
        "dranbleiben",
        _("Und danach?"),
        _(
            "Halten Sie fest, was verabredet ist: wer was bis wann tut und wann Sie wieder miteinander sprechen. "
            "Sehen Sie nach, was andere schon gemeinsam tun, statt daneben neu anzufangen."
        ),
        _("Tragen Sie noch am selben Tag den nächsten Schritt mit Datum ein."),
        (RUNNING, Tool(_("Zum Nachlesen"), "library")),
    ),
]

# From the loosest to the closest.
WAYS = [
    Way(
        Form.EXCHANGE.label,
        _("Sie erzählen einander, was Sie tun und wissen."),
        _("Niemand erfindet das Rad zweimal."),
        _("Zeit für ein Gespräch, alle paar Monate."),
    ),
    Way(
        Form.REFERRAL.label,
        _("Sie schicken Menschen dorthin, wo ihnen besser geholfen wird."),
        _("Ratsuchende kommen gleich an die richtige Stelle."),
        _("Sie müssen wissen, was die anderen wirklich können, und es aktuell halten."),
    ),
    Way(
        Form.EVENT.label,
        _("Ein Fest, ein Infoabend, eine Fortbildung mit Anfang und Ende."),
        _("Sie lernen sich beim Arbeiten kennen und erreichen neue Menschen."),
        _("Vorbereitung, und jemand muss die Fäden in der Hand halten."),
    ),
    Way(
        Form.SHARING.label,
        _("Räume, Fahrzeuge, Dolmetschende oder Geräte gemeinsam nutzen."),
        _("Spart Geld, und man begegnet sich oft."),
        _("Absprachen über Schlüssel, Schäden und Versicherung."),
    ),
    Way(
        Form.ADVOCACY.label,
        _("Sie sprechen gegenüber Rat, Verwaltung oder Presse mit einer Stimme."),
        _("Gemeinsam werden Sie gehört."),
        _("Sie brauchen eine Linie, die alle mittragen, und verzichten auf manches eigene Wort."),
    ),
    Way(
        Form.SUPPORT.label,
        _("Eine Seite gibt Geld oder Personal, die andere setzt um."),
        _("Vorhaben werden möglich, die sonst liegen bleiben."),
        _("Anträge, Nachweise und ein ungleiches Verhältnis, über das man sprechen muss."),
    ),
    Way(
        Form.PROJECT.label,
        _("Sie planen, bezahlen und verantworten etwas gemeinsam, meist über Jahre."),
        _("Sie erreichen, was keine Seite allein schafft."),
        _("Ein schriftlicher Vertrag, gemeinsame Entscheidungen und ein Plan für das Ende."),
    ),
    Way(
        _("gemeinsame Trägerschaft"),
        _("Sie gründen etwas Drittes, etwa einen Verein oder ein Haus."),
        _("Es bleibt, auch wenn einzelne Menschen gehen."),
        _("Rechtsform, Satzung, Haftung. Der Weg zurück ist lang."),
    ),
]
