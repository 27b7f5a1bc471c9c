"""What the agency knows of cooperations, and how it stands to each organisation."""

from cooperations.models.cooperation import Cooperation, Partner, Step
from cooperations.models.standing import Standing

__all__ = ["Cooperation", "Partner", "Standing", "Step"]
