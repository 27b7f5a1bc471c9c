"""The index as a value: the bitmaps, what is alive in them, and the version of the data that they stand for."""

from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import chain
from math import floor

from django.utils import timezone
from pyroaring import BitMap

from organisations import changes
from organisations.index.bitmaps import LONG_FIELDS, Bitmaps
from organisations.index.facts import row_and_column
from organisations.index.terms import COMMUNES, DISTRICTS, TABLES, Terms
from organisations.models import Organisation

MOST_LOOSE = 1000
MOST_REMEMBERED = 200


@dataclass(frozen=True)
class Index:
    """The published organisations as of one version of the data.

    `log` holds the rows of the log that are taken in (`changes`), `year` is that for which signs such as "young" hold,
    `alive` are the positions that count, `remembered` is what was worked out for this version already.
    """

    version: int
    log: changes.Log
    year: int
    bitmaps: Bitmaps
    alive: BitMap
    terms: Terms
    remembered: dict = field(default_factory=dict)

    @classmethod
    def read(cls):
        """The index of everything in the database. The log is read first: what comes later is taken in later."""
        log, year = changes.read(), this_year()
        bitmaps = Bitmaps.read(year)
        return cls(log.version, log, year, bitmaps, BitMap(range(len(bitmaps.keys))), Terms.read())

    def refreshed(self, version):
        """The index with the changes that are new in the log; None where everything has to be read anew.

        `version` is that of the data a moment ago.
        """
        log, year = changes.newer(self.log, version), this_year()
        if log is None or self.year != year or self.is_loose:
            return None
        new = [entry for stamp, entry in log.entries.items() if stamp not in self.log.entries]
        changed = {row for table, row in new if table == changes.ORGANISATION}
        changed |= located_in("commune", {row for table, row in new if table == COMMUNES})
        changed |= located_in("district", {row for table, row in new if table == DISTRICTS})
        before, today = self.bitmaps.update(changed, year) if changed else (BitMap(), BitMap())
        return replace(
            self,
            version=log.version,
            log=log,
            alive=self.alive - before | today,
            terms=self.terms.refreshed({table for table, _row in new}),
            remembered={},
        )

    @property
    def is_loose(self):
        """Whether so many organisations stand at the end, out of order, that reading anew pays."""
        loose = len(self.bitmaps.keys) - self.bitmaps.in_order
        return loose > MOST_LOOSE + self.bitmaps.in_order // 5

    def having(self, kind, keys):
        """The organisations that have any of the keys of a kind."""
        return self.bitmaps.union(kind, keys) & self.alive

    def counts(self, kind, base):
        """Key to the number of those of `base` that have it, for all keys of a kind that any has."""
        return self.used(kind) if len(base) == len(self.alive) else self.counted(kind, base)

    def counted(self, kind, base):
        """The same, counted anew."""
        if kind in LONG_FIELDS and len(base) < len(self.bitmaps[kind]):
            terms_of = self.bitmaps.terms_of[kind]
            return Counter(chain.from_iterable(map(terms_of.__getitem__, base)))
        counted = ((key, base.intersection_cardinality(bitmap)) for key, bitmap in self.bitmaps[kind].items())
        return Counter({key: number for key, number in counted if number})

    def remember(self, key, work):
        """What `work()` gives, worked out once for each version of the data; `key` names all else it depends on."""
        if key not in self.remembered:
            if len(self.remembered) >= MOST_REMEMBERED:
                self.remembered.clear()
            self.remembered[key] = work()
        return self.remembered[key]

    def used(self, kind):
        """Key to number for all keys that any organisation has."""
        return self.remember(kind, lambda: self.counted(kind, self.alive))

    def terms_in_use(self, kind):
        """The terms of a field that any organisation has, in their order, each with its bitmap."""
        terms, bitmaps, used = self.terms[TABLES[kind]], self.bitmaps[kind], self.used(kind)
        return self.remember((kind, "terms"), lambda: [(term, bitmaps[term.pk]) for term in terms if used[term.pk]])

    def commonest(self, kind, base, number):
        """The keys that most of `base` have, as (key, number), the commonest first; of many keys only some are counted.

        Keys are tried in the order of all that have them; those behind can't have more than that.
        """
        if len(base) < len(self.bitmaps[kind]):
            return most_of(self.counts(kind, base), number)
        best, least = [], 0
        for key, most in self.bitmaps.by_size(kind):
            if len(best) >= number and most < least:
                break
            count = base.intersection_cardinality(self.bitmaps[kind][key])
            if count >= max(least, 1):
                best = sorted([*best, (key, count)], key=commonness)[:number]
                least = best[-1][1] if len(best) == number else 0
        return best

    def in_box(self, south, west, north, east):
        """The organisations in the squares that a box touches, as a bitmap."""
        rows, columns = range(floor(south * 10), floor(north * 10) + 1), range(floor(west * 10), floor(east * 10) + 1)
        if len(rows) * len(columns) < len(self.bitmaps["cell"]):
            return self.having("cell", [row * 10_000 + column for row in rows for column in columns])
        squares = ((square, *row_and_column(square)) for square in list(self.bitmaps["cell"]))
        return self.having("cell", [square for square, row, column in squares if row in rows and column in columns])

    def within(self, south, west, north, east):
        """The organisations in a box, as a bitmap."""
        norths, easts = self.bitmaps.norths, self.bitmaps.easts
        near = self.in_box(south, west, north, east)
        return BitMap(one for one in near if south <= norths[one] <= north and west <= easts[one] <= east)

    @property
    def located(self):
        """The organisations that have a place on the map, as a bitmap."""
        return self.remember("located", lambda: self.having("cell", list(self.bitmaps["cell"])))

    @property
    def extent(self):
        """South, west, north, east of all that have a place; None where nobody has one."""
        return self.remember("extent", lambda: self.box_around(self.located))

    def box_around(self, positions):
        """South, west, north, east of the organisations at positions; None for none."""
        points = [self.point(position) for position in positions]
        if not points:
            return None
        norths, easts = zip(*points, strict=True)
        return min(norths), min(easts), max(norths), max(easts)

    def point(self, position):
        """Where the organisation at a position is, in degrees."""
        return self.bitmaps.norths[position], self.bitmaps.easts[position]

    def bitmap(self, positions):
        """Some positions as a bitmap."""
        return BitMap(positions)

    def positions_of(self, keys):
        """The positions of the published organisations among some keys, as a bitmap."""
        known = map(self.bitmaps.position, keys)
        return BitMap(position for position in known if position is not None) & self.alive

    def keys_at(self, positions):
        """The keys of the organisations at positions."""
        return [self.bitmaps.keys[position] for position in positions]

    def by_confirmation(self, base):
        """Bitmaps of those of `base` that were confirmed on one day, the latest day first."""
        days = sorted(self.bitmaps["confirmed"].items(), reverse=True)
        return (bitmap & base for _day, bitmap in days)

    def sliced(self, levels, start, stop):
        """The keys of organisations from `start` to `stop`, in the order of the levels, in each by name.

        `levels` are bitmaps; who stands in several counts in the first.
        """
        found, seen = [], BitMap()
        for level in levels:
            part = level - seen if seen else level
            size = len(part)
            if start < size:
                found += self.by_name(part, start, min(stop, size))
            start, stop = max(0, start - size), stop - size
            if stop <= 0:
                break
            seen = seen | part
        return found

    def by_name(self, part, start, stop):
        """The keys of the organisations of a bitmap from `start` to `stop`, by name."""
        keys, names = self.bitmaps.keys, self.bitmaps.sort_keys
        in_order = part.rank(self.bitmaps.in_order - 1) if self.bitmaps.in_order else 0
        loose = part[in_order:]
        first = max(0, start - len(loose))
        places = [*part[first : min(stop, in_order)], *loose]
        if loose:
            places.sort(key=lambda place: (names[place], keys[place]))
        return [keys[place] for place in places[start - first : stop - first]]


def located_in(place, changed):
    """The organisations that have no position of their own, in places (communes or districts) that changed."""
    if not changed:
        return set()
    return set(Organisation.objects.filter(latitude=None, **{f"{place}__in": changed}).values_list("pk", flat=True))


def most_of(counts, number):
    """Of keys with their counts the `number` commonest, as `commonness` sorts them."""
    least = sorted(counts.values(), reverse=True)[:number][-1:]
    return sorted((pair for pair in counts.items() if pair[1] >= least[0]), key=commonness)[:number] if least else []


def commonness(counted):
    """Sorts (key, number): the most first, equals by key."""
    key, number = counted
    return -number, key


def this_year():
    """The year of today, for signs that depend on it."""
    return timezone.localdate().year
