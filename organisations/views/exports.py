"""The list in every form in which it is handed on: `/organisationen.csv`, `.xlsx`, `.json` and so on."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import condition
from django.views.generic import View

from organisations.exchange import turns
from organisations.exchange.forms import FORMS
from organisations.exchange.listing import Listing
from organisations.freshness import index_of, mark
from organisations.selection import Selection


class Fresh:
    """For answers too large to keep: who has one as of this version of the data is told so before anything is read."""

    @method_decorator(condition(etag_func=mark))
    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        patch_cache_control(response, no_cache=True)
        return response


class ExportView(Fresh, View):
    """One form of the whole list."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, ending):
        form = form_of(ending)
        listing = Listing.of(Selection(request.GET, index_of(request)))
        try:
            pieces = turns.taken(form.write(listing), len(listing.keys))
        except turns.Busy:
            return busy()
        return StreamingHttpResponse(pieces, headers=headers(form, listing))

    def head(self, request, ending):
        form = form_of(ending)
        return HttpResponse(headers=headers(form, Listing.of(Selection(request.GET, index_of(request)))))


def form_of(ending):
    """The form with this ending, or a 404."""
    if ending not in FORMS:
        raise Http404
    return FORMS[ending]


def headers(form, listing):
    """What is said about the file: its type and its name."""
    shown = "attachment" if form.is_file else "inline"
    return {
        # Public whoever asks: map programs and other websites may read it in the browser.
        "Access-Control-Allow-Origin": "*",
        "Content-Type": form.media_type,
        "Content-Disposition": f'{shown}; filename="{listing.file_name(form.ending)}"',
    }


def busy():
    """That somebody else takes a large export just now; the answer to try again soon."""
    words = _("Gerade lädt schon jemand eine große Liste herunter. Bitte versuchen Sie es in einer Minute noch einmal.")
    plain = {"Content-Type": "text/plain; charset=utf-8", "Retry-After": "60"}
    return HttpResponse(words, status=503, headers=plain)
