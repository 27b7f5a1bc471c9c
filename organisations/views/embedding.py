"""The list in a frame of other websites: `?einbetten=1`, and the page that gives the snippet for it."""

from urllib.parse import urlencode

from django.conf import settings
from django.utils.html import escape
from django.utils.translation import gettext
from django.views.generic import TemplateView

from organisations.freshness import Unchanged, index_of
from organisations.selection import Selection

PARAMETER, COLOURS, AS_BROWSER = "einbetten", "farben", "auto"
# Anybody may frame this one page: it is public, only read, and holds nothing that changes anything (searching does
# not), so nobody can be tricked into a click, what frame policies are for. Others keep `frame-ancestors 'none'`.
ANYBODY = {**settings.SECURE_CSP, "frame-ancestors": ["*"]}


class Embeddable:
    """For the list: with `?einbetten=1` it is a small page without head and foot that others may frame."""

    embedded_template_name = "organisations/embedded.html"

    @property
    def is_embedded(self):
        """Whether the list is asked for as a frame."""
        return self.request.GET.get(PARAMETER) == "1"

    def get_template_names(self):
        return [self.embedded_template_name] if self.is_embedded else super().get_template_names()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | (self.of_frame(context["selection"]) if self.is_embedded else {})

    def of_frame(self, selection):
        """What only the frame needs: the answers for links out of it and for its search, and its colours."""
        own = [(name, self.request.GET[name]) for name in (PARAMETER, COLOURS) if name in self.request.GET]
        return {
            "answers": urlencode(selection.pairs),
            "kept": [*own, *((name, value) for name, value in selection.pairs if name != "q")],
            "follows_browser": self.request.GET.get(COLOURS) == AS_BROWSER,
        }

    def dispatch(self, request, *args, **kwargs):
        # Said with every answer, also with "unchanged" and with pages kept from before.
        response = super().dispatch(request, *args, **kwargs)
        if self.is_embedded:
            response.xframe_options_exempt = True
            response._csp_config = ANYBODY
        return response


class EmbedView(Unchanged, TemplateView):
    """The snippet to copy for a list."""

    template_name = "organisations/embed.html"

    def get_context_data(self, **kwargs):
        selection = Selection(self.request.GET, index_of(self.request))
        frame = f"{selection.path}?{urlencode([(PARAMETER, 1)])}{selection.query and '&'}{selection.query}"
        return super().get_context_data(selection=selection, frame=frame, snippet=snippet(frame), **kwargs)


def snippet(frame):
    """The HTML that shows a frame on another website; the template escapes it once more, so that it is read as text."""
    title = gettext("Organisationen, die mit Geflüchteten arbeiten")
    html = '<iframe src="{}" title="{}" width="100%" height="800" loading="lazy" style="border: 0"></iframe>'
    return html.format(escape(settings.SITE_URL + frame), escape(title))
