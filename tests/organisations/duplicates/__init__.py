"""Entries that may be one organisation."""
