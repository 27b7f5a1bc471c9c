"""The desk's networks, contact persons and pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from organisations.admin.careful import CarefulAdmin
from organisations.admin.filters import OneQuestionFilter
from organisations.models import ContactPerson, Network, Page, Synonym


@admin.register(Network)
class NetworkAdmin(CarefulAdmin):
    """Networks; membership is edited at the organisation."""

    list_display = ["name", "kind", "commune"]
    list_filter = ["kind"]
    list_select_related = ["commune"]
    search_fields = ["name", "description"]

    def save_model(self, request, obj, form, change):
        obj.adopt()
        super().save_model(request, obj, form, change)


class ToInformFilter(OneQuestionFilter):
    """Persons who have not been told yet that they are kept here."""

    title = _("Information nach Art. 14 DSGVO")
    parameter_name = "information"
    answer = ("offen", _("noch zu informieren"))

    def narrowed(self, queryset):
        return queryset.to_inform()


@admin.register(ContactPerson)
class ContactPersonAdmin(CarefulAdmin):
    """All contact persons, to inform them and to erase whoever asks for it."""

    list_display = ["name", "organisation", "scope", "legal_basis", "valid_until", "informed_on"]
    list_filter = [ToInformFilter, "scope", "legal_basis"]
    list_select_related = ["organisation"]
    search_fields = ["name", "email", "organisation__name"]
    readonly_fields = ["organisation"]

    def has_add_permission(self, request):
        """New persons are entered in the form of their organisation."""
        return False


@admin.register(Synonym)
class SynonymAdmin(CarefulAdmin):
    """Other words for what the directory calls by its own name; they act at once."""

    list_display = ["word", "finds"]
    search_fields = ["word", "finds"]
    list_per_page = 200


@admin.register(Page)
class PageAdmin(CarefulAdmin):
    """The texts of the fixed pages: edited, never added or removed."""

    list_display = ["title", "changed_at"]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
