"""What every template may use."""

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from organisations.freshness import index_of


def site(request):
    """The site's address, and (asked only when a page shows it) whether it still holds demo data."""
    return {
        "site_url": settings.SITE_URL,
        "has_demo": SimpleLazyObject(lambda: bool(index_of(request).having("demo", [True]))),
    }
