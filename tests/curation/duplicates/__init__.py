"""Tests of curation.duplicates."""
