"""What everybody sees of cooperations."""

from cooperations.models import Cooperation, Partner

# How the public list is divided: the states of each part.
PARTS = [("agreed", "running"), ("idea", "talks"), ("ended",)]


def in_parts(cooperations):
    """Cooperations by part of the public list (PARTS): pairs of the part's first state and its cooperations."""
    found = [(states[0], [one for one in cooperations if one.state in states]) for states in PARTS]
    return [(name, rows) for name, rows in found if rows]


def of_organisation(organisation):
    """The public cooperations of an organisation by title, each with its `others`: the other partners. One query."""
    shown = Cooperation.objects.shown_publicly().filter(pk__in=organisation.partnerships.values("cooperation"))
    partners = Partner.objects.filter(cooperation__in=shown.order_by().values("pk"))
    found = {}
    for partner in partners.select_related("cooperation", "organisation").order_by(
        "cooperation__sort_key", "cooperation_id", "organisation__sort_key", "pk"
    ):
        cooperation = found.setdefault(partner.cooperation_id, partner.cooperation)
        cooperation.others = getattr(cooperation, "others", [])
        if partner.organisation_id == organisation.pk:
            cooperation.own = partner
        else:
            cooperation.others.append(partner)
    return list(found.values())
