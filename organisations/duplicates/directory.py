"""The whole directory, ready to be compared with: who might be the same as an entry, without asking everybody.

An entry is compared only with those that share a blocking key with it (a word as it sounds or begins, a phone number, a
house, a page, a host, a mailbox). A key that more than 24 entries share is split: only those that share two such keys,
or one and the commune, are taken; of more than 24 that are left the next 24 by number. So the work for one entry has a
limit that does not grow with the directory.
"""

from dataclasses import dataclass
from itertools import combinations
from threading import Lock

from pyroaring import BitMap

from communes.models import Commune
from organisations import changes
from organisations.duplicates.phonetics import sound
from organisations.duplicates.rules import ENOUGH, Reason, reasons, score
from organisations.duplicates.traits import COLUMNS, traits
from organisations.models import Organisation

LARGEST = 24
MOST_SPLIT = 4
# More than so many entries with the same number, host or house: it tells little.
COMMON = 3
MOST_SHOWN = 8
BEGINNING, SHORTEST_SOUND = 5, 3

_lock = Lock()
_kept: dict[str, "Directory"] = {}


@dataclass(frozen=True, slots=True)
class Similar:
    """An entry that may be the same: its key, the points, and the reasons, the weightiest first."""

    key: int
    score: int
    reasons: list[Reason]


def keys(one):
    """The blocking keys of an entry, as tuples that begin with their kind."""
    told = [word for word in one.words if word not in one.town] or one.words
    sounds = sorted({sound(word) for word in told})
    yield "name", *sounds
    yield from (("sound", code) for code in sounds if len(code) >= SHORTEST_SOUND)
    yield from {("start", word[:BEGINNING]) for word in told if len(word) > BEGINNING}
    yield from {("short", name) for name in (one.short, "".join(one.words)) if name}
    yield from (("phone", number) for number in one.phones)
    yield from (("host", host) for host in one.hosts)
    if one.street and one.house:
        yield "address", one.street, one.house
    if one.page:
        yield "page", one.page
    if one.email:
        yield "email", one.email


class Directory:
    """The traits of all entries by key, and the entries by blocking key; `log` is the state of the data."""

    def __init__(self, rows, log=None):
        self.traits, self.blocks, self.communes, self.log = {}, {}, {}, log
        for row in rows:
            self.add(traits(*row))

    @classmethod
    def read(cls):
        """All of the database: published, drafts and retired."""
        log = changes.read()
        return cls(Organisation.objects.order_by("pk").values_list(*COLUMNS).iterator(), log)

    def add(self, one):
        """Takes in an entry."""
        self.traits[one.key] = one
        for key in keys(one):
            self.blocks.setdefault(key, BitMap()).add(one.key)
        self.communes.setdefault(one.commune, BitMap()).add(one.key)

    def remove(self, number):
        """Forgets an entry."""
        one = self.traits.pop(number, None)
        if one:
            for key in keys(one):
                self.blocks[key].discard(number)
            self.communes[one.commune].discard(number)

    def refreshed(self, version):
        """Itself with the entries that were changed since; None where more was changed than entries."""
        log = changes.since(self.log)
        new = [log.entries[stamp] for stamp in log.entries.keys() - self.log.entries.keys()]
        if log.version != version or any(table == Commune._meta.label_lower for table, _row in new):
            return None
        numbers = {row for table, row in new if table == changes.ORGANISATION}
        for number in numbers:
            self.remove(number)
        for row in Organisation.objects.filter(pk__in=numbers).order_by("pk").values_list(*COLUMNS):
            self.add(traits(*row))
        self.log = log
        return self

    def is_common(self, key):
        """Whether so many entries share a blocking key that it tells little."""
        return len(self.blocks.get(key, ())) > COMMON

    def candidates(self, one):
        """The keys of entries that are worth comparing with, at most some hundreds however large the directory is."""
        blocks = [self.blocks[key] for key in keys(one) if key in self.blocks]
        found = BitMap.union(BitMap(), *(block for block in blocks if len(block) <= LARGEST))
        large = sorted((block for block in blocks if len(block) > LARGEST), key=len)[:MOST_SPLIT]
        near = self.communes.get(one.commune, BitMap()) if one.commune else None
        for block, other in combinations([*large, near] if near else large, 2):
            found |= next_ones(block & other, one.key or 0)
        found.discard(one.key or 0)
        return found

    def compared(self, one, numbers, least=ENOUGH):
        """Those of the entries with at least so many points."""
        for number in numbers:
            found = reasons(one, self.traits[number], self.is_common, least)
            points = score(found)
            if found and points >= least:
                yield Similar(number, points, sorted(found, key=lambda reason: -abs(reason.points)))

    def similar(self, one, most=MOST_SHOWN):
        """The entries that may be the same as this one, the likeliest first."""
        found = self.compared(one, self.candidates(one))
        return sorted(found, key=lambda similar: (-similar.score, similar.key))[:most]


def next_ones(block, number):
    """A block, or of a large one the next entries by number, then the first ones."""
    if len(block) <= LARGEST:
        return block
    at = block.rank(number)
    after = block[at : at + LARGEST]
    return after if len(after) == LARGEST else after | block[: LARGEST - len(after)]


def current(version=None):
    """The directory of this process, brought up to date; the first call after a start reads everything."""
    version = changes.version() if version is None else version
    with _lock:
        found = _kept.pop("directory", None)
        if found is None or found.log.version != version:
            found = (found and found.refreshed(version)) or Directory.read()
        _kept["directory"] = found
    return found
