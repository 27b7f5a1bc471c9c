"""What the agency knows of cooperations, and how it stands to each organisation."""

from cooperations.models.cooperation import Cooperation
from cooperations.models.partner import Partner
from cooperations.models.standing import Standing
from cooperations.models.step import Step

__all__ = ["Cooperation", "Partner", "Standing", "Step"]
