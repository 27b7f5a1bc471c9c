"""Organisations, networks and cooperations as a picture, in words, as a table and as files (docs/network.md)."""
