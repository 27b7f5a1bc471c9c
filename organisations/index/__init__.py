"""The index: bitmaps of the published organisations by which lists are counted, searched and sorted.

It is derived from the database and kept in the memory of each process; docs/search.md explains it on one page.
"""
