"""A made-up directory of any size for load and benchmarks: the same number always gives the same rows.

words.py holds the German words, chance.py draws, places.py and networks.py make what organisations refer to,
texts.py writes, entries.py makes the organisations, writing.py puts them into the database.
"""

from itertools import islice

from django.db import transaction

from organisations import changes
from organisations.dataset import entries, networks, places, writing
from organisations.models import Organisation

BATCH = 2000


class NotEmpty(Exception):
    """The directory already holds organisations."""


@transaction.atomic
def make(number):
    """Fills the empty directory with so many organisations, in batches, so that memory stays bounded."""
    if Organisation.objects.exists():
        raise NotEmpty
    communes = places.make()
    networks.make(communes)
    rows = islice(entries.entries(communes), number)
    keys = writing.Keys()
    while batch := list(islice(rows, BATCH)):
        writing.write(batch, keys)
    writing.reset_sequences()
    changes.start_over()
