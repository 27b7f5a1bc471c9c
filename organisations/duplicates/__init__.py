"""Entries that may be one organisation twice, with reasons: asked by people, by the daily search, and by imports.

phonetics.py, traits.py and naming.py make entries comparable, rules.py scores two of them, blocking.py and
directory.py find whom to compare with; see docs/duplicates.md. What people decide is kept and done in
curation/duplicates.
"""
