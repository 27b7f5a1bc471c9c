"""Whole answers: always the same, with reasons, every number opened, and within the rules that were asked for."""

from random import Random

import pytest

from cooperations.matching.rules import RULES, Counts
from cooperations.models import Cooperation
from tests import factories
from tests.cooperations.matching.asking import FIELDS, answer, names, organisation, together

pytestmark = pytest.mark.django_db
KINDS = ["beratungsstelle", "sportverein", "kommunalverwaltung", "kultureinrichtung", "religionsgemeinschaft"]


@pytest.fixture(scope="module")
def town(lasting):
    """Thirty random organisations, always the same."""
    chance = Random(6)
    slugs = {field: list(FIELDS[field].objects.values_list("slug", flat=True)) for field in FIELDS}
    tables = [factories.network(f"Tisch {letter}") for letter in "ABCD"]
    made = []
    for place in range(30):
        terms = {
            field: chance.sample(slugs[field], chance.randint(0, 3))
            for field in ("topics", "values", "goals", "know_how", "resources_offered", "resources_sought", "languages")
        }
        made.append(
            organisation(
                f"Organisation {place:02}",
                chance.choice(KINDS),
                district=chance.choice([None, factories.district("Kalk"), factories.district("Porz")]),
                networks=chance.sample(tables, chance.randint(0, 2)),
                working_methods=chance.sample(["ehrenamtlich", "hauptamtlich", "kurzfristig", "langfristig"], 2),
                year_founded=chance.choice([None, 1950, 2020, 2024]),
                **terms,
            )
        )
    together(made[0], made[1])
    together(made[1], made[2])
    return made


QUESTIONS = [
    "org=organisation-00&anzahl=5",
    "org=organisation-00&anzahl=6&neuheit=3&passung=0",
    "org=organisation-03&mitart=kommune&mitart=sportverein&anzahl=3",
    "ressource=raeume&ressource=geld&sprache=ar&thema=wohnen&bezirk=koeln-kalk&anzahl=2",
    "org=organisation-00&mit=organisation-07&ohne=organisation-01&ohneart=kultureinrichtung&mitmerkmal=jung&anzahl=4",
    "wert=solidaritaet&bieten=raeume&arbeitsweise=ehrenamtlich&neuheit=2&anzahl=3",
]


def test_every_number_opens_into_rules_that_add_up(town):
    for question in QUESTIONS:
        found = answer(question, Cooperation.objects.all())
        assert found.singles
        assert found.mixes
        for mix in found.mixes:
            assert mix.points == sum(line.points for _name, line in mix.lines)
        for one in found.singles:
            assert one.points == found.scored.alone(one.place) == sum(line.points for line in one.lines)
            assert one.reasons
        lines = [line for mix in found.mixes for _name, line in mix.lines]
        assert all(
            line.sentence and line.title and "%(" not in line.sentence and "None" not in line.sentence for line in lines
        )


def test_the_same_question_has_the_same_answer(town):
    for question in QUESTIONS:
        first, second = answer(question), answer(question)
        second.question.index.remembered.clear()
        assert names(first.singles) == names(second.singles)
        assert [names(mix.members) for mix in first.mixes] == [names(mix.members) for mix in second.mixes]


def test_what_was_demanded_is_kept(town):
    for question in QUESTIONS:
        found = answer(question)
        never = {one.name for one in found.question.excluded} | (
            {found.question.own.name} if found.question.own else set()
        )
        for mix in found.mixes:
            places = {member.place for member in mix.members}
            assert len(places) == len(mix.members) == found.question.size
            assert not never & set(names(mix.members))
            assert {one.name for one in found.question.required} <= set(names(mix.members))
            assert all(demand.holders & found.situation.index.bitmap(places) for demand in found.demands)
            assert all(found.scored.has_reason(place) for place in places - set(found.situation.required))
        mixes = [set(names(mix.members)) for mix in found.mixes]
        assert all(one != other for place, one in enumerate(mixes) for other in mixes[:place])


def test_a_dial_at_nothing_silences_its_rules(town):
    found = answer("org=organisation-00&passung=0&ergaenzung=0&neuheit=3")
    silent = {str(rule.title) for rule in RULES if rule.dial in ("passung", "ergaenzung") and not rule.asked}
    assert silent
    assert not silent & {line.title for one in found.singles for line in one.lines}


def test_a_dial_turned_up_makes_its_rules_heavier(town):
    def points(dial):
        (one,) = [one for one in answer(f"org=organisation-00&passung={dial}").scored.found.items() if one[0] == 5]
        return sum(
            item.points for rule, items in one[1].items() if rule.dial == "passung" and not rule.asked for item in items
        )

    assert points(0) == 0
    assert points(1) < points(2) < points(3)
    assert points(3) == 2 * points(2)


def test_the_candidates_by_bitmaps_are_the_best_by_points(town, monkeypatch):
    everybody = answer("org=organisation-00&thema=wohnen")
    best = names(everybody.singles)[:3]
    monkeypatch.setattr("cooperations.matching.candidates.MOST", 12)
    monkeypatch.setattr("cooperations.matching.candidates.MOST_FOR_ONE", 2)
    few = answer("org=organisation-00&thema=wohnen")
    assert len(few.scored.found) < len(everybody.scored.found)
    assert names(few.singles)[:3] == best


def test_each_rule_has_a_place_in_mixes_and_words():
    for rule in RULES:
        assert rule.counts in Counts
        assert str(rule.title)
        assert str(rule.one).endswith((".", "?", ")s"))
