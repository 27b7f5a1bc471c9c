"""The desk's list and form of organisations."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from organisations import history
from organisations.admin.fieldsets import FIELDSETS
from organisations.admin.filters import WorkFilter
from organisations.admin.forms import OrganisationForm
from organisations.models import ContactPerson, Offer, OpeningHours, Organisation

CHECKBOXES = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}


class OpeningHoursInline(admin.StackedInline):
    """Weekday rows."""

    model = OpeningHours
    extra = 0
    fields = [("weekday", "opens", "closes", "note")]


class OfferInline(admin.StackedInline):
    """Concrete services."""

    model = Offer
    extra = 0
    formfield_overrides = CHECKBOXES


class ContactInline(admin.StackedInline):
    """Contact persons with their legal ground."""

    model = ContactPerson
    extra = 0
    fieldsets = [
        (None, {"fields": ["name", "role", "phone", "email"]}),
        (
            gettext_lazy("Datenschutz"),
            {"fields": ["legal_basis", "scope", "source", "obtained_on", "valid_until", "informed_on"]},
        ),
    ]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    """Form in the order of a paper form; list with what curators sort and filter by."""

    form = OrganisationForm
    formfield_overrides = CHECKBOXES
    fieldsets = FIELDSETS
    inlines = [OpeningHoursInline, OfferInline, ContactInline]

    list_display = ["name", "type", "place", "status", "confirmed_on"]
    list_display_links = ["name"]
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
    actions = ["publish", "retire", "confirm_today"]
    object_history_template = "admin/organisations/organisation/history.html"

    @admin.display(description=gettext_lazy("Ort"), ordering="commune__sort_key")
    def place(self, organisation):
        return organisation.place

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": _("Organisationen"), **(extra_context or {})})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Plain fields without the small buttons for editing vocabularies in between."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    def get_object(self, request, object_id, from_field=None):
        """Locks the row while a change is saved, so that two savings follow one another."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and transaction.get_connection().in_atomic_block:
            Organisation.objects.select_for_update().filter(pk=found.pk).first()
        return found

    def get_readonly_fields(self, request, obj=None):
        return [] if request.user.has_perm("organisations.publish_organisation") else ["status"]

    def save_model(self, request, obj, form, change):
        """Nothing yet: columns and terms are saved together in `save_related`, as one entry of the history."""

    def save_related(self, request, form, formsets, change):
        organisation = form.instance
        if "_confirm" in request.POST:
            organisation.confirm(timezone.localdate(), organisation.confirmed_how, request.user)
        elif {"confirmed_on", "confirmed_how"} & set(form.changed_data):
            organisation.confirmed_by = request.user
        with organisation.one_history_entry():
            organisation.save()
            super().save_related(request, form, formsets, change)

    def delete_queryset(self, request, queryset):
        for organisation in queryset:
            organisation.delete()

    def get_urls(self):
        restore = path(
            "<int:object_id>/history/<int:number>/",
            self.admin_site.admin_view(self.restore_view),
            name="organisations_organisation_restore",
        )
        return [restore, *super().get_urls()]

    def history_view(self, request, object_id, extra_context=None):
        organisation = self.get_object(request, object_id)
        entries = history.entries(organisation) if organisation else []
        may_restore = self.has_change_permission(request, organisation)
        title = _("Verlauf: %(name)s") % {"name": organisation}
        context = {"entries": entries, "may_restore": may_restore, "title": title, **(extra_context or {})}
        return super().history_view(request, object_id, context)

    def restore_view(self, request, object_id, number):
        """Goes back to an earlier state; the present one stays in the history."""
        organisation = get_object_or_404(Organisation, pk=object_id)
        if request.method != "POST" or not self.has_change_permission(request, organisation):
            raise PermissionDenied
        try:
            history.restore(organisation, get_object_or_404(organisation.history.all(), history_id=number))
        except ValidationError as error:
            messages.error(request, _("Dieser Stand passt nicht mehr: %(why)s") % {"why": " ".join(error.messages)})
        else:
            messages.success(request, _("Der frühere Stand gilt wieder. Im Verlauf steht beides."))
        return HttpResponseRedirect(reverse("admin:organisations_organisation_history", args=[object_id]))

    @admin.action(permissions=["publish"], description=gettext_lazy("veröffentlichen"))
    def publish(self, request, queryset):
        self.do_with_each(request, queryset, Organisation.publish)

    @admin.action(permissions=["publish"], description=gettext_lazy("stilllegen"))
    def retire(self, request, queryset):
        self.do_with_each(request, queryset, Organisation.retire)

    @admin.action(permissions=["change"], description=gettext_lazy("heute am Telefon bestätigt"))
    def confirm_today(self, request, queryset):
        today, phone = timezone.localdate(), Organisation.ConfirmedHow.PHONE
        self.do_with_each(request, queryset, lambda organisation: organisation.confirm(today, phone, request.user))

    def has_publish_permission(self, request):
        """Whether the user may publish and retire."""
        return request.user.has_perm("organisations.publish_organisation")

    def do_with_each(self, request, queryset, change):
        """Changes and saves each organisation by itself; says which could not be changed, and why."""
        done = 0
        for organisation in queryset:
            change(organisation)
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
