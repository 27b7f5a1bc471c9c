"""Entries that may be one organisation twice: found with reasons, judged by people, merged, and taken apart again.

phonetics.py, traits.py and naming.py make entries comparable, rules.py scores two of them, directory.py finds whom to
compare with, searching.py goes through all; beside.py, merging.py and undoing.py merge; see docs/duplicates.md.
"""

from curation.duplicates.directory import similar_entries

__all__ = ["similar_entries"]
