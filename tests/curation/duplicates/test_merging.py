"""Merging: nothing is lost, addresses lead on, and it can be taken apart again."""

import random
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict

from cooperations.models import Cooperation, Partner, Standing
from curation.duplicates import beside, hanging, merging, undoing
from curation.models import Merge, NotDuplicate
from organisations import history
from organisations.models import (
    ContactPerson,
    FormerSlug,
    Language,
    OpeningHours,
    Organisation,
    PartnerList,
    Topic,
    Value,
)
from tests import factories

pytestmark = pytest.mark.django_db

WORDS = ["", "Hilfe im Alltag", "Sprachcafé am Dienstag", "Räume und Zeit"]


def full(name, chance=None, **values):
    """An organisation with something of everything."""
    chance = chance or random.Random(name)
    texts = {field: chance.choice(WORDS) for field in ("description", "experience", "ideas", "internal_note", "source")}
    made = factories.organisation(
        name,
        topics=chance.sample(["wohnen", "sport", "gesundheit", "familie"], 2),
        networks=[factories.network(f"Bündnis {chance.choice('ABC')}")],
        street=chance.choice(["", "Hauptstr. 1"]),
        postal_code=chance.choice(["", "50667"]),
        phone=chance.choice(["", "0221 123456"]),
        year_founded=chance.choice([None, 1999]),
        migrant_led=chance.choice(["", "yes"]),
        confirmed_on=chance.choice([None, date(2024, 1, 2), date(2025, 3, 4)]),
        **{**texts, **values},
    )
    factories.offer(made, f"Angebot von {name}", topics=["wohnen"])
    factories.contact(made, f"Person von {name}")
    OpeningHours.objects.create(organisation=made, weekday=chance.randrange(7), opens=time(9), closes=time(12))
    with made.one_history_entry():
        made.values.set(chance.sample(list(Value.objects.all()), 2))
        made.languages.set(chance.sample(list(Language.objects.all()), 2))
    return made


def everything(organisation):
    """All that is known of an organisation and all that hangs on it, as plain values."""
    organisation = Organisation.objects.get(pk=organisation.pk)
    columns = model_to_dict(organisation) | {"slug": organisation.slug, "created_at": organisation.created_at}
    terms = {
        field.name: sorted(term.pk for term in getattr(organisation, field.name).all())
        for field in Organisation._meta.many_to_many
    }
    rows = {
        field.model._meta.label: [hanging.fingerprint(row) for row in hanging.rows_of(field, organisation)]
        for field in hanging.references()
    }
    return {**columns, **terms, **rows, "details": organisation.details}


@pytest.fixture
def pair(db):
    """Two entries of one organisation."""
    return full("Brücke e. V."), full("Bruecke Köln")


def merged(pair, choices=(), **options):
    """The first with the second merged into it."""
    made = merging.merge(pair[0].pk, pair[1].pk, dict(choices), **options)
    return Organisation.objects.get(pk=pair[0].pk), made


def test_all_that_hangs_on_it_moves(pair):
    factories.organisation("Dritte")
    survivor, _merge = merged(pair)
    assert [offer.title for offer in survivor.offers.all()] == ["Angebot von Brücke e. V.", "Angebot von Bruecke Köln"]
    assert survivor.contacts.count() == 2
    assert survivor.opening_hours.count() in {1, 2}
    assert not Organisation.objects.filter(name="Bruecke Köln").exists()
    assert not ContactPerson.objects.exclude(organisation=survivor).exists()
    assert len(survivor.details["offers"]) == 2


def test_fields_are_chosen_one_by_one(pair):
    left, right = pair
    Organisation.objects.filter(pk=left.pk).update(
        description="Links.", experience="Alt.", phone="", email="a@example.org"
    )
    Organisation.objects.filter(pk=right.pk).update(
        description="Rechts.", experience="Neu.", phone="0221 77", email="b@example.org"
    )
    choices = {"description": "beide", "experience": "rechts", "email": "unsinn", "name": "rechts"}
    survivor, _merge = merged(pair, choices)
    assert survivor.description == "Links.\n\nRechts."
    assert survivor.experience == "Neu."
    assert survivor.phone == "0221 77"
    assert survivor.email == "a@example.org"
    assert survivor.name == "Bruecke Köln"


def test_terms_of_both_stay_unless_one_side_is_chosen(pair):
    left, right = pair
    left.topics.set(Topic.objects.filter(slug="wohnen"))
    right.topics.set(Topic.objects.filter(slug="familie"))
    left.languages.set(Language.objects.all()[:1])
    right.languages.set(Language.objects.all()[1:2])
    survivor, _merge = merged(pair, {"languages": "rechts"})
    assert {topic.slug for topic in survivor.topics.all()} == {"wohnen", "familie"}
    assert list(survivor.languages.all()) == list(Language.objects.all()[1:2])


def test_a_religion_is_never_shown_with_the_consent_of_the_other_entry(pair):
    left, right = pair
    Organisation.objects.filter(pk=left.pk).update(religion="", migrant_led="", statements_public=True)
    Organisation.objects.filter(pk=right.pk).update(religion="muslim", statements_public=False)
    survivor, _merge = merged(pair, {"migrant_led": "rechts"})
    assert (survivor.religion, survivor.statements_public) == ("muslim", False)


def test_the_later_confirmation_holds_with_its_way(pair):
    left, right = pair
    Organisation.objects.filter(pk=left.pk).update(confirmed_on=date(2024, 1, 1), confirmed_how="phone")
    Organisation.objects.filter(pk=right.pk).update(confirmed_on=date(2025, 1, 1), confirmed_how="visit")
    survivor, _merge = merged(pair)
    assert (survivor.confirmed_on, survivor.confirmed_how) == (date(2025, 1, 1), "visit")


