"""Whom an entry is compared with: never a stale answer, few questions to the database, little memory."""

import pickle
import random
import sys
from errno import ENOSPC

import pytest
from django.conf import settings
from django.db import transaction

from organisations import changes
from organisations.duplicates import kept
from organisations.duplicates.directory import Directory
from organisations.duplicates.traits import traits, traits_of
from organisations.models import ChangedRow, Organisation
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.once]
WORDS = ["Treff", "Brücke", "Hilfe", "Nord", "Süd", "Flüchtlingsrat", "Nachbarschaft", "Haus"]


@pytest.fixture(autouse=True)
def no_kept_directory():
    """A rolled back transaction takes the data back, not what the process remembers."""
    kept.forget()


def some(number, chance):
    """Entries with few words, so that many are alike; written past the models."""
    factories.commune("Aachen")
    rows = [
        Organisation(
            name=" ".join(chance.sample(WORDS, 2)),
            slug=f"eintrag-{at}",
            phone=f"0221 55{chance.randrange(4):04}",
            commune=chance.choice([None, factories.commune(), factories.commune("Bonn")]),
        )
        for at in range(number)
    ]
    Organisation.objects.bulk_create(rows)
    changes.start_over()


def change(chance):
    """Something that people do."""
    one = chance.choice(list(Organisation.objects.all()))
    step = chance.randrange(4)
    if step == 0:
        one.delete()
    elif step == 1:
        factories.organisation(" ".join(chance.sample(WORDS, 2)))
    elif step == 2:
        one.commune = factories.commune("Aachen")
        one.save()
    else:
        one.name = " ".join(chance.sample(WORDS, 2))
        one.save()


def answers(asked):
    """For every entry with whom it is compared, and who is like it."""
    ones = [traits_of(one) for one in Organisation.objects.select_related("commune").order_by("pk")]
    return {one.key: (list(asked.candidates(one)), asked.similar(one)) for one in ones}


@pytest.mark.parametrize("seed", range(3))
def test_after_changes_it_answers_as_one_that_is_read_anew(seed, monkeypatch):
    chance = random.Random(seed)
    some(40, chance)
    before = kept.current()
    told = answers(before)
    monkeypatch.setattr(Directory, "read", None)
    for _step in range(6):
        change(chance)
    now = answers(kept.current())
    monkeypatch.undo()
    assert now == answers(Directory.read()) == answers(Directory.whole())
    assert now != told
    assert len(kept.current().blocks.changed) > 0


def test_a_change_that_was_taken_back_is_not_seen():
    factories.organisation("Treff Nord")
    typed = traits(name="Brücke Süd")
    with transaction.atomic():
        factories.organisation("Brücke Süd")
        assert len(kept.current().similar(typed)) == 1
        transaction.set_rollback(True)
    assert kept.current().similar(typed) == []


def test_a_change_of_this_very_moment_needs_no_reading_anew():
    factories.organisation("Treff Nord")
    before, version = Directory.read(), changes.version()
    one = factories.organisation("Brücke Süd")
    found = before.refreshed(version)
    assert [similar.key for similar in found.similar(traits(name="Brücke Süd"))] == [one.pk]


def test_a_transaction_that_took_long_needs_no_reading_anew():
    one = factories.organisation("Brücke Süd")
    late = ChangedRow.objects.latest("pk")
    ChangedRow.objects.filter(pk=late.pk).delete()
    changes.note(changes.ORGANISATION, one.pk)
    before = Directory.read()
    late.save(force_insert=True)
    assert before.refreshed(changes.version()) is not None


def test_a_new_name_of_a_commune_is_seen():
    one = factories.organisation("Kölner Treff")
    assert [found.key for found in kept.current().similar(traits(name="Treff", commune=one.commune_id))] == [one.pk]
    one.commune.name = "Bergheim"
    one.commune.save()
    assert kept.current().similar(traits(name="Treff", commune=one.commune_id)) == []


def test_many_are_asked_about_with_one_question(django_assert_num_queries):
    some(60, random.Random(1))
    asked, typed = (
        kept.current(),
        [traits(name=f"Treff {word}", phone="0221 550001") for word in WORDS],
    )
    for number in (1, len(typed)):
        with django_assert_num_queries(1):
            found = asked.similar_to_each(typed[:number])
    assert [len(each) > 0 for each in found].count(True) > 1
    assert found == [asked.similar(one) for one in typed]


def test_little_is_kept_of_each_entry():
    some(200, random.Random(2))
    found = kept.current()
    empty = sys.getsizeof(found.blocks.shelves[0][:0])
    assert found.known is None
    assert sum(sys.getsizeof(shelf) - empty for shelf in found.blocks.shelves) < 200 * 150


def test_a_new_process_takes_the_file_and_what_changed_since(monkeypatch):
    some(10, random.Random(3))
    kept.current()
    kept.forget()
    factories.organisation("Brücke Süd")
    with monkeypatch.context() as patched:
        patched.setattr(Directory, "read", None)
        now = answers(kept.current())
    assert now == answers(Directory.read())


@pytest.mark.parametrize("content", [b"", b"no pickle"])
def test_a_broken_file_is_left_aside(content):
    some(10, random.Random(4))
    kept.FILE.path.write_bytes(content)
    assert answers(kept.current()) == answers(Directory.read())
    kept.forget()
    kept.FILE.path.unlink()
    assert answers(kept.current()) == answers(Directory.read())
    assert kept.FILE.path.exists()


def test_a_full_disk_costs_time_and_nothing_else(monkeypatch):
    def full(*arguments, **named):
        raise OSError(ENOSPC, "full")

    some(10, random.Random(5))
    kept.FILE.path.unlink(missing_ok=True)
    monkeypatch.setattr(pickle, "dump", full)
    assert answers(kept.current()) == answers(Directory.read())
    assert list(settings.DATA_DIR.glob("duplicates-*")) == []
