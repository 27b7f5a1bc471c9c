"""Questions to talk through at a first meeting. Each is a small rule: when it is asked, and the sentence.

A rule's `when` looks at a comparison and gives what is to be put into sentence and reason, once for each time that the
question is asked; nothing where it does not arise. The reason says from what in the entries the question comes.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cooperations import differences as when

PURPOSE, GETTING_TO_KNOW, GIVING, AGREEMENTS, OWN = "ziel", "kennenlernen", "geben", "verabreden", "eigene"
PARTS = {
    PURPOSE: _("Ziel und Nutzen"),
    GETTING_TO_KNOW: _("Einander kennenlernen"),
    GIVING: _("Was jede Seite einbringt"),
    AGREEMENTS: _("Was Sie verabreden"),
    OWN: _("Eigene Fragen"),
}


@dataclass(frozen=True)
class Rule:
    """One question: its part of the sheet, when it is asked, its sentence, and why it is asked."""

    part: str
    when: Callable
    text: str
    reason: str = ""


@dataclass(frozen=True)
class Question:
    """One question of a sheet: part, sentence, and the reason for whoever prepares the meeting."""

    part: str
    text: str
    reason: str


RULES = [
    Rule(
        PURPOSE, when.always, _("Was wollen Sie gemeinsam erreichen? Für wen soll es dadurch besser werden?")
    ),
    Rule(
        PURPOSE,
        when.shared("goals"),
        _("Was davon gelingt Ihnen gemeinsam besser als allein: %(shared)s?"),
        _("Diese Ziele nennen alle, die Ziele nennen."),
    ),
    Rule(
        PURPOSE,
        when.silent("goals"),
        _("%(names)s: Was möchten Sie in einem Jahr erreicht haben?"),
        _("Dazu steht nichts im Eintrag."),
    ),
    Rule(PURPOSE, when.each, _("Was hat %(name)s davon? Woran wird das zu merken sein?")),
    Rule(
        GETTING_TO_KNOW,
        when.silent("values"),
        _("%(names)s: Was ist Ihnen bei Ihrer Arbeit besonders wichtig?"),
        _("Dazu steht nichts im Eintrag."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.shared("values"),
        _("Sie teilen Werte: %(shared)s. Was heißt das für Sie im Alltag?"),
        _("Diese Werte nennen alle, die Werte nennen."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.apart("values"),
        _("%(said)s Was bedeutet Ihnen das in der täglichen Arbeit, und was sollten die anderen darüber wissen?"),
        _("Sie nennen unterschiedliche Werte. Das muss kein Gegensatz sein."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.religious_and_not,
        _("Wo berührt Religion Ihre Arbeit, etwa bei Feiertagen, Räumen oder Essen? Was ist allen dabei wichtig?"),
        _("Religiös geprägt: %(names)s. Bei anderen ist es anders."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.voluntary_and_paid,
        _("Wann können Sie sich treffen, wenn die einen tagsüber arbeiten und die anderen abends?"),
        _("Ohne Hauptamtliche: %(names)s."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.small_and_large,
        _("Wie viel Zeit im Monat kann jede Seite wirklich geben, ohne sich zu übernehmen?"),
        _("Sehr verschieden groß. Klein: %(names)s."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.young_and_established,
        _("Was möchten die Jüngeren von den Erfahrenen wissen, und was die Erfahrenen von den Jüngeren?"),
        _("Jung: %(names)s."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.both_of("working_methods", "basisdemokratisch", "hierarchisch-gefuehrt"),
        _("Wie lange brauchen Sie für eine Entscheidung, und wen müssen Sie vorher fragen?"),
        _("Gemeinsam im Plenum entscheiden: %(names)s. Bei anderen entscheidet eine Leitung."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.both_of("working_methods", "kurzfristig", "langfristig"),
        _("Soll es eine Aktion mit Ende werden oder etwas auf Dauer?"),
        _("Auf kurze Zeit angelegt: %(names)s."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.political_and_not,
        _("Darf öffentlich auch Kritik zu hören sein? Wie sprechen Sie das vorher ab?"),
        _("Politisch arbeiten: %(names)s. Andere sagen das nicht von sich."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.municipal_and_not,
        _("%(names)s: Wer darf für die Kommune zusagen? Braucht es dafür einen Beschluss, und wie lange dauert er?"),
        _("Rat und Verwaltung entscheiden auf eigenen Wegen."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.apart("target_groups"),
        _("Für wen soll das Gemeinsame da sein? Wer fühlt sich eingeladen, und wer vielleicht nicht?"),
        _("Keine Zielgruppe nennen alle."),
    ),
    Rule(
        GETTING_TO_KNOW,
        when.apart("seat"),
        _("Wo treffen Sie sich, und wie kommen alle gut hin?"),
        _("Verschiedene Orte: %(said)s"),
    ),
    Rule(
        GIVING,
        when.matches,
        _("%(sentence)s Was genau wäre möglich, ab wann und zu welchen Bedingungen?"),
        _("Angebot und Bedarf passen zusammen."),
    ),
    Rule(
        GIVING,
        when.sought_by_several,
        _("%(names)s suchen dasselbe: %(what)s. Wie gehen Sie damit um, ohne sich in die Quere zu kommen?"),
        _("Sie könnten auch gemeinsam suchen."),
    ),
    Rule(
        GIVING,
        when.silent("resources_sought"),
        _("%(names)s: Was fehlt Ihnen zurzeit am meisten?"),
        _("Dazu steht nichts im Eintrag."),
    ),
    Rule(
        GIVING,
        when.silent("resources_offered"),
        _("%(names)s: Was könnten Sie anderen geben oder leihen?"),
        _("Dazu steht nichts im Eintrag."),
    ),
    Rule(
        GIVING,
        when.alone("know_how"),
        _("%(said)s Wer könnte wem etwas zeigen?"),
        _("Jede Seite kann etwas, das die anderen nicht nennen."),
    ),
    Rule(
        GIVING,
        when.alone("languages"),
        _("%(said)s Wer könnte wem beim Verständigen helfen?"),
        _("Jede Seite spricht Sprachen, die die anderen nicht nennen."),
    ),
    Rule(
        GIVING,
        when.doors,
        _("%(names)s ist hier dabei: %(networks)s. Wen könnten die anderen dort kennenlernen?"),
        _("Dort ist sonst niemand von Ihnen eingetragen."),
    ),
    Rule(
        GIVING,
        when.bridges,
        _("Sie begegnen sich schon hier: %(networks)s. Was ist dort gut gelungen, und was soll diesmal anders sein?"),
        _("Gemeinsame Netzwerke."),
    ),
    Rule(
        AGREEMENTS,
        when.always,
        _("Welche Form passt fürs Erste: Austausch, gegenseitig vermitteln, eine Veranstaltung, ein Projekt?"),
    ),
    Rule(AGREEMENTS, when.always, _("Wer entscheidet was? Wer ist auf jeder Seite zu erreichen, und wer vertritt?")),
    Rule(AGREEMENTS, when.always, _("Was kostet es, wer bezahlt, wer stellt Anträge, und wer haftet?")),
    Rule(
        AGREEMENTS,
        when.always,
        _("Welche Angaben über Menschen geben Sie weiter? Mit wessen Einwilligung, und wo bleiben sie?"),
    ),
    Rule(AGREEMENTS, when.always, _("Wer spricht öffentlich darüber, und unter welchem Namen?")),
    Rule(AGREEMENTS, when.always, _("Woran merken Sie, dass es Zeit ist, etwas zu ändern oder aufzuhören?")),
    Rule(AGREEMENTS, when.always, _("Der nächste Schritt: Wer macht was, und bis wann?")),
]  # fmt: skip


def questions(comparison):
    """All questions that arise from a comparison, in the order of the parts and rules."""
    return [
        Question(rule.part, filled(rule.text, values), filled(rule.reason, values))
        for rule in RULES
        for values in rule.when(comparison)
    ]


def filled(sentence, values):
    """A sentence with what is to be put in."""
    return str(sentence) % values if values else str(sentence)
