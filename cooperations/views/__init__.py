"""Thin views of the strategist's desk."""
