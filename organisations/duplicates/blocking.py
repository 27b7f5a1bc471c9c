"""Which entries have something in common that is worth a comparison: blocking keys, and a small store of who has which.

A key is a word as it sounds or begins, a phone number, a house, a page, a host, a mailbox, the commune. The store keeps
of each pair of key and entry eight bytes: 32 bits of the key's checksum, 32 bits of the entry's number. Two keys with
the same checksum cost a comparison in vain, nothing else: entries are compared by what they say, never by checksums.
"""

from array import array
from bisect import bisect_left
from zlib import crc32

from pyroaring import BitMap

from organisations.duplicates.phonetics import sound

BEGINNING, SHORTEST_START, SHORTEST_SOUND = 5, 3, 3
# Pairs lie on shelves by the first bits of their key, so that sorting takes little memory at once.
SHELF_BITS = 6
NUMBER = (1 << 32) - 1


def keys(one):
    """The blocking keys of an entry, as tuples that begin with their kind."""
    told = [word for word in one.words if word not in one.town] or one.words
    sounds = sorted({sound(word) for word in told})
    yield "name", *sounds
    yield from (("sound", code) for code in sounds if len(code) >= SHORTEST_SOUND)
    yield from {("start", word[:BEGINNING]) for word in told if len(word) >= SHORTEST_START}
    yield from {("short", name) for name in (one.short, "".join(one.words), "".join(told), one.initials) if name}
    yield from (("phone", number) for number in one.phones)
    yield from (("host", host) for host in one.hosts)
    if one.street and one.house:
        yield "address", one.street, one.house
    if one.page:
        yield "page", one.page
    if one.email:
        yield "email", one.email


def commune_key(one):
    """The key of those in the same commune; None where nobody knows it."""
    return ("commune", str(one.commune)) if one.commune else None


def checksum(key):
    """A key as a number of 32 bits, the same in every process."""
    return crc32("\x1f".join(key).encode())


def checksums(one):
    """The checksums of all keys of an entry."""
    near = commune_key(one)
    return {checksum(key) for key in (*keys(one), *([near] if near else []))}


class Blocks:
    """Who has which key. After `sort` it can be asked; entries that change later stand in a small part of their own."""

    def __init__(self):
        self.shelves = [array("Q") for _shelf in range(1 << SHELF_BITS)]
        self.changed, self.later = BitMap(), {}

    def put(self, one):
        """Puts an entry on the shelves, before they are sorted."""
        for code in checksums(one):
            self.shelves[code >> (32 - SHELF_BITS)].append(code << 32 | one.key)

    def sort(self):
        """Orders the shelves, so that a key is found by halving."""
        self.shelves = [array("Q", sorted(shelf)) for shelf in self.shelves]

    def change(self, numbers, entries):
        """A store in which these numbers stand for these entries only; shelves are shared, this one stays as it is."""
        new = Blocks.__new__(Blocks)
        new.shelves, new.changed = self.shelves, self.changed | BitMap(numbers)
        new.later = {code: left for code, block in self.later.items() if (left := block - BitMap(numbers))}
        for one in entries:
            for code in checksums(one):
                new.later[code] = new.later.get(code, BitMap()) | BitMap([one.key])
        return new

    def having(self, key):
        """The numbers of the entries with a key."""
        code = checksum(key)
        shelf = self.shelves[code >> (32 - SHELF_BITS)]
        pairs = shelf[bisect_left(shelf, code << 32) : bisect_left(shelf, (code + 1) << 32)]
        found = BitMap([pair & NUMBER for pair in pairs])
        return (found - self.changed) | self.later.get(code, BitMap()) if self.changed else found
