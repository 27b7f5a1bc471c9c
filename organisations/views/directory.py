"""Start page, list and the page of one organisation."""

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.generic import DetailView, TemplateView

from organisations import facets, suggestions
from organisations.counting import commonest, counted
from organisations.exchange import linked
from organisations.exchange.forms import FORMS
from organisations.fields import LONGEST_WORDS
from organisations.filters import TermFilter
from organisations.freshness import Unchanged, index_of
from organisations.models import ContactPerson, FormerSlug, Organisation
from organisations.rows import rows
from organisations.selection import Selection
from organisations.signals import words_missed
from organisations.similar import similar_to
from organisations.views.embedding import Embeddable

RECENT = 5
COMMON_TOPICS = 8
COMMON_COMMUNES = 30


class StartView(Unchanged, TemplateView):
    """The first screen: search, types with their numbers, communes, recently confirmed."""

    template_name = "organisations/start.html"

    def get_context_data(self, **kwargs):
        index = index_of(self.request)
        latest = index.sliced(index.by_confirmation(index.alive), 0, RECENT)
        communes = commonest(index, "works_in", COMMON_COMMUNES)
        return super().get_context_data(
            total=len(index.alive),
            types=counted(index, "type"),
            communes=sorted(communes, key=lambda commune: commune.sort_key),
            has_more_communes=len(index.used("works_in")) > len(communes),
            topics=commonest(index, "topics", COMMON_TOPICS),
            recent=[row for row in rows(index, latest) if row.confirmed_on],
            **kwargs,
        )


class ListView(Embeddable, Unchanged, TemplateView):
    """The list, narrowed by the parameters of the address."""

    template_name = "organisations/list.html"
    page_name = "list"

    def get_context_data(self, **kwargs):
        selection = Selection(self.request.GET, index_of(self.request), self.page_name)
        if missed := selection.missed:
            self.is_kept = False
            words_missed.send(sender=type(self), words=missed)
        return super().get_context_data(
            selection=selection, canonical=selection.canonical, forms=list(FORMS.values()), **kwargs
        )


class OptionsView(Unchanged, TemplateView):
    """All options of a filter, to search among them: for vocabularies too long to be drawn beside the list."""

    template_name = "organisations/options.html"

    def get_context_data(self, name, **kwargs):
        selection = Selection(self.request.GET, index_of(self.request))
        if not isinstance(selection.filter.filters.get(name), TermFilter):
            raise Http404
        words = self.request.GET.get("suche", "")[:LONGEST_WORDS]
        axis = facets.listed(selection.filter, name, words)
        return super().get_context_data(selection=selection, axis=axis, words=words, **kwargs)


class SuggestionsView(Unchanged, TemplateView):
    """What may be meant by what has been typed so far: a list to choose from."""

    template_name = "organisations/suggestions.html"

    def get_context_data(self, **kwargs):
        words = self.request.GET.get("q", "")[:LONGEST_WORDS]
        found = suggestions.suggestions(index_of(self.request), words)
        return super().get_context_data(suggestions=found, **kwargs)


class OrganisationView(Unchanged, DetailView):
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
        contacts = list(ContactPerson.objects.shown_publicly(timezone.localdate()).filter(organisation=self.object))
        return super().get_context_data(
            contacts=contacts,
            linked=linked.script(self.object) if self.object.is_published else "",
            similar=similar_to(self.object, index_of(self.request)),
            **kwargs,
        )
