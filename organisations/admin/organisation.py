"""The desk's list and form of organisations."""

from functools import partial

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms.widgets import Script
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisations import history
from organisations.admin.careful import CarefulAdmin
from organisations.admin.fieldsets import FIELDSETS
from organisations.admin.filters import WorkFilter
from organisations.admin.forms import OrganisationForm
from organisations.admin.inlines import CHECKBOXES, ContactInline, OfferInline, OpeningHoursInline
from organisations.admin.taking_out import TakingOut
from organisations.finding import mentioning
from organisations.index import kept
from organisations.models import FormerNumber, Organisation
from organisations.models.partner_list import MOST_ON_LIST


@admin.register(Organisation)
class OrganisationAdmin(TakingOut, CarefulAdmin):
    """Form in the order of a paper form; list with what curators sort and filter by."""

    form = OrganisationForm
    formfield_overrides = CHECKBOXES
    fieldsets = FIELDSETS
    readonly_fields = ["confirmed_by"]
    inlines = [OpeningHoursInline, OfferInline, ContactInline]

    list_display = ["name", "type", "place", "status", "confirmed_on"]
    list_filter = [
        WorkFilter,
        "status",
        ("type", admin.RelatedOnlyFieldListFilter),
        ("commune", admin.RelatedOnlyFieldListFilter),
        ("district", admin.RelatedOnlyFieldListFilter),
    ]
    list_select_related = ["type", "commune", "district__commune"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["search_text"]
    search_help_text = gettext_lazy("Name, Ort, Thema: Umlaute und Groß- oder Kleinschreibung sind egal.")
    actions = ["put_on_list", "publish", "retire"]
    object_history_template = "admin/organisations/organisation/history.html"

    class Media:
        css = {"all": ["leaflet/leaflet.css", "css/map.css"]}
        js = [Script(name, defer=True) for name in ("leaflet/leaflet.js", "js/map.js", "js/point.js")]

    @admin.display(description=gettext_lazy("Ort"), ordering="commune__sort_key")
    def place(self, organisation):
        return organisation.place

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain fields without the small buttons for editing vocabularies in between."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_search_results(self, request, queryset, search_term):
        return mentioning(queryset, kept.current(), search_term) if search_term else queryset, False

    def get_readonly_fields(self, request, obj=None):
        return [*self.readonly_fields, *([] if self.has_publish_permission(request) else ["status"])]

    def save_model(self, request, obj, form, change):
        """Nothing yet: columns and terms are saved together in `save_related`, as one entry of the history."""

    def save_related(self, request, form, formsets, change):
        organisation = form.instance
        organisation.adopt()
        if "_confirm" in request.POST:
            organisation.confirm(timezone.localdate(), organisation.confirmed_how, request.user)
        elif {"confirmed_on", "confirmed_how"} & set(form.changed_data):
            organisation.confirmed_by = request.user if organisation.confirmed_on else None
        with organisation.one_history_entry():
            organisation.save()
            super().save_related(request, form, formsets, change)

    def get_urls(self):
        restore = path(
            "<int:object_id>/history/<int:number>/",
            self.admin_site.admin_view(self.restore_view),
            name="organisations_organisation_restore",
        )
        return [restore, *super().get_urls()]

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Leads from an entry that was merged into another to that one: somebody may have had it open."""
        former = FormerNumber.objects.filter(number=object_id).first() if object_id.isdecimal() else None
        if former is None:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        words = _(
            "Der Eintrag wurde inzwischen mit diesem zusammengeführt. Was Sie geändert haben, steht hier noch nicht."
        )
        messages.warning(request, words)
        return HttpResponseRedirect(reverse("admin:organisations_organisation_change", args=[former.organisation_id]))

    def history_view(self, request, object_id, extra_context=None):
        organisation = self.get_object(request, object_id)
        context = {
            "entries": history.entries(organisation) if organisation else [],
            "may_restore": self.has_change_permission(request, organisation),
            "title": _("Verlauf: %(name)s") % {"name": organisation},
        }
        return super().history_view(request, object_id, {**context, **(extra_context or {})})

    @transaction.atomic
    def restore_view(self, request, object_id, number):
        """Goes back to an earlier state; the present one stays in the history."""
        organisation = get_object_or_404(Organisation.objects.select_for_update(), pk=object_id)
        if request.method != "POST" or not self.has_change_permission(request, organisation):
            raise PermissionDenied
        record = get_object_or_404(organisation.history.all(), history_id=number)
        organisation.adopt()
        try:
            with transaction.atomic():
                history.restore(organisation, record, keep=() if self.has_publish_permission(request) else ("status",))
        except ValidationError as error:
            messages.error(request, _("Dieser Stand passt nicht mehr: %(why)s") % {"why": " ".join(error.messages)})
        else:
            messages.success(request, _("Der frühere Stand gilt wieder. Im Verlauf steht beides."))
        return HttpResponseRedirect(reverse("admin:organisations_organisation_history", args=[object_id]))

    @admin.action(permissions=["list"], description=gettext_lazy("auf eine Liste setzen"))
    def put_on_list(self, request, queryset):
        keys = ",".join(map(str, queryset.values_list("pk", flat=True)[:MOST_ON_LIST]))
        return HttpResponseRedirect(f"{reverse('admin:organisations_partnerlist_fill')}?nummern={keys}")

    def has_list_permission(self, request):
        """Whether the user may make lists."""
        return request.user.has_perm("organisations.add_partnerlist")

    @admin.action(permissions=["publish"], description=gettext_lazy("veröffentlichen"))
    def publish(self, request, queryset):
        self.do_with_each(request, queryset, Organisation.publish)

    @admin.action(permissions=["publish"], description=gettext_lazy("stilllegen"))
    def retire(self, request, queryset):
        self.do_with_each(request, queryset, Organisation.retire)

    def get_actions(self, request):
        """The declared actions, and one for each way to confirm today."""
        actions = super().get_actions(request)
        if self.has_change_permission(request):
            for how, label in Organisation.ConfirmedHow.choices:
                description = _("heute bestätigt, %(how)s") % {"how": label}
                actions[f"confirm_{how}"] = (partial(confirm_today, how=how), f"confirm_{how}", description)
        return actions

    def has_publish_permission(self, request):
        """Whether the user may publish and retire."""
        return request.user.has_perm("organisations.publish_organisation")

    def do_with_each(self, request, queryset, change):
        """Changes and saves each organisation by itself; says which could not be changed, and why."""
        done = 0
        for key in list(queryset.values_list("pk", flat=True)):
            with transaction.atomic():
                organisation = Organisation.objects.select_for_update().get(pk=key)
                change(organisation)
                organisation.adopt()
                try:
                    organisation.full_clean()
                except ValidationError as error:
                    words = {"name": organisation, "why": " ".join(error.messages)}
                    messages.error(request, _("„%(name)s“ bleibt, wie es war: %(why)s") % words)
                    continue
                organisation.save()
                done += 1
        if done:
            words = ngettext("%(number)d Eintrag geändert.", "%(number)d Einträge geändert.", done)
            messages.success(request, words % {"number": done})


def confirm_today(desk, request, queryset, how):
    """An action of the list: somebody found the entries true today, by this way."""
    today = timezone.localdate()
    desk.do_with_each(request, queryset, lambda organisation: organisation.confirm(today, how, request.user))
