"""Start page, list, printed list and the page of one organisation."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from communes.models import Commune
from organisations import printing
from organisations.counting import counted
from organisations.models import ContactPerson, FormerSlug, Organisation, OrganisationType, Topic
from organisations.selection import Selection
from organisations.similar import similar_to

RECENT = 5
COMMON_TOPICS = 8


class StartView(TemplateView):
    """The first screen: search, types with their numbers, communes, recently confirmed."""

    template_name = "organisations/start.html"

    def get_context_data(self, **kwargs):
        published = Organisation.objects.published()
        return super().get_context_data(
            total=published.count(),
            types=counted(OrganisationType.objects.all(), published),
            communes=counted(Commune.objects.all(), published, "active_organisations"),
            topics=counted(Topic.objects.all(), published).order_by("-count", "position")[:COMMON_TOPICS],
            recent=published.exclude(confirmed_on=None).by_confirmation().for_rows()[:RECENT],
            **kwargs,
        )


class ListView(TemplateView):
    """The list, narrowed by the parameters of the address."""

    template_name = "organisations/list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(selection=Selection(self.request.GET), **kwargs)


class PrintView(TemplateView):
    """The same list for paper, grouped by type."""

    template_name = "organisations/print.html"

    def get_context_data(self, **kwargs):
        selection = Selection(self.request.GET)
        today = timezone.localdate()
        return super().get_context_data(
            selection=selection,
            groups=printing.groups(selection, self.contacts(today)),
            most=printing.MOST_ENTRIES,
            today=today,
            **kwargs,
        )

    def contacts(self, day):
        """Whose names may stand on this list: a curator also prints those meant for paper only."""
        if self.request.user.has_perm("organisations.view_contactperson"):
            return ContactPerson.objects.shown_on_paper(day)
        return ContactPerson.objects.shown_publicly(day)


class OrganisationView(DetailView):
    """One organisation. Former addresses redirect; drafts are shown to curators only."""

    template_name = "organisations/detail.html"
    queryset = Organisation.objects.for_reading()

    def get(self, request, *args, **kwargs):
        self.object = self.queryset.filter(slug=kwargs["slug"]).first()
        if self.object is None:
            return self.redirect_from_former(kwargs["slug"])
        if self.object.is_published or self.is_curator():
            return self.render_to_response(self.get_context_data())
        if self.object.status == Organisation.Status.RETIRED:
            return render(request, "organisations/gone.html", {"organisation": self.object}, status=410)
        raise Http404

    def redirect_from_former(self, slug):
        """Leads from an address of the past to that of today, where the reader may see it."""
        former = get_object_or_404(FormerSlug.objects.select_related("organisation"), slug=slug).organisation
        if former.status == Organisation.Status.DRAFT and not self.is_curator():
            raise Http404
        return HttpResponsePermanentRedirect(former.get_absolute_url())

    def is_curator(self):
        """Whether the reader may see what is not published; asked only there, so that public pages need no cookie."""
        return self.request.user.has_perm("organisations.view_organisation")

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            contacts=ContactPerson.objects.shown_publicly(timezone.localdate()).filter(organisation=self.object),
            similar=similar_to(self.object),
            **kwargs,
        )
