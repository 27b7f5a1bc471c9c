"""Which questions arise for a first meeting, and which do not."""

import pytest

from cooperations.questions import AGREEMENTS, PURPOSE, RULES, questions
from tests import factories
from tests.cooperations.test_comparing import compared, organisation

pytestmark = pytest.mark.django_db


def asked(*organisations):
    """The sentences of all questions."""
    return [question.text for question in questions(compared(*organisations))]


def has(sentences, beginning):
    """Whether a question contains the words."""
    return any(beginning in sentence for sentence in sentences)


def test_goal_benefit_and_agreements_are_always_asked():
    found = questions(compared(organisation("Eins"), organisation("Zwei")))
    texts = [question.text for question in found]
    for words in (
        "gemeinsam erreichen", "Was hat Eins davon?", "Was hat Zwei davon?", "Wer entscheidet", "wer bezahlt",
        "Angaben über Menschen", "öffentlich darüber", "aufzuhören", "nächste Schritt",
    ):  # fmt: skip
        assert has(texts, words), words
    assert (found[0].part, found[-1].part) == (PURPOSE, AGREEMENTS)


def test_whoever_names_no_goals_is_asked_for_them():
    found = asked(organisation("Eins"), organisation("Zwei", goals="rechte-sichern"))
    assert "Eins: Was möchten Sie in einem Jahr erreicht haben?" in found
    assert not has(found, "gemeinsam besser")


# Two organisations, the words of a question, and what keeps it from being asked.
PAIRS = [
    ({"staffing": "voluntary"}, {"staffing": "paid"}, "tagsüber arbeiten", {"staffing": "voluntary"}),
    ({"working_methods": "ehrenamtlich"}, {"working_methods": "hauptamtlich"}, "tagsüber arbeiten", {}),
    ({"size": "small"}, {"size": "large"}, "Wie viel Zeit im Monat", {"size": "medium"}),
    ({"year_founded": 2022}, {"year_founded": 1960}, "die Jüngeren von den Erfahrenen", {"year_founded": 2021}),
    (
        {"religion": "christian", "statements_public": True},
        {"religion": "none", "statements_public": True},
        "Wo berührt Religion",
        {"religion": "none"},
    ),
    ({"working_methods": "religioes-gepraegt"}, {"working_methods": "weltanschaulich-neutral"}, "Wo berührt", {}),
    ({"working_methods": "basisdemokratisch"}, {"working_methods": "hierarchisch-gefuehrt"}, "Entscheidung", {}),
    ({"working_methods": "kurzfristig"}, {"working_methods": "langfristig"}, "auf Dauer", {}),
    ({"working_methods": "politisch"}, {"working_methods": "gruppenarbeit"}, "Kritik", {}),
    ({"values": "vielfalt"}, {"values": "demokratie"}, "Eins: Vielfalt. Zwei: Demokratie.", {}),
    ({"resources_sought": "geld"}, {"resources_sought": "geld"}, "Eins und Zwei suchen dasselbe: Geld", {}),
    ({"resources_sought": "raeume"}, {"resources_offered": "raeume"}, "Was genau wäre möglich", {}),
    ({"know_how": "asylrecht"}, {"know_how": "forschung"}, "Eins: Asylrecht. Zwei: Forschung.", {}),
]


@pytest.mark.parametrize(("one", "other", "words", "instead"), PAIRS)
def test_a_difference_or_a_match_leads_to_a_question(one, other, words, instead):
    assert has(asked(organisation("Eins", **one), organisation("Zwei", **other)), words)
    assert not has(asked(organisation("Drei", **one), organisation("Vier", **instead)), words)


def test_a_religion_that_is_not_released_leads_to_no_question():
    found = asked(organisation("Eins", religion="christian"), organisation("Zwei", religion="none"))
    assert not has(found, "Religion")


def test_the_commune_is_asked_who_may_promise_anything():
    office = organisation("Amt", type=factories.kind("kommunalverwaltung"))
    assert has(asked(office, organisation("Eins")), "Amt: Wer darf für die Kommune zusagen?")
    assert not has(asked(organisation("Zwei"), organisation("Drei")), "für die Kommune")


def test_networks_lead_to_bridges_and_doors():
    table, alliance = factories.network("Runder Tisch"), factories.network("Bündnis")
    found = asked(organisation("Eins", [table, alliance]), organisation("Zwei", [table]))
    assert has(found, "Sie begegnen sich schon hier: Runder Tisch.")
    assert has(found, "Eins ist hier dabei: Bündnis.")


def test_percent_signs_in_names_do_no_harm():
    assert has(asked(organisation("100 % Hilfe"), organisation("50 %s")), "Was hat 100 % Hilfe davon?")


def test_rules_put_in_only_what_their_conditions_give():
    everything = [organisation(f"{number}", **one) for number, (one, *_rest) in enumerate(PAIRS[:4])]
    assert len(questions(compared(*everything))) > len([rule for rule in RULES if not rule.reason])
