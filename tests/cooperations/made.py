"""Makes cooperations for tests."""

from datetime import date

from cooperations.models import Cooperation, Partner

DAY = date(2026, 3, 1)


def cooperation(*organisations, confirmed=(), **values):
    """A saved cooperation of some organisations, of which some have confirmed it."""
    made = Cooperation(**{"title": "Sprachcafé", **values})
    made.full_clean()
    made.save()
    for one in organisations:
        Partner.objects.create(cooperation=made, organisation=one, confirmed_on=DAY if one in confirmed else None)
    return made
