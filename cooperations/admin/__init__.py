"""What curators see of cooperations at the desk."""

from cooperations.admin import cooperation, standing  # noqa: F401
