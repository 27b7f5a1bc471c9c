"""Ways into the list: by type, by network, by commune."""

from django.http import Http404, HttpResponsePermanentRedirect, QueryDict
from django.views.generic import DetailView, ListView, TemplateView

from communes import series
from communes.models import Commune, FormerCommune, Source
from organisations import hosts
from organisations.counting import counted, with_count
from organisations.freshness import Unchanged, index_of
from organisations.models import Network, OrganisationType
from organisations.selection import Selection

MOST_COMPARED, MOST_OFFERED = 6, 200


def selection_of(request, name, term):
    """The organisations that have the term as their answer to the question `name`, page by page."""
    params = QueryDict(mutable=True)
    params[name] = term.slug
    if "seite" in request.GET:
        params["seite"] = request.GET["seite"]
    return Selection(params, index_of(request))


class TypeView(Unchanged, DetailView):
    """One type of organisation with all that belong to it."""

    model = OrganisationType
    template_name = "organisations/type.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(selection=selection_of(self.request, "art", self.object), **kwargs)


class NetworksView(Unchanged, ListView):
    """All networks with the number of their members."""

    template_name = "organisations/networks.html"

    def get_queryset(self):
        counts = index_of(self.request).used("networks")
        return [with_count(network, counts[network.pk]) for network in Network.objects.select_related("commune")]


class NetworkView(Unchanged, DetailView):
    """One network and its members."""

    queryset = Network.objects.select_related("commune")
    template_name = "organisations/network.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(selection=selection_of(self.request, "netzwerk", self.object), **kwargs)


class CommunesView(Unchanged, ListView):
    """All communes in which organisations work."""

    template_name = "organisations/communes.html"

    def get_queryset(self):
        return counted(index_of(self.request), "works_in")


class CommuneView(Unchanged, DetailView):
    """One commune: its bodies, its districts, whom to ask, its figures and sources, its organisations."""

    model = Commune
    template_name = "organisations/commune.html"

    def get(self, request, *args, **kwargs):
        former = FormerCommune.objects.select_related("commune").filter(slug=kwargs["slug"]).first()
        return HttpResponsePermanentRedirect(former.commune.get_absolute_url()) if former else super().get(request)

    def get_context_data(self, **kwargs):
        index = index_of(self.request)
        here = index.having("works_in", [self.object.pk])
        own = hosts.municipal(index) & here
        return super().get_context_data(
            total=len(here),
            types=counted(index, "type", here),
            bodies=hosts.bodies(index, own),
            pairs=hosts.pairs(index, here, own, self.object),
            askable=hosts.askable(index, here),
            networks=self.object.networks.all(),
            series=series.of_commune(self.object),
            sources=self.object.sources.all(),
            **kwargs,
        )


class FiguresView(Unchanged, DetailView):
    """One figure of a commune over time: drawing, table, source."""

    model = Commune
    template_name = "organisations/figures.html"

    def get_context_data(self, **kwargs):
        slug = self.kwargs["indicator"]
        found = [one for one in series.of_commune(self.object) if one.indicator.slug == slug]
        if not found:
            raise Http404
        return super().get_context_data(series=found, **kwargs)


class CompareView(Unchanged, TemplateView):
    """The newest figures of a few communes side by side."""

    template_name = "organisations/compare_communes.html"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.getlist("kommune")[:MOST_COMPARED]
        known = {commune.slug: commune for commune in Commune.objects.filter(slug__in=[one for one in asked if one])}
        chosen = [known[slug] for slug in dict.fromkeys(asked) if slug in known]
        with_figures = Commune.objects.filter(figures__is_published=True).distinct()
        return super().get_context_data(
            communes=chosen, rows=series.compared(chosen), choices=with_figures[:MOST_OFFERED], **kwargs
        )


class LibraryView(Unchanged, ListView):
    """Guides, studies and portals worth knowing."""

    template_name = "organisations/library.html"
    queryset = Source.objects.select_related("commune")
