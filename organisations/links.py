"""Where the first migration looks for the field; it lives with the places, which link too (`communes.links`)."""

from communes.links import WebAddressField

__all__ = ["WebAddressField"]
