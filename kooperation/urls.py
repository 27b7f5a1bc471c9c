"""All addresses. German has no prefix, other languages have theirs (/en/…); the desk is German."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from organisations.views import site

urlpatterns = [
    path("gesund/", site.health, name="health"),
    path("favicon.ico", site.favicon),
    path("robots.txt", site.robots),
    path("sitemap.xml", index, {"sitemaps": site.SITEMAPS, "sitemap_url_name": "sitemap"}, name="sitemaps"),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": site.SITEMAPS}, name="sitemap"),
    path(".well-known/security.txt", site.security_txt),
    path("verwaltung/", admin.site.urls),
    *i18n_patterns(
        path("", include("cooperations.urls")), path("", include("organisations.urls")), prefix_default_language=False
    ),
]

handler400 = "organisations.views.errors.bad_request"
handler403 = "organisations.views.errors.permission_denied"
handler404 = "organisations.views.errors.page_not_found"
handler500 = "organisations.views.errors.server_error"
