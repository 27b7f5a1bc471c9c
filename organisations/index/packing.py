"""Bitmaps by key as few large values instead of many small ones, so that the file of the index loads fast and small."""

from array import array
from sys import intern

from pyroaring import BitMap


def packed(bitmaps):
    """A dictionary of bitmaps as (keys, lengths, bytes of all bitmaps)."""
    blobs = [bitmap.serialize() for bitmap in bitmaps.values()]
    return packed_keys(list(bitmaps)), array("I", map(len, blobs)), b"".join(blobs)


def unpacked(keys, lengths, blob):
    """The dictionary of bitmaps again."""
    found, at = {}, 0
    for key, length in zip(unpacked_keys(keys), lengths, strict=True):
        found[key] = BitMap.deserialize(blob[at : at + length])
        at += length
    return found


def packed_keys(keys):
    """Words as one text, numbers as an array."""
    return "\n".join(keys) if keys and isinstance(keys[0], str) else array("q", keys)


def unpacked_keys(keys):
    """The list of keys again; a word that stands in several lists takes room only once."""
    return list(map(intern, keys.split("\n"))) if isinstance(keys, str) else list(keys)
