"""The whole directory, ready to be compared with: who might be the same as an entry, without asking everybody.

An entry is compared only with those that share a blocking key with it (blocking.py). A key that more than 24 entries
share is split: only those that share two such keys, or one and the commune, are taken; of more than 24 that are left
the next 24 by number. So the work for one entry has a limit that does not grow with the directory.

What stays in memory is only who has which key (about 130 bytes for each entry); what is compared is read from the
database. Going through all entries is quicker with everything in memory for that time: `Directory.whole`.
"""

from dataclasses import dataclass
from itertools import combinations

from pyroaring import BitMap

from communes.models import Commune
from organisations import changes
from organisations.duplicates.blocking import Blocks, commune_key, keys
from organisations.duplicates.rules import ENOUGH, Reason, reasons, score
from organisations.duplicates.traits import COLUMNS, traits
from organisations.models import Organisation

LARGEST = 24
MOST_SPLIT = 4
# More than so many entries with the same number, host or house: it tells little.
COMMON = 3
MOST_SHOWN = 8
# After so many changes the shelves are filled anew.
MOST_CHANGED = 5000
BATCH = 500


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry that may be the same: its key, the points, and the reasons, the weightiest first."""

    key: int
    score: int
    reasons: list[Reason]


def stored(numbers=None):
    """The traits of the entries with these keys, or of all: published, drafts and retired."""
    rows = Organisation.objects.order_by("pk")
    rows = rows if numbers is None else rows.filter(pk__in=numbers)
    for row in rows.values_list(*COLUMNS).iterator(BATCH):
        yield traits(*row)


class Directory:
    """Who has which blocking key as of one version of the data (`log`); `known` are traits that are kept with it."""

    def __init__(self, blocks, log, known=None):
        self.blocks, self.log, self.known = blocks, log, known
        self.large = {}

    @classmethod
    def read(cls, log=None):
        """All of the database. The log is read first: what comes later is taken in later."""
        log, blocks = log or changes.read(), Blocks()
        for one in stored():
            blocks.put(one)
        blocks.sort()
        return cls(blocks, log)

    @classmethod
    def whole(cls):
        """All of the database, traits included: for going through everything once."""
        log = changes.read()
        return cls.of(stored(), log)

    @classmethod
    def of(cls, entries, log=None):
        """These entries only (traits), to be asked about one another."""
        blocks, known = Blocks(), {}
        for one in entries:
            known[one.key] = one
            blocks.put(one)
        blocks.sort()
        return cls(blocks, log, known)

    def refreshed(self, version):
        """The directory with the entries that were changed since; None where everything has to be read anew."""
        log = changes.newer(self.log, version)
        if log is None:
            return None
        new = [log.entries[stamp] for stamp in log.entries.keys() - self.log.entries.keys()]
        numbers = {row for table, row in new if table == changes.ORGANISATION}
        if any(table == Commune._meta.label_lower for table, _row in new):
            return None
        if len(numbers) + len(self.blocks.changed) > MOST_CHANGED:
            return None
        blocks = self.blocks.change(numbers, stored(numbers)) if numbers else self.blocks
        return Directory(blocks, log)

    def lean(self):
        """The same without traits, as it is kept."""
        return Directory(self.blocks, self.log)

    def having(self, key):
        """The keys of the entries with a blocking key; what many share is not gathered twice."""
        found = self.large.get(key)
        if found is None:
            found = self.blocks.having(key)
            if len(found) > LARGEST:
                self.large[key] = found
        return found

    def is_common(self, key):
        """Whether so many entries share a blocking key that it tells little."""
        return len(self.having(key)) > COMMON

    def candidates(self, one):
        """The keys of entries that are worth comparing with, at most some hundreds however large the directory is."""
        blocks = [self.having(key) for key in keys(one)]
        found = BitMap.union(BitMap(), *(block for block in blocks if len(block) <= LARGEST))
        large = sorted((block for block in blocks if len(block) > LARGEST), key=len)[:MOST_SPLIT]
        near = commune_key(one)
        for block, other in combinations([*large, self.having(near)] if near and large else large, 2):
            found |= next_ones(block & other, one.key or 0)
        found.discard(one.key or 0)
        return found

    def traits_of(self, numbers):
        """The traits of entries by key; of those that are still there."""
        return self.known or {one.key: one for one in stored(numbers)}

    def compared(self, one, numbers, known, least=ENOUGH):
        """Those of the entries with at least so many points."""
        for number in numbers:
            found = reasons(one, known[number], self.is_common, least) if number in known else []
            points = score(found)
            if found and points >= least:
                yield Similar(number, points, sorted(found, key=lambda reason: -abs(reason.points)))

    def similar(self, one, most=MOST_SHOWN, least=ENOUGH):
        """The entries that may be the same as this one, the likeliest first."""
        return self.similar_to_each([one], most, least)[0]

    def similar_to_each(self, several, most=MOST_SHOWN, least=ENOUGH):
        """For each of several the entries that may be the same, the likeliest first; one question to the database."""
        candidates = [self.candidates(one) for one in several]
        known = self.traits_of(BitMap.union(BitMap(), *candidates))
        found = [self.compared(one, numbers, known, least) for one, numbers in zip(several, candidates, strict=True)]
        return [sorted(likely, key=lambda similar: (-similar.score, similar.key))[:most] for likely in found]


def next_ones(block, number):
    """A block, or of a large one the next entries by number, then the first ones."""
    if len(block) <= LARGEST:
        return block
    at = block.rank(number)
    after = block[at : at + LARGEST]
    return after if len(after) == LARGEST else after | block[: LARGEST - len(after)]
