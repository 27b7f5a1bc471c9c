"""Cooperations: what they refuse, who may see them, and whom they bring together."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from cooperations import relations
from cooperations.models import Cooperation, Partner
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 1)


def cooperation(*organisations, confirmed=(), **values):
    """A saved cooperation of some organisations, of which some have confirmed it."""
    made = Cooperation(title="Sprachcafé", **values)
    made.full_clean()
    made.save()
    for one in organisations:
        Partner.objects.create(cooperation=made, organisation=one, confirmed_on=DAY if one in confirmed else None)
    return made


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
