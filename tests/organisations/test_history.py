"""The history in words."""

from datetime import date

import pytest
from django.contrib.auth.models import User

from organisations import history
from organisations.models import Topic
from tests import factories

pytestmark = pytest.mark.django_db


def last_changes(organisation):
    """The changes of the newest entry: label to before and after."""
    return {change.label: (change.before, change.after) for change in history.entries(organisation)[0].changes}


def test_values_are_told_as_people_say_them():
    made = factories.organisation(topics=["sport"])
    with made.one_history_entry():
        made.confirm(date(2026, 3, 1), "phone", User.objects.create_user("rana", first_name="Rana"))
        made.latitude, made.longitude = 50.5, 7.25
        made.by_appointment = True
        made.staffing = "paid"
        made.district = factories.district("Porz")
        made.topics.set([factories.topic("wohnen"), factories.topic("frauen")])
    assert last_changes(made) == {
        "Bestätigt am": ("", "1. März 2026"),
        "Wie bestätigt": ("", "am Telefon"),
        "Bestätigt durch": ("", "Rana"),
        "Breitengrad": ("", "50,5"),
        "Längengrad": ("", "7,25"),
        "Nach Vereinbarung": ("nein", "ja"),
        "Wer arbeitet dort?": ("nicht bekannt", "hauptamtlich"),
        "Stadtbezirk": ("", "Köln-Porz"),
        "Themen": ("Sport", "Frauen, Wohnen"),
    }


def test_a_term_deleted_since_is_named_as_such():
    made = factories.organisation(topics=["sport"])
    with made.one_history_entry():
        made.topics.clear()
    Topic.objects.filter(slug="sport").delete()
    assert last_changes(made)["Themen"] == ("(inzwischen gelöscht)", "")


def test_the_first_entry_has_no_changes_and_commands_are_the_system():
    entry = history.entries(factories.organisation())[-1]
    assert (entry.is_first, entry.changes, entry.who) == (True, [], "das System")


def test_what_came_after_an_entry():
    made = factories.organisation()
    seen = history.newest(made)
    assert history.entries(made, after=seen) == []
    for phone in ("0221 1", "0221 2"):
        made.phone = phone
        made.save()
    assert [entry.changes[0].after for entry in history.entries(made, after=seen)] == ["0221 2", "0221 1"]
