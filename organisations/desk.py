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

# Headings of the start page and the models below each, the most used first.
SECTIONS = [
    (
        gettext_lazy("Verzeichnis"),
        [
            "Organisation",
            "PartnerList",
            "Network",
            "ContactPerson",
            "Commune",
            "Page",
            "Import",
            "PossibleDuplicate",
        ],
    ),
    (gettext_lazy("Kooperationen"), ["Cooperation", "Standing"]),
    (gettext_lazy("Zahlen und Fundstellen"), ["Figure", "Indicator", "Source"]),
    (gettext_lazy("Suche"), ["Synonym", "Miss"]),
    (
        gettext_lazy("Auswahllisten"),
        [
            "OrganisationType",
            "Topic",
            "TargetGroup",
            "Language",
            "KnowHow",
            "Resource",
            "Value",
            "Goal",
            "WorkingMethod",
        ],
    ),
    (gettext_lazy("Konten"), ["User", "Group"]),
]


class Desk(admin.AdminSite):
    """The admin site under /verwaltung/."""

    site_header = gettext_lazy("Kooperation · Verwaltung")
    site_title = gettext_lazy("Verwaltung")
    index_title = gettext_lazy("Was ist zu tun?")
    empty_value_display = "–"
    enable_nav_sidebar = False

    def get_urls(self):
        return [path("demodaten/", self.admin_view(self.remove_demo), name="remove_demo"), *super().get_urls()]

    def index(self, request, extra_context=None):
        may_see = request.user.has_perm("organisations.view_organisation")
        return super().index(
            request,
            {
                "sections": self.sections(request),
                "questions": worklist.numbers(timezone.localdate()) if may_see else [],
                "to_inform": ContactPerson.objects.to_inform().count() if may_see else 0,
                "unfinished_pages": Page.objects.unfinished()
                if request.user.has_perm("organisations.change_page")
                else [],
                "demo_entries": Organisation.objects.demo().count() if may_see else 0,
                **(extra_context or {}),
            },
        )

    def sections(self, request):
        """The models that the user may see, below the headings of the start page."""
        models = {model["object_name"]: model for app in self.get_app_list(request) for model in app["models"]}
        found = [(title, [models[name] for name in names if name in models]) for title, names in SECTIONS]
        return [{"title": title, "models": seen} for title, seen in found if seen]

    def remove_demo(self, request):
        """Asks, then removes the demo directory with one click."""
        if not request.user.has_perm("organisations.remove_demo"):
            raise PermissionDenied
        if request.method == "POST":
            before = Organisation.objects.demo().count()
            number = demo.remove()
            messages.success(
                request, _("Die Demodaten sind entfernt (Organisationen: %(number)d).") % {"number": number}
            )
            if kept := before - number:
                words = _("Geblieben sind %(number)d Organisationen, mit denen Sie schon arbeiten.")
                messages.info(request, words % {"number": kept})
            return HttpResponseRedirect(reverse("admin:index"))
        context = {
            **self.each_context(request),
            "title": _("Demodaten entfernen"),
            "organisations": Organisation.objects.demo().count(),
            "networks": Network.objects.filter(is_demo=True).count(),
        }
        return TemplateResponse(request, "admin/remove_demo.html", context)
