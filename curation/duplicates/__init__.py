"""What people do about entries that may be one organisation (organisations/duplicates): judge, merge, undo.

searching.py goes through all; beside.py, hanging.py, merging.py, undoing.py merge; desk.py shows; docs/duplicates.md.
"""
