"""Spreadsheets in and out: one table of columns, used in both directions."""
