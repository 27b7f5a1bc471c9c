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
    keys = selection.keys_by_type(MOST_ENTRIES)
    rows = Organisation.objects.for_paper(contacts).in_bulk(keys)
    found = [rows[key] for key in keys if key in rows]
    return [Group(type_, list(members)) for type_, members in groupby(found, key=lambda row: row.type)]
