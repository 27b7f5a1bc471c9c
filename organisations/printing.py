"""Partner lists for paper: a selection, grouped by type."""

from dataclasses import dataclass
from itertools import groupby

from organisations.models import Organisation, OrganisationType

MOST_ENTRIES = 2000


@dataclass(frozen=True)
class Group:
    """The entries of one type."""

    type: OrganisationType
    organisations: list[Organisation]


def groups(selection, contacts):
    """The selection's organisations by type in the order of the vocabulary, by name within; the first 2,000.

    `contacts` is the queryset of the contact persons who may be named on the list.
    """
    rows = selection.organisations.for_paper(contacts).order_by("type__position", "type__slug", "sort_key", "pk")
    return [Group(type_, list(found)) for type_, found in groupby(rows[:MOST_ENTRIES], key=lambda row: row.type)]
