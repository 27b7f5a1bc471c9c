"""Organisations side by side, and the sheet for their first meeting."""

from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from cooperations.choosing import Choice
from cooperations.comparing import compare
from cooperations.meeting import Sheet
from organisations.freshness import Unchanged, index_of

OWN_PAGES = {"same-origin", "none"}
EDIT_AGAIN = "bearbeiten"


class Chosen(Unchanged, TemplateView):
    """For pages about the organisations that the address names."""

    @cached_property
    def choice(self):
        """Which organisations the address means."""
        return Choice(self.request.GET, index_of(self.request))

    def comparison(self):
        """These organisations side by side; None where there are too few."""
        index = index_of(self.request)
        return compare(self.choice.organisations, index.year) if self.choice.is_enough else None


class ComparisonView(Chosen):
    """Two to five organisations side by side. A typed name leads to the address with the organisation in it."""

    template_name = "cooperations/compare.html"

    def get(self, request, *args, **kwargs):
        if query := self.choice.query_with_found:
            return HttpResponseRedirect(f"{request.path}?{query}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(choice=self.choice, comparison=self.comparison(), **kwargs)


@method_decorator(csrf_exempt, name="dispatch")
class MeetingSheetView(Chosen):
    """The questions for a first meeting: to be edited, and as a sheet for paper.

    Nothing is changed or kept here, and public pages set no cookie: in the place of Django's token, which needs one,
    the browser's own word on where the form came from keeps other sites from putting their text onto our page.
    """

    template_name = "cooperations/meeting_edit.html"

    def get(self, request, *args, **kwargs):
        if not self.choice.is_enough:
            return HttpResponseRedirect(f"{reverse('compare')}?{self.choice.query_as_asked}")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(choice=self.choice, sheet=Sheet(comparison=self.comparison()), **kwargs)

    def post(self, request, *args, **kwargs):
        """The sheet, or the form again: when asked for, or with what is to be put right."""
        if comes_from_elsewhere(request):
            raise PermissionDenied
        sheet = Sheet(request.POST)
        is_sheet = sheet.is_complete and EDIT_AGAIN not in request.POST
        template = "cooperations/meeting_sheet.html" if is_sheet else self.template_name
        response = render(request, template, {"choice": self.choice, "sheet": sheet, "is_sent": True})
        response["Cache-Control"] = "no-store"
        return response


def comes_from_elsewhere(request):
    """Whether a form was sent from another site, as browsers tell (Sec-Fetch-Site, in older ones Origin)."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site not in OWN_PAGES
    origin = request.headers.get("Origin")
    return bool(origin) and urlsplit(origin).netloc not in {request.get_host(), urlsplit(settings.SITE_URL).netloc}
