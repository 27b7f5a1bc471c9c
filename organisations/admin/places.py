"""The desk's communes with their districts and postal codes."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.models import Commune, District, Figure, Indicator, PostalCode, Source
from communes.official.planning import FIELDS
from organisations.admin.careful import CarefulAdmin
from organisations.admin.filters import OneQuestionFilter


class DistrictInline(admin.StackedInline):
    """Districts of the commune."""

    model = District
    extra = 0
    fields = [("number", "name"), ("latitude", "longitude")]


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


@admin.register(Indicator)
class IndicatorAdmin(CarefulAdmin):
    """What is counted."""

    list_display = ["name", "unit"]
    search_fields = ["name"]


class ReviewFilter(OneQuestionFilter):
    """Figures that somebody wanted to look at again."""

    title = _("wieder ansehen")
    parameter_name = "ansehen"
    answer = ("faellig", _("fällig"))

    def narrowed(self, queryset):
        return queryset.due(timezone.localdate())


@admin.register(Figure)
class FigureAdmin(CarefulAdmin):
    """Figures of communes; without date and source they stay unpublished."""

    list_display = ["indicator", "commune", "breakdown", "value", "as_of", "is_published"]
    list_filter = [ReviewFilter, "is_published", "indicator"]
    list_select_related = ["indicator", "commune"]
    search_fields = ["indicator__name", "commune__name", "source"]


class LinkFilter(OneQuestionFilter):
    """Titles whose address somebody still has to find."""

    title = _("Adresse")
    parameter_name = "adresse"
    answer = ("fehlt", _("fehlt noch"))

    def narrowed(self, queryset):
        return queryset.without_link()


@admin.register(Source)
class SourceAdmin(CarefulAdmin):
    """The library."""

    list_display = ["title", "kind", "commune", "language", "checked_on"]
    list_filter = [LinkFilter, "kind"]
    list_select_related = ["commune"]
    search_fields = ["title", "publisher"]
