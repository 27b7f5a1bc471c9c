"""The desk's lists of terms."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext as _

from organisations import vocabularies
from organisations.admin.careful import CarefulAdmin


class TermAdmin(CarefulAdmin):
    """One vocabulary: order editable in the list."""

    list_display = ["name", "name_en", "description", "position"]
    list_editable = ["position"]
    search_fields = ["name", "name_en"]
    list_per_page = 200

    def get_changelist_form(self, request, **kwargs):
        position = forms.NumberInput(attrs={"aria-label": _("Reihenfolge")})
        return super().get_changelist_form(request, widgets={"position": position}, **kwargs)

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return [*(name for name in fields if name not in {"position", "slug"}), "position", "slug"]

    def get_readonly_fields(self, request, obj=None):
        return ["slug"] if obj else []


admin.site.register(
    [
        vocabularies.OrganisationType,
        vocabularies.Topic,
        vocabularies.TargetGroup,
        vocabularies.Language,
        vocabularies.KnowHow,
        vocabularies.Resource,
        vocabularies.Value,
        vocabularies.Goal,
        vocabularies.WorkingMethod,
    ],
    TermAdmin,
)