def test_old_addresses_redirect_also_former_ones_of_the_merged_entry(visitor, pair):
    _left, right = pair
    old = right.slug
    right.name = "Brücke Köln Süd"
    right.save()
    survivor, _merge = merged(pair)
    for slug in (old, right.slug):
        answer = visitor.get(f"/organisationen/{slug}/")
        assert (answer.status_code, answer["Location"]) == (301, survivor.get_absolute_url())
    assert visitor.get(survivor.get_absolute_url()).status_code == 200


def test_where_one_may_stand_the_survivors_row_stays_and_takes_over_what_it_lacks(pair):
    left, right = pair
    both = PartnerList.objects.create(name="Runde")
    both.add([right.pk, left.pk])
    both.entries.filter(organisation=right).update(note="Frau Kaya fragen")
    idea = Cooperation.objects.create(title="Garten")
    Partner.objects.create(cooperation=idea, organisation=left, role="Platz")
    Partner.objects.create(cooperation=idea, organisation=right, benefit="Ernte")
    Standing.objects.create(organisation=left, state="known")
    Standing.objects.create(organisation=right, state="partner", note="seit 2019")
    before = everything(left), everything(right)
    survivor, merge = merged(pair)
    assert [entry.note for entry in both.entries.all()] == ["Frau Kaya fragen"]
    assert [(one.role, one.benefit) for one in idea.partners.all()] == [("Platz", "Ernte")]
    assert (survivor.standing.state, survivor.standing.note) == ("known", "seit 2019")
    undoing.undo(merge)
    assert (everything(left), everything(right)) == before


def test_what_would_not_be_valid_is_refused_and_nothing_is_done(pair):
    left, right = pair
    Organisation.objects.filter(pk=right.pk).update(website="javascript:alert(1)", status="draft")
    before = everything(left), everything(right)
    with pytest.raises(ValidationError):
        merged(pair, {"website": "rechts"})
    assert (everything(left), everything(right)) == before
    assert not Merge.objects.exists()


def test_nobody_merges_what_somebody_changed_meanwhile(pair):
    based_on = merging.state(*pair)
    with pair[1].one_history_entry():
        pair[1].phone = "0221 999999"
    with pytest.raises(ValidationError, match="Inzwischen"):
        merged(pair, based_on=based_on)
    with pytest.raises(ValidationError, match="zwei verschiedene"):
        merging.merge(pair[0].pk, pair[0].pk, {})


def test_both_histories_stay(pair):
    known = [row.pk for row in history.entries(pair[1]) and pair[1].history.all()]
    _survivor, merge = merged(pair)
    entries = history.entries(Organisation(pk=merge.merged))
    assert set(known) <= {entry.record.pk for entry in entries}
    assert entries[0].reason == "zusammengeführt mit „Brücke e. V.“"
    assert history.entries(pair[0])[0].reason == "„Bruecke Köln“ hierher zusammengeführt"


@pytest.mark.parametrize("seed", range(4))
def test_undoing_gives_both_back_whatever_was_chosen(seed):
    chance = random.Random(seed)
    left, right = (
        full(f"{name} {seed}", chance, status=chance.choice(["draft", "published"])) for name in ("Eins", "Zwei")
    )
    other = factories.organisation("Andere")
    NotDuplicate.objects.create(first=right, second=other)
    FormerSlug.objects.create(organisation=right, slug="frueher")
    before = everything(left), everything(right)
    choices = {row.slug: chance.choice(row.choices) for row in beside.rows(left, right)}
    merge = merging.merge(left.pk, right.pk, choices)
    assert everything(left) != before[0]
    undoing.undo(merge)
    assert (everything(left), everything(right)) == before
    assert NotDuplicate.objects.filter(first=right, second=other).exists()
    assert not Merge.objects.exists()
    assert history.entries(right)[0].reason.startswith("Zusammenführen mit")


def test_what_was_changed_since_is_named_and_nothing_is_undone(pair):
    survivor, merge = merged(pair)
    survivor.contacts.filter(name="Person von Bruecke Köln").delete()
    with survivor.one_history_entry():
        survivor.phone = "0221 4711"
    found = undoing.obstacles(merge)
    assert "Telefon" in found[0]
    assert found[1] == "Ansprechpersonen: 1 seitdem geändert oder gelöscht."
    with pytest.raises(ValidationError):
        undoing.undo(merge)
    assert not Organisation.objects.filter(pk=merge.merged).exists()


def test_the_record_of_a_merge_holds_no_person_and_is_emptied_in_time(pair):
    _survivor, merge = merged(pair)
    assert "Person von" not in str(merge.record)
    undoing.tidy()
    assert Merge.objects.get().is_undoable
    Merge.objects.update(at="2020-01-01T00:00Z")
    undoing.tidy()
    merge.refresh_from_db()
    assert not merge.is_undoable
    assert undoing.obstacles(merge) == ["Nach 90 Tagen lässt sich das Zusammenführen nicht mehr zurücknehmen."]


def test_a_merge_of_a_merge_keeps_the_way_to_the_first(visitor, pair):
    merged(pair)
    last = factories.organisation("Letzte")
    merging.merge(last.pk, pair[0].pk, {})
    assert [merge.name for merge in last.merges.all()] == ["Brücke e. V.", "Bruecke Köln"]
    assert visitor.get(f"/organisationen/{pair[1].slug}/")["Location"] == last.get_absolute_url()
