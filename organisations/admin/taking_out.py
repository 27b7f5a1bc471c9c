"""The desk's table of organisations: what the list shows, as one Excel file, drafts and notes included."""

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ERROR_FLAG
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, StreamingHttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from organisations.exchange import inventory, turns
from organisations.exchange.forms import FORMS


class TakingOut(admin.ModelAdmin):
    """Lets curators take out the list that they look at: all pages of it, with its search and filters."""

    change_list_template = "admin/organisations/organisation/list_to_take.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.take_out_view)
        return [path("tabelle/", view, name="organisations_organisation_take_out"), *super().get_urls()]

    def take_out_view(self, request):
        """The Excel file; it reads back through "Liste einlesen"."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        there = reverse("admin:organisations_organisation_changelist")
        try:
            shown = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(f"{there}?{ERROR_FLAG}=1")
        keys = list(shown.queryset.values_list("pk", flat=True))
        try:
            pieces = turns.taken(inventory.as_xlsx(keys), len(keys))
        except turns.Busy:
            messages.warning(
                request, _("Gerade lädt schon jemand eine große Liste herunter. Bitte gleich noch einmal.")
            )
            return HttpResponseRedirect(
                reverse("admin:organisations_organisation_changelist") + shown.get_query_string()
            )
        name = f"organisationen-redaktion-{timezone.localdate()}.xlsx"
        named = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
        return StreamingHttpResponse(pieces, content_type=FORMS["xlsx"].media_type, headers=named)
