"""Ways into the list: by type, by network, by commune."""

from django.http import HttpResponsePermanentRedirect, QueryDict
from django.views.generic import DetailView, ListView

from communes.models import Commune, FormerCommune
from organisations.counting import counted, with_count
from organisations.freshness import Unchanged, index_of
from organisations.models import Network, OrganisationType
from organisations.rows import rows
from organisations.selection import Selection


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


def bodies(index, base):
    """The commune's own bodies among the organisations: council and administration."""
    types = OrganisationType.objects.filter(is_municipal=True).values_list("pk", flat=True)
    municipal = index.having("type", types) & base
    return rows(index, index.by_name(municipal, 0, len(municipal)))


class CommuneView(Unchanged, DetailView):
    """One commune: its figures, its own bodies, its organisations by type and district."""

    model = Commune
    template_name = "organisations/commune.html"

    def get(self, request, *args, **kwargs):
        former = FormerCommune.objects.select_related("commune").filter(slug=kwargs["slug"]).first()
        return HttpResponsePermanentRedirect(former.commune.get_absolute_url()) if former else super().get(request)

    def get_context_data(self, **kwargs):
        index = index_of(self.request)
        found = index.having("works_in", [self.object.pk])
        return super().get_context_data(
            total=len(found),
            types=counted(index, "type", found),
            districts=[row for row in counted(index, "district", found) if row.commune_id == self.object.pk],
            bodies=bodies(index, found),
            networks=self.object.networks.all(),
            **kwargs,
        )
