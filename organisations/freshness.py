"""The version of the data for one request: from it the index, and the mark by which browsers keep pages."""

import hashlib
from functools import cache as once

from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.views.decorators.http import condition

from organisations import changes
from organisations.index import kept

LARGEST_KEPT = 200_000
SOURCES = ("templates", "locale", "static", "kooperation", "communes", "organisations", "cooperations", "curation")


@once
def code_version():
    """When the newest file of the site was changed: a page also changes with its code."""
    files = (path for name in SOURCES for path in (settings.BASE_DIR / name).rglob("*") if path.suffix != ".pyc")
    return max(path.stat().st_mtime for path in files)


def data_version(request):
    """The version of the data, asked once for each request."""
    if not hasattr(request, "data_version"):
        request.data_version = changes.version()
    return request.data_version


def index_of(request):
    """The index for the data as of this request."""
    return kept.current(data_version(request))


def may_be_signed_in(request):
    """Whether somebody may be signed in: asked of the cookie alone, so that pages for visitors need none."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def may(request, permission):
    """Whether the reader has a right."""
    return may_be_signed_in(request) and request.user.has_perm(permission)


def mark(request, **address):
    """A short name for all that a public page depends on; None for whoever is signed in, who may see more."""
    if may_be_signed_in(request):
        return None
    parts = (data_version(request), request.get_full_path(), timezone.localdate(), code_version())
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


class Unchanged:
    """For public pages, which depend on nothing but what `mark` names.

    A browser that has the page as of this version is told so (304); a page that was drawn for somebody is given to the
    next one as it is. A view whose page must be worked out each time says so by `is_kept`.
    """

    is_kept = True

    @method_decorator(condition(etag_func=mark))
    def dispatch(self, request, *args, **kwargs):
        key = mark(request) if request.method == "GET" else None
        response = (key and cache.get(key)) or self.drawn(key, super().dispatch(request, *args, **kwargs))
        patch_cache_control(response, no_cache=True, **({"private": True} if may_be_signed_in(request) else {}))
        return response

    def drawn(self, key, response):
        """The response, complete; kept under the key where others may have the same."""
        if hasattr(response, "render"):
            response.render()
        if key and self.is_kept and response.status_code == 200 and len(response.content) < LARGEST_KEPT:
            cache.set(key, HttpResponse(response.content, headers=response.headers), timeout=None)
        return response
