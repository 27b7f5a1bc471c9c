"""Pages and files that every public site has."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.generic import DetailView

from communes.models import Commune
from organisations.freshness import Unchanged
from organisations.models import Network, Organisation, OrganisationType, Page


class PageView(Unchanged, DetailView):
    """Impressum, data protection, accessibility, easy language."""

    model = Page
    template_name = "organisations/page.html"


def health(request):
    """200 and one JSON object where database and migrations are in order, else 503."""
    try:
        executor = MigrationExecutor(connection)
        pending = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        state = {"ok": pending == 0, "database": connection.vendor, "pending_migrations": pending}
    except DatabaseError:
        state = {"ok": False, "database": "unreachable", "pending_migrations": None}
    return JsonResponse(state, status=200 if state["ok"] else 503)


def robots(request):
    """Search engines may read all but the desk and the endless combinations of filters."""
    lines = [
        "User-agent: *",
        "Disallow: /verwaltung/",
        "Disallow: /*?",
        "Allow: /sitemap-",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def favicon(request):
    """Browsers ask for this address where an answer names no icon: JSON, files, messages in plain text."""
    return HttpResponseRedirect(static("img/mark.svg"))


def security_txt(request):
    """Where to report a security problem (RFC 9116)."""
    expires = (timezone.now() + timedelta(days=180)).replace(microsecond=0, hour=0, minute=0, second=0)
    lines = [f"Contact: {settings.SITE_URL}{reverse('page', args=['impressum'])}", f"Expires: {expires.isoformat()}"]
    return HttpResponse(
        "\n".join([*lines, "Preferred-Languages: de, en"]) + "\n", content_type="text/plain; charset=utf-8"
    )


class SiteSitemap(Sitemap):
    """Addresses of this site in every language, whatever name a request came by."""

    i18n = True
    alternates = True
    x_default = True
    protocol = settings.SITE.scheme

    def get_domain(self, site=None):
        return settings.SITE.netloc


class RowsSitemap(SiteSitemap):
    """The pages of a table."""

    def __init__(self, rows):
        self.rows = rows

    def items(self):
        return self.rows.order_by("pk")

    def lastmod(self, row):
        return getattr(row, "changed_at", None)


COOPERATION_PAGES = ["begin", "compare", "find_partners", "gaps", "network_picture", "cooperations"]


class PlainSitemap(SiteSitemap):
    """Pages without a row of their own."""

    def items(self):
        return ["start", "list", "map", "networks", "communes", "library", *COOPERATION_PAGES]

    def location(self, name):
        return reverse(name)


SITEMAPS = {
    "pages": PlainSitemap(),
    "organisations": RowsSitemap(Organisation.objects.published().only("slug", "changed_at")),
    "types": RowsSitemap(OrganisationType.objects.all()),
    "networks": RowsSitemap(Network.objects.all()),
    "communes": RowsSitemap(Commune.objects.exclude(active_organisations=None).distinct()),
    "texts": RowsSitemap(Page.objects.all()),
}
