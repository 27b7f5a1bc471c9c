"""The desk's lists: organisations picked for a purpose, to order, annotate, share and print."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisations.admin.careful import CarefulAdmin
from organisations.index import kept
from organisations.models import ContactPerson, ListEntry, PartnerList
from organisations.models.partner_list import MOST_ON_LIST
from organisations.printing import gathering, since
from organisations.printing.options import Options, divided
from organisations.selection import Selection

# What is compared with the last printing: everything, whatever form was printed.
COMPARED = "form=profil"
LONGEST_SETTINGS = PartnerList._meta.get_field("settings").max_length


class ListEntryInline(admin.StackedInline):
    """The organisations of a list; others come in from the list of organisations."""

    model = ListEntry
    fields = [("position", "note")]
    extra = 0

    def has_add_permission(self, request, obj=None):
        return False

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("organisation")


@admin.register(PartnerList)
class PartnerListAdmin(CarefulAdmin):
    """Lists, each with what has changed since it was last printed."""

    list_display = ["name", "number", "is_shared", "printed_on"]
    search_fields = ["name"]
    fields = ["name", "introduction", "is_shared"]
    inlines = [ListEntryInline]
    change_form_template = "admin/organisations/partnerlist/change_form.html"

    @admin.display(description=gettext_lazy("Organisationen"))
    def number(self, partner_list):
        return partner_list.number

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(number=Count("entries"))

    def get_urls(self):
        own = [
            path("aus-auswahl/", self.admin_site.admin_view(self.fill_view), name="organisations_partnerlist_fill"),
            path(
                "<int:pk>/drucken/", self.admin_site.admin_view(self.print_view), name="organisations_partnerlist_print"
            ),
            path("<int:pk>/merken/", self.admin_site.admin_view(self.keep_view), name="organisations_partnerlist_keep"),
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = PartnerList.objects.filter(pk=object_id).first() if object_id.isdigit() else None
        changed = self.difference(found).sentences if found and found.printed_on else []
        hidden = found.entries.exclude(organisation__status="published").count() if found else 0
        context = {"changed": changed, "hidden": hidden, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def document(self, partner_list):
        """All that a curator could print of the list today."""
        day = timezone.localdate()
        persons = ContactPerson.objects.shown_on_paper(day)
        options = Options(QueryDict(COMPARED))
        return gathering.document(gathering.of_list(partner_list), options, day, persons)

    def difference(self, partner_list):
        """What is different since the last printing."""
        return since.difference(partner_list.printed, since.taken(self.document(partner_list)))

    def print_view(self, request, pk):
        """Notes what stands on the paper, then opens the PDF."""
        found = self.asked_for(request, pk)
        now = {"printed": since.taken(self.document(found)), "printed_on": timezone.localdate()}
        PartnerList.objects.filter(pk=pk).update(**now)
        return HttpResponseRedirect(reverse("list_pdf", args=[found.token]))

    def keep_view(self, request, pk):
        """Keeps the choices for paper that stand in the address with the list."""
        found = self.asked_for(request, pk)
        settings = divided(request.GET)[1].urlencode()
        if len(settings) > LONGEST_SETTINGS:
            messages.error(request, _("So viele Angaben kann die Liste sich nicht merken. Sie bleibt, wie sie war."))
        else:
            found.settings = settings
            found.full_clean()
            found.save()
            messages.success(request, _("Die Liste wird ab jetzt so gedruckt."))
        return HttpResponseRedirect(reverse("admin:organisations_partnerlist_change", args=[pk]))

    def asked_for(self, request, pk):
        """The list that a form was sent for, where the user may change it."""
        if request.method != "POST" or not self.has_change_permission(request):
            raise PermissionDenied
        return get_object_or_404(PartnerList, pk=pk)

    def fill_view(self, request):
        """Puts organisations on a list, new or old: those of a selection, or those ticked in the desk's own list."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        keys, settings = asked_organisations(request)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Auf eine Liste setzen"),
            "number": len(keys),
            "most": MOST_ON_LIST,
            "lists": PartnerList.objects.all(),
            "opts": self.opts,
            "name": request.POST.get("name", ""),
        }
        if request.method == "POST":
            try:
                return self.fill(request, keys, settings)
            except ValidationError as error:
                context["errors"] = error.messages
        return TemplateResponse(request, "admin/organisations/partnerlist/fill.html", context)

    @transaction.atomic
    def fill(self, request, keys, settings):
        """Adds the organisations to the chosen list, or to a new one that is named."""
        chosen = request.POST.get("liste", "")
        found = get_object_or_404(PartnerList, pk=chosen) if chosen.isdecimal() and len(chosen) < 10 else None
        if found is None:
            found = PartnerList(name=request.POST.get("name", "").strip(), settings=settings)
            found.full_clean()
            found.save()
        number = found.add(keys)
        words = ngettext(
            "%(number)d Organisation ist dazugekommen.", "%(number)d Organisationen sind dazugekommen.", number
        )
        messages.success(request, words % {"number": number})
        return HttpResponseRedirect(reverse("admin:organisations_partnerlist_change", args=[found.pk]))


def asked_organisations(request):
    """The keys that an address asks for (ticked ones, or a selection), and the choices for paper in it."""
    if ticked := request.GET.get("nummern"):
        return [int(key) for key in ticked.split(",") if key.isdecimal() and len(key) < 10], ""
    asked, chosen = divided(request.GET)
    settings = chosen.urlencode()
    keys = gathering.of_selection(Selection(asked, kept.current()), "").keys
    return keys, settings if len(settings) <= LONGEST_SETTINGS else ""
