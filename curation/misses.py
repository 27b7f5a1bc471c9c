"""Keeps count of words that found nothing. Bounded in every way, since anybody can search for anything."""

import time
from contextlib import contextmanager
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from curation.models import Miss

SHORTEST, LONGEST = 3, 60
MOST_KEPT = 5000
MOST_A_MINUTE = 60
KEPT_FOR = timedelta(days=365)
# A visitor does not wait for a count while somebody else is writing.
PATIENCE = 200
USUAL_PATIENCE = 20_000

_recent: list[float] = []


def note(sender, words, **signal):
    """Counts each of the words, (typed, shown instead or ""), once; what can't be counted now is let go."""
    for typed, instead in words:
        word = typed.casefold()
        if is_plain_word(word) and not too_many(time.monotonic()):
            try:
                with brief_patience(), transaction.atomic():
                    count(word, instead[:LONGEST])
            except (DatabaseError, ValidationError):
                return


def is_plain_word(word):
    """Whether it is one word of letters: no number, no address, nothing that names a person's account."""
    return SHORTEST <= len(word) <= LONGEST and word.replace("-", "").isalpha()


def too_many(now):
    """Whether this process has counted so many words within a minute that more would be a burden."""
    _recent[:] = [moment for moment in _recent if now - moment < 60]
    _recent.append(now)
    return len(_recent) > MOST_A_MINUTE


@contextmanager
def brief_patience():
    """Waits for other writers only for a moment; PostgreSQL lets writers of other rows pass anyway."""
    if connection.vendor != "sqlite":
        yield
        return
    set_patience(PATIENCE)
    try:
        yield
    finally:
        set_patience(USUAL_PATIENCE)


def set_patience(milliseconds):
    """How long SQLite waits for another writer."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout = {milliseconds}")


def count(word, instead):
    """Counts the word once more; a new one only while there is room."""
    today = timezone.localdate()
    seen = Miss.objects.filter(word=word).update(times=F("times") + 1, last_on=today, shown_instead=instead)
    if not seen and Miss.objects.count() < MOST_KEPT:
        miss = Miss(word=word, last_on=today, shown_instead=instead)
        miss.full_clean()
        miss.save()


def tidy():
    """Forgets words that nobody has searched for in a year."""
    Miss.objects.filter(last_on__lt=timezone.localdate() - KEPT_FOR).delete()
