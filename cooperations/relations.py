"""Who has already worked with whom."""

from collections import defaultdict
from itertools import permutations

from cooperations.models import Cooperation, Partner


def connected(cooperations):
    """Key of an organisation to the keys of those it worked with, in some cooperations (a queryset); one query."""
    members = defaultdict(set)
    pairs = Partner.objects.filter(cooperation__in=cooperations.connecting().order_by().values("pk"))
    for cooperation, organisation in pairs.order_by().values_list("cooperation_id", "organisation_id"):
        members[cooperation].add(organisation)
    found = defaultdict(set)
    for together in members.values():
        for one, other in permutations(together, 2):
            found[one].add(other)
    return dict(found)


def public():
    """The cooperations that everybody may know of."""
    return Cooperation.objects.shown_publicly()
