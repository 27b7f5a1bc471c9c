"""A small check of what HSDS 3.0 wants of each thing, for machines without the published schemas."""

from urllib.parse import urlsplit
from uuid import UUID

# Thing to the fields that it must have, as the specification says.
REQUIRED = {
    "organization": ("id", "name", "description"),
    "service": ("id", "name", "status"),
    "service_at_location": ("id",),
    "location": ("id", "location_type"),
    "address": ("id", "address_1", "city", "state_province", "postal_code", "country", "address_type"),
    "phone": ("id", "number"),
    "attribute": ("id", "taxonomy_term_id", "link_entity"),
    "taxonomy_term": ("id", "name", "description"),
    "taxonomy": ("id", "name", "description"),
    "schedule": ("id",),
    "language": ("id",),
    "service_area": ("id",),
    "contact": ("id",),
}
INSIDE = {
    "phones": "phone", "locations": "location", "addresses": "address", "attributes": "attribute",
    "contacts": "contact", "services": "service", "schedules": "schedule", "languages": "language",
    "service_areas": "service_area",
    "service_at_locations": "service_at_location", "organization": "organization", "location": "location",
    "service": "service", "taxonomy_term": "taxonomy_term", "taxonomy_detail": "taxonomy",
}  # fmt: skip


def check(kind, record):
    """Fails where a record, or anything in it, lacks what it must have."""
    for name in REQUIRED[kind]:
        assert record.get(name), (kind, name, record)
    for name, value in record.items():
        if name == "id" or name.endswith("_id"):
            assert UUID(value).version == 5, (kind, name)
        if name in ("website", "url", "uri"):
            assert urlsplit(value).scheme in ("http", "https")
        if name in INSIDE:
            for one in value if isinstance(value, list) else [value]:
                check(INSIDE[name], one)
