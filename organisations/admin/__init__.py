"""Declares what curators see at the desk. Rules live in models, querysets and modules."""

from organisations.admin import accounts, lists, organisation, others, places, vocabulary  # noqa: F401
