"""Cooperations: what they refuse, who may see them, and whom they bring together."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from cooperations import relations
from cooperations.models import Cooperation, Partner, Standing
from tests import factories
from tests.cooperations.made import DAY, cooperation

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"state": "unknown"},
        {"state": "failed"},
        {"starts_on": date(2026, 2, 1), "ends_on": date(2026, 1, 1)},
    ],
)
def test_neither_the_form_nor_the_database_takes_what_makes_no_sense(wrong):
    made = Cooperation(**{"title": "Sprachcafé", **wrong})
    with pytest.raises(ValidationError):
        made.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        made.save()


def test_a_cooperation_is_seen_once_it_is_released_and_all_have_confirmed_it():
    one, other = factories.organisation("Eins"), factories.organisation("Zwei")
    cooperation(one, other, confirmed=[one, other])
    cooperation(one, other, confirmed=[one], is_public=True)
    cooperation(one, confirmed=[one], is_public=True)
    seen = cooperation(one, other, confirmed=[one, other], is_public=True)
    assert list(Cooperation.objects.shown_publicly()) == [seen]


def test_who_agreed_on_something_is_connected():
    one, two, three = (factories.organisation(name) for name in ("Eins", "Zwei", "Drei"))
    cooperation(one, two, state="running")
    cooperation(one, three, state="talks")
    assert relations.connected(Cooperation.objects.all()) == {one.pk: {two.pk}, two.pk: {one.pk}}
    assert relations.connected(relations.public()) == {}


def test_it_is_not_seen_when_it_was_given_up_or_a_partner_is_not_published(draft, retired):
    one, other = factories.organisation("Eins"), factories.organisation("Zwei")
    cooperation(one, other, confirmed=[one, other], is_public=True, state="failed", why_not="Kein Geld")
    for hidden in (draft, retired):
        cooperation(one, hidden, confirmed=[one, hidden], is_public=True)
    assert not Cooperation.objects.shown_publicly().exists()


def shown_words(made, **changes):
    """Saves a change of columns as the desk does; the keys of the partners that are still confirmed."""
    with made.one_change():
        for name, value in changes.items():
            setattr(made, name, value)
        made.full_clean()
        made.save()
    return set(made.partners.exclude(confirmed_on=None).values_list("organisation", flat=True))


@pytest.mark.parametrize("change", [{"title": "Neu"}, {"goal": "Neu"}, {"form": "event"}])
def test_other_words_are_confirmed_anew_by_all(two, change):
    made = cooperation(*two, confirmed=two, is_public=True)
    assert shown_words(made, **change) == set()
    assert made.asked_anew == 2
    assert not Cooperation.objects.shown_publicly().exists()


@pytest.mark.parametrize("change", [{"state": "running"}, {"notes": "Neu"}, {"result": "Viel"}, {"is_public": True}])
def test_what_does_not_change_the_words_leaves_the_confirmations(two, change):
    made = cooperation(*two, confirmed=two)
    assert shown_words(made, **change) == {one.pk for one in two}
    assert made.asked_anew == 0


def test_another_role_or_another_partner_is_confirmed_anew_by_all(two):
    made = cooperation(*two, confirmed=two)
    with made.one_change():
        made.partners.filter(organisation=two[0]).update(role="Raum")
    assert made.partners.filter(confirmed_on=None).count() == 2

    made = cooperation(*two, confirmed=two)
    with made.one_change():
        made.partners.get(organisation=two[0]).delete()
    assert made.partners.get().confirmed_on is None


def test_a_no_to_other_words_is_gone_too_but_the_message_stays(two):
    made = cooperation(*two)
    partner = made.partners.first()
    partner.answer(False, "Der Titel stimmt nicht", DAY)
    shown_words(made, title="Neu")
    partner.refresh_from_db()
    assert (partner.declined_on, partner.message) == (None, "Der Titel stimmt nicht")


def test_a_confirmation_that_comes_with_the_new_words_holds(two):
    made = cooperation(*two, confirmed=[two[0]])
    with made.one_change():
        made.title = "Neu"
        made.save()
        made.partners.filter(organisation=two[1]).update(confirmed_on=date(2026, 4, 1))
    assert list(made.partners.exclude(confirmed_on=None).values_list("organisation", flat=True)) == [two[1].pk]


def test_one_change_is_one_entry_of_the_history_with_partners_and_steps(two):
    made = Cooperation(title="Sprachcafé")
    with made.one_change("neu"):
        made.save()
        Partner.objects.create(cooperation=made, organisation=two[0], role="Raum")
        made.steps.create(what="Anrufen", due_on=date(2026, 4, 1))
    record = made.history.get()
    assert (record.history_type, record.history_change_reason) == ("+", "neu")
    assert record.details == "Eins · Raum · noch nicht bestätigt\nAnrufen · bis 01.04.2026"


def test_a_change_that_fails_leaves_everything_as_it_was(two):
    made = cooperation(*two, confirmed=two)
    with pytest.raises(ValidationError), made.one_change():
        made.title = ""
        made.partners.first().delete()
        made.full_clean()
    assert made.partners.exclude(confirmed_on=None).count() == 2


@pytest.mark.parametrize(("state", "standing"), [("talks", None), ("agreed", "partner"), ("running", "partner")])
def test_who_agrees_becomes_our_partner(two, state, standing):
    made = cooperation(*two)
    shown_words(made, state=state)
    assert [getattr(Standing.objects.filter(organisation=one).first(), "state", None) for one in two] == [standing] * 2


def test_nobody_becomes_less_than_a_partner_by_what_fails(two):
    made = cooperation(*two)
    Standing.objects.create(organisation=two[0], state="known", note="vom Runden Tisch")
    shown_words(made, state="agreed")
    shown_words(made, state="failed", why_not="Kein Geld")
    assert list(Standing.objects.values_list("state", "note")) == [("partner", "vom Runden Tisch"), ("partner", "")]


@pytest.mark.parametrize(
    ("state", "begins", "ends"), [("agreed", False, False), ("running", True, False), ("ended", False, True)]
)
def test_what_runs_has_begun_and_what_is_over_has_ended(two, state, begins, ends):
    made = cooperation(*two)
    shown_words(made, state=state)
    assert (made.starts_on is not None, made.ends_on is not None) == (begins, ends)


def test_what_is_taken_up_again_has_not_ended_and_what_never_began_has_no_beginning(two):
    made = cooperation(*two, state="ended")
    made.move_to("running")
    made.full_clean()
    assert made.ends_on is None

    made = cooperation(*two, state="agreed", starts_on=date(2999, 1, 1))
    made.move_to("failed", "Kein Geld")
    made.full_clean()
    assert (made.starts_on, made.why_not) == (None, "Kein Geld")


def test_steps_are_sorted_alike_on_every_database(two):
    made = cooperation(*two)
    for what, due, done in (("c", None, None), ("d", DAY, DAY), ("a", DAY, None), ("b", date(2026, 4, 1), None)):
        made.steps.create(what=what, due_on=due, done_on=done)
    assert [str(step) for step in made.steps.all()] == ["a", "b", "c", "d"]


def test_what_is_due_and_what_has_no_next_step(two):
    late, none, over = (cooperation(*two, title=title, state="talks") for title in ("spät", "ohne", "vorbei"))
    late.steps.create(what="x", due_on=DAY)
    over.steps.create(what="x", due_on=DAY)
    Cooperation.objects.filter(pk=over.pk).update(state="ended")
    assert list(Cooperation.objects.due(DAY)) == [late]
    assert not Cooperation.objects.due(date(2026, 2, 1)).exists()
    assert list(Cooperation.objects.without_next_step()) == [none]


def test_words_are_found_whatever_the_umlauts_also_in_names_of_partners(two):
    made = cooperation(*two, title="Bücher im Ärztehaus")
    made.save()
    for words in ("arztehaus", "BUECHER", "eins zwei"):
        assert list(Cooperation.objects.mentioning(words)) == [made]
    assert not Cooperation.objects.mentioning("bücher drei").exists()


def test_an_organisation_in_a_cooperation_is_not_deleted(two):
    cooperation(*two)
    with pytest.raises(ProtectedError):
        two[0].delete()
