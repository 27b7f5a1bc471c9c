"""The desk's form and list of cooperations."""

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cooperations import fields, history
from cooperations.admin.board import Board
from cooperations.admin.filters import PublicFilter, WorkFilter
from cooperations.admin.forms import CooperationForm
from cooperations.admin.inlines import PartnerInline, StepInline
from cooperations.admin.yearly import Yearly
from cooperations.models import Cooperation
from organisations.admin.careful import CarefulAdmin
from organisations.admin.fieldsets import section
from organisations.history import person

LONGEST_TYPED = 100


@admin.register(Cooperation)
class CooperationAdmin(Board, Yearly, CarefulAdmin):
    """Form with partners and steps; list; board and yearly report hang on it."""

    form = CooperationForm
    fieldsets = [
        section(gettext_lazy("Worum geht es?"), "title goal form"),
        section(gettext_lazy("Wie weit ist es?"), "state why_not starts_on ends_on responsible"),
        section(gettext_lazy("Was ist dabei herausgekommen?"), "result notes", folded=True),
        section(gettext_lazy("Wer darf es sehen?"), "is_public based_on"),
    ]
    inlines = [PartnerInline, StepInline]
    change_list_template = "admin/cooperations/cooperation/change_list.html"
    object_history_template = "admin/cooperations/cooperation/history.html"

    list_display = ["title", "with_whom", "state", "responsible", "upcoming"]
    list_filter = [WorkFilter, "state", "form", ("responsible", admin.RelatedOnlyFieldListFilter), PublicFilter]
    list_select_related = ["responsible"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["search_text"]
    search_help_text = gettext_lazy(
        "Titel, Ziel, Notizen, Beteiligte: Umlaute und Groß- oder Kleinschreibung sind egal."
    )

    def get_queryset(self, request):
        return super().get_queryset(request).with_partners().with_next_steps()

    def get_search_results(self, request, queryset, search_term):
        return queryset.mentioning(search_term), False

    @admin.display(description=gettext_lazy("Mit wem"))
    def with_whom(self, cooperation):
        return ", ".join(partner.organisation.name for partner in cooperation.partners.all())

    @admin.display(description=gettext_lazy("Nächster Schritt"))
    def upcoming(self, cooperation):
        step = None if cooperation.is_over else cooperation.next_step
        day = date_format(step.due_on, "d.m.Y") if step and step.due_on else ""
        return ": ".join(filter(None, (day, str(step)))) if step else None

    def get_changeform_initial_data(self, request):
        return {"responsible": request.user.pk, **super().get_changeform_initial_data(request)}

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Whoever works at the desk may be responsible, and is called by name."""
        field = super().formfield_for_foreignkey(
            db_field, request, **{"queryset": User.objects.filter(is_staff=True).order_by("username"), **kwargs}
        )
        field.label_from_instance = person
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain fields without the small buttons for editing accounts in between."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def save_model(self, request, obj, form, change):
        """Nothing yet: columns, partners and steps are saved together in `save_related`."""

    def save_related(self, request, form, formsets, change):
        cooperation = form.instance
        cooperation.adopt()
        with cooperation.one_change():
            cooperation.save()
            super().save_related(request, form, formsets, change)
        self.tell_of_confirmations(request, cooperation)

    def tell_of_confirmations(self, request, cooperation):
        """Says when somebody has to be asked anew."""
        if cooperation.asked_anew:
            words = ngettext(
                "Der Wortlaut hat sich geändert: Eine Antwort gilt nicht mehr. Bitte fragen Sie neu.",
                "Der Wortlaut hat sich geändert: %(number)d Antworten gelten nicht mehr. Bitte fragen Sie neu.",
                cooperation.asked_anew,
            )
            messages.warning(request, words % {"number": cooperation.asked_anew})

    def get_urls(self):
        names = path("namen/", self.admin_site.admin_view(self.names_view), name="cooperations_cooperation_names")
        return [names, *self.board_urls(), *self.yearly_urls(), *super().get_urls()]

    def names_view(self, request):
        """Names of organisations for what has been typed so far; for those who may enter cooperations."""
        may_see = self.has_change_permission(request) and request.user.has_perm("organisations.view_organisation")
        found = fields.suggested(request.GET.get("q", "")[:LONGEST_TYPED]) if may_see else []
        return JsonResponse({"names": fields.labels(found)}, status=200 if may_see else 403)

    def changelist_view(self, request, extra_context=None):
        links = {"board": reverse("admin:cooperations_cooperation_board"), "year": timezone.localdate().year}
        return super().changelist_view(request, {**links, **(extra_context or {})})

    def history_view(self, request, object_id, extra_context=None):
        cooperation = self.get_object(request, object_id)
        context = {
            "entries": history.entries(cooperation) if cooperation else [],
            "title": _("Verlauf: %(name)s") % {"name": cooperation},
        }
        return super().history_view(request, object_id, {**context, **(extra_context or {})})
