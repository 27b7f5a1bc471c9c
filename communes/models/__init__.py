"""The tables of the place; each module holds one concept."""

from communes.models.boundary import Boundary
from communes.models.figure import Figure, Indicator
from communes.models.place import POSITION_WHOLE, Commune, District, FormerCommune, PostalCode, postal_code_format
from communes.models.source import Source

__all__ = [
    "POSITION_WHOLE",
    "Boundary",
    "Commune",
    "District",
    "Figure",
    "FormerCommune",
    "Indicator",
    "PostalCode",
    "Source",
    "postal_code_format",
]
