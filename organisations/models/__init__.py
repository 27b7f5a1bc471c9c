"""The tables of the directory; each module holds one concept."""

from organisations.models.changed_row import ChangedRow
from organisations.models.contact import ContactPerson
from organisations.models.hours import OpeningHours
from organisations.models.network import Network
from organisations.models.offer import Offer
from organisations.models.organisation import FormerNumber, FormerSlug, Organisation
from organisations.models.origin import Origin
from organisations.models.page import Page
from organisations.models.partner_list import ListEntry, PartnerList
from organisations.models.synonym import Synonym
from organisations.vocabularies import (
    Goal,
    KnowHow,
    Language,
    OrganisationType,
    Resource,
    TargetGroup,
    Topic,
    Value,
    WorkingMethod,
)

__all__ = [
    "ChangedRow",
    "ContactPerson",
    "FormerNumber",
    "FormerSlug",
    "Goal",
    "KnowHow",
    "Language",
    "ListEntry",
    "Network",
    "Offer",
    "OpeningHours",
    "Organisation",
    "OrganisationType",
    "Origin",
    "Page",
    "PartnerList",
    "Resource",
    "Synonym",
    "TargetGroup",
    "Topic",
    "Value",
    "WorkingMethod",
]
