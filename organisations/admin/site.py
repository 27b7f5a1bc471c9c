"""The curators' desk: Django's admin, opening on work to do."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from organisations import demo, worklist
from organisations.models import ContactPerson, Network, Organisation, Page


class Desk(admin.AdminSite):
    """The admin site under /verwaltung/."""

    site_header = gettext_lazy("Kooperation · Verwaltung")
    site_title = gettext_lazy("Verwaltung")
    index_title = gettext_lazy("Was ist zu tun?")
    empty_value_display = "–"

    def get_urls(self):
        return [path("demodaten/", self.admin_view(self.remove_demo), name="remove_demo"), *super().get_urls()]

    def index(self, request, extra_context=None):
        may_see = request.user.has_perm("organisations.view_organisation")
        return super().index(
            request,
            {
                "questions": worklist.numbers(timezone.localdate()) if may_see else [],
                "to_inform": ContactPerson.objects.to_inform().count() if may_see else 0,
                "unfinished_pages": Page.objects.unfinished()
                if request.user.has_perm("organisations.change_page")
                else [],
                "demo_entries": Organisation.objects.demo().count() if may_see else 0,
                **(extra_context or {}),
            },
        )

    def remove_demo(self, request):
        """Asks, then removes the demo directory with one click."""
        if not request.user.has_perm("organisations.remove_demo"):
            raise PermissionDenied
        if request.method == "POST":
            number = demo.remove()
            messages.success(request, _("Die Demodaten sind entfernt: %(number)d Organisationen.") % {"number": number})
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": _("Demodaten entfernen"),
            "organisations": Organisation.objects.demo().count(),
            "networks": Network.objects.filter(is_demo=True).count(),
        }
        return TemplateResponse(request, "admin/remove_demo.html", context)
