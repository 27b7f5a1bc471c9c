"""Lists that curators put together: to read, to print, to share."""

from functools import cached_property

from django.http import Http404, QueryDict
from django.urls import reverse
from django.views.generic import DetailView

from organisations.freshness import index_of
from organisations.models import PartnerList
from organisations.printing import gathering
from organisations.printing.options import divided
from organisations.rows import rows
from organisations.views.paper import PdfView, PictureView, PrintView, is_curator


def readable_list(request, token):
    """The list with this token, where the reader may see it; else a 404."""
    found = PartnerList.objects.filter(token=token).first()
    if found is None or not (found.is_shared or is_curator(request)):
        raise Http404
    return found


class PartnerListView(DetailView):
    """One list with its annotations."""

    template_name = "organisations/partner_list.html"

    def get_object(self):
        return readable_list(self.request, self.kwargs["token"])

    def get_context_data(self, **kwargs):
        entries = list(self.object.shown_entries)
        found = {row.pk: row for row in rows(index_of(self.request), [entry.organisation_id for entry in entries])}
        shown = [(entry, found[entry.organisation_id]) for entry in entries if entry.organisation_id in found]
        return super().get_context_data(
            entries=shown,
            may_edit=is_curator(self.request) and self.request.user.has_perm("organisations.change_partnerlist"),
            **kwargs,
        )


class OfList:
    """For views of such a list on paper: its own choices hold until others stand in the address."""

    usual_group = "keine"

    @cached_property
    def partner_list(self):
        """The list that the address names."""
        return readable_list(self.request, self.kwargs["token"])

    def source(self):
        return gathering.of_list(self.partner_list)

    def choices(self):
        return divided(self.request.GET)[1] or self.partner_list.chosen_settings

    def asked(self):
        """Nothing but choices for paper stands in the address."""
        return QueryDict()

    def name(self):
        return self.partner_list.name


class ListPdfView(OfList, PdfView):
    """Such a list as PDF."""


class ListPictureView(OfList, PictureView):
    """A page of its PDF as a picture."""


class ListPrintView(OfList, PrintView):
    """Such a list for paper."""

    def pdf_path(self):
        return reverse("list_pdf", args=[self.kwargs["token"]])

    def picture_folder(self):
        return reverse("list_print", args=[self.kwargs["token"]])

    def desk_paths(self):
        if not self.request.user.has_perm("organisations.change_partnerlist"):
            return {}
        keep = reverse("admin:organisations_partnerlist_keep", args=[self.partner_list.pk])
        return {"keep_list": f"{keep}?{self.query()}"}
