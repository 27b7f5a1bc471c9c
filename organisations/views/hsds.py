"""The API of the Human Services Data Specification 3.0 below `/hsds/`, and its data package."""

from functools import cached_property

from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.translation import gettext as _
from django.views.generic import View

from organisations.exchange import turns
from organisations.exchange.listing import Listing
from organisations.freshness import index_of
from organisations.hsds import document, package
from organisations.hsds.answers import THINGS
from organisations.hsds.parameters import Parameters, Refused
from organisations.selection import Selection
from organisations.views.exports import Fresh, busy

PLAIN = {"": document.root, "profile": document.profile, "openapi.json": document.openapi}


class Api(Fresh, View):
    """For all addresses of the API: other websites may read them in the browser; refusals are JSON too."""

    http_method_names = ["get", "head", "options"]

    @cached_property
    def parameters(self):
        """The parameters of the address."""
        return Parameters(self.request.GET)

    def dispatch(self, request, *args, **kwargs):
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Refused as reason:
            response = JsonResponse({"error": str(reason)}, status=400)
        response["Access-Control-Allow-Origin"] = "*"
        return response


class AboutView(Api):
    """Root, profile and document."""

    def get(self, request, name=""):
        return JsonResponse(PLAIN[name]())


class ListView(Api):
    """A page of things, or all of them, one a line."""

    def get(self, request, name):
        if name not in THINGS:
            return unknown(name)
        found = THINGS[name][0](index_of(request), self.parameters)
        if self.parameters.is_stream:
            return self.streamed(found)
        return JsonResponse(found.page(self.parameters.page, self.parameters.per_page))

    def streamed(self, found):
        """All, one a line; large answers take turns."""
        if self.request.method == "HEAD":
            return HttpResponse(content_type="application/x-ndjson")
        try:
            pieces = turns.taken(found.lines(), found.total)
        except turns.Busy:
            return busy()
        return StreamingHttpResponse(pieces, content_type="application/x-ndjson")


class OneView(Api):
    """One thing by its identifier."""

    def get(self, request, name, key):
        if name not in THINGS:
            return unknown(name)
        found = THINGS[name][1](index_of(request), key, self.parameters)
        return JsonResponse(found) if found else nothing(_("Einen Eintrag mit dieser Kennung gibt es nicht."))


class UnknownView(Api):
    """Any other address below that of the API."""

    def get(self, request, name):
        return unknown(name)


class PackageView(Api):
    """All as a tabular data package; filters as those of the list."""

    def get(self, request):
        listing = Listing.of(Selection(request.GET, index_of(request)))
        headers = {
            "Content-Type": "application/zip",
            "Content-Disposition": f'attachment; filename="hsds-{listing.day:%Y-%m-%d}.zip"',
        }
        if request.method == "HEAD":
            return HttpResponse(headers=headers)
        try:
            pieces = turns.taken(package.as_package(listing), len(listing.keys))
        except turns.Busy:
            return busy()
        return StreamingHttpResponse(pieces, headers=headers)


def unknown(name):
    """That the API has no such kind of things."""
    return nothing(_("So etwas gibt es hier nicht: %s.") % name)


def nothing(words):
    """That there is no such thing, in a sentence."""
    return JsonResponse({"error": words}, status=404)
