"""A peer: Django's admin changelist with the axes of the public list as filters, each with its numbers."""

from django.contrib import admin

from organisations.models import Organisation


class OrganisationAdmin(admin.ModelAdmin):
    """What most people would declare."""

    list_display = ["name", "type", "commune"]
    list_select_related = ["type", "commune"]
    list_per_page = 25
    show_facets = admin.ShowFacets.ALWAYS
    list_filter = [
        "type",
        "topics",
        "target_groups",
        "languages",
        "resources_offered",
        "resources_sought",
        "know_how",
        "networks",
        "values",
        "goals",
        "working_methods",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).published()


site = admin.AdminSite(name="bench")
site.register(Organisation, OrganisationAdmin)
