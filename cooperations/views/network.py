"""The network of a selection: picture, words and table on one page, and as files."""

from functools import cached_property

from django.http import StreamingHttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.http import condition
from django.views.generic import TemplateView, View

from cooperations.network import export, table, words
from cooperations.network.picture import entries
from cooperations.network.seen import seen
from cooperations.network.ties import known_cooperations, ties
from organisations import notices
from organisations.exchange import delimited
from organisations.freshness import Unchanged, index_of, mark, may
from organisations.selection import Selection


class OfSelection:
    """For views of the network of a selection."""

    @cached_property
    def selection(self):
        """What the address asks for."""
        return Selection(self.request.GET, index_of(self.request))

    @cached_property
    def sees_all(self):
        """Whether the reader may see all cooperations."""
        return may(self.request, "cooperations.view_cooperation")

    @cached_property
    def ties(self):
        """The ties of the organisations that the address asks for."""
        found = self.selection.filter
        return ties(found.index, found.hits, known_cooperations(self.sees_all))


class NetworkPictureView(Unchanged, OfSelection, TemplateView):
    """Organisations, networks and cooperations as a picture, in words and as a table."""

    template_name = "cooperations/network.html"

    def get_context_data(self, **kwargs):
        shown = seen(self.ties, self.sees_all) if self.ties.hubs else None
        self.is_kept = shown is not None or not self.ties.hubs
        page = table.page(self.ties, shown, self.selection.page_asked)
        return super().get_context_data(
            selection=self.selection,
            ties=self.ties,
            seen=shown,
            page=page,
            notices=self.notices(page),
            isolated=self.isolated(),
            **kwargs,
        )

    def notices(self, page):
        """Sentences on what the address asked for and we could not do."""
        found = self.selection.filter
        about = notices.about_words(found), notices.about_answers(found), notices.about_place(found)
        return [*(words for some in about for words in some), *notices.about_page(self.selection.page_asked, page)]

    def isolated(self):
        """The isolated organisations, the first by name, as a list in words."""
        index = self.ties.index
        keys = index.by_name(self.ties.isolated, 0, words.MOST_ISOLATED)
        known = entries(index, list(map(index.bitmaps.position, keys)))
        links = [words.entry_link(entry) for entry in known.values()]
        return words.listed(links, words.MOST_ISOLATED, len(self.ties.isolated)) if links else ""


class NetworkFileView(OfSelection, View):
    """The network of a selection as a file; `write` gives its pieces."""

    write = None
    name = content_type = ""

    @method_decorator(condition(etag_func=mark))
    def get(self, request, *args, **kwargs):
        headers = {"Content-Disposition": f'attachment; filename="{self.name}"', "Cache-Control": "no-cache"}
        return StreamingHttpResponse(self.write(), content_type=self.content_type, headers=headers)


class GraphmlView(NetworkFileView):
    """The network for programs such as Gephi, yEd or Cytoscape."""

    name, content_type = "netz.graphml", "application/graphml+xml"

    def write(self):
        """The pieces of the file."""
        return export.graphml(self.ties)


class TiesCsvView(NetworkFileView):
    """All ties as a spreadsheet."""

    name, content_type = "netz.csv", "text/csv; charset=utf-8"

    def write(self):
        """The pieces of the file."""
        return delimited.lines(export.rows_of_ties(self.ties))


class NodesCsvView(NetworkFileView):
    """All organisations, networks and cooperations as a spreadsheet."""

    name, content_type = "netz-knoten.csv", "text/csv; charset=utf-8"

    def write(self):
        """The pieces of the file."""
        return delimited.lines(export.rows_of_nodes(self.ties))
