"""The desk's communes with their districts and postal codes."""

from django.contrib import admin

from communes.models import Commune, District, PostalCode
from communes.official.planning import FIELDS
from organisations.admin.careful import CarefulAdmin


class DistrictInline(admin.StackedInline):
    """Districts of the commune."""

    model = District
    extra = 0
    fields = [("number", "name")]


class PostalCodeInline(admin.StackedInline):
    """Postal codes of the commune."""

    model = PostalCode
    extra = 0
    classes = ["collapse"]


@admin.register(Commune)
class CommuneAdmin(CarefulAdmin):
    """Communes."""

    list_display = ["name", "ags", "county", "state"]
    list_filter = ["state"]
    search_fields = ["name", "ags"]
    inlines = [DistrictInline, PostalCodeInline]

    def save_model(self, request, obj, form, change):
        """What a curator writes, no official list overwrites."""
        if change:
            obj.correct(set(form.changed_data) & set(FIELDS))
        super().save_model(request, obj, form, change)
