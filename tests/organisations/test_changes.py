"""The version of the data: it differs as soon as anything differs, whoever wrote it and in whatever way."""

from unittest import mock

import pytest
from django.apps import apps
from django.db import OperationalError, connection, transaction
from django.db.models.signals import post_save

from communes.models import Commune
from organisations import changes
from organisations.models import ChangedRow, Organisation, Page, Synonym
from tests import factories

pytestmark = pytest.mark.django_db


def noted():
    """The tables and rows of the log."""
    return set(changes.read().entries.values())


def test_saving_and_deleting_rows_of_any_table_changes_the_version():
    made = factories.organisation()
    seen = {changes.version()}
    for change in (
        made.save,
        factories.topic().save,
        factories.commune("Bonn").save,
        Page.objects.first().save,
        Synonym(word="a", finds="b").save,
        Synonym.objects.all().delete,
        made.delete,
    ):
        change()
        assert changes.version() not in seen
        seen.add(changes.version())


def test_what_belongs_to_an_organisation_counts_as_its_change():
    made = factories.organisation()
    row = {("organisations.organisation", made.pk)}
    changes.start_over()
    offer = factories.offer(made)
    assert noted() == row
    changes.start_over()
    offer.topics.add(factories.topic("sport"))
    assert noted() == row
    changes.start_over()
    factories.contact(made)
    assert noted() == row


def test_terms_given_and_taken_away_are_noted():
    made, topic = factories.organisation(), factories.topic()
    for change in (
        lambda: made.topics.add(topic),
        lambda: made.topics.remove(topic),
        lambda: made.topics.set([topic]),
        lambda: made.topics.clear(),
    ):
        changes.start_over()
        change()
        assert noted() == {("organisations.organisation", made.pk)}


def test_terms_given_from_the_other_side_make_everybody_read_anew():
    offer, topic = factories.offer(factories.organisation()), factories.topic()
    for change in (lambda: topic.offers.add(offer), lambda: topic.offers.clear()):
        before = changes.version()
        change()
        assert noted() == set()
        assert changes.version() != before


def test_what_is_rolled_back_is_not_noted():
    before = changes.version()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Commune.objects.create(ags="05334002", name="Aachen")
        raise ZeroDivisionError
    assert changes.version() == before


def test_two_changes_never_look_like_one():
    changes.note("organisations.topic", 1)
    first = changes.version()
    ChangedRow.objects.all().delete()
    changes.note("organisations.topic", 1)
    assert changes.version() != first


def test_shortening_keeps_the_version_and_the_latest_rows():
    for number in range(1, 11):
        changes.note("organisations.topic", number)
    before = changes.version()
    changes.shorten(keep=3)
    assert changes.version() == before
    assert {row for _table, row in noted()} == {8, 9, 10}
    changes.shorten(keep=3)
    assert ChangedRow.objects.count() == 4


def test_every_table_of_the_directory_is_listened_to():
    models = [model for app in ("communes", "organisations") for model in apps.get_app_config(app).get_models()]
    kept = {model.__name__ for model in models if not model.__name__.startswith("Historical")}
    heard = {model.__name__ for model in models if post_save.has_listeners(model)}
    assert len(kept) > 15
    assert {name for name in kept if name not in heard} == {"ChangedRow"}


def test_words_of_an_offer_and_the_log_change_together():
    made = factories.organisation()
    with pytest.raises(ZeroDivisionError), mock.patch.object(Organisation, "keep_words", side_effect=ZeroDivisionError):
        factories.offer(made, "Nähkurs")
    assert not made.offers.exists()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_was_cut_is_made_anew(monkeypatch):
    answers = iter([OperationalError("the connection is closed"), 7])

    def sum_of_stamps():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    closed = []
    monkeypatch.setattr(changes, "sum_of_stamps", sum_of_stamps)
    monkeypatch.setattr(connection, "close", lambda: closed.append(True))
    assert changes.version() == 7
    assert closed == [True]


def test_within_a_transaction_a_cut_connection_is_an_error(monkeypatch):
    def cut():
        raise OperationalError

    monkeypatch.setattr(changes, "sum_of_stamps", cut)
    with pytest.raises(OperationalError):
        changes.version()
