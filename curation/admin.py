"""The desk's list of words that found nothing."""

from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext, gettext_lazy

from curation.duplicates import desk as duplicates_desk  # noqa: F401
from curation.imports import desk as imports_desk  # noqa: F401
from curation.models import Miss


@admin.register(Miss)
class MissAdmin(admin.ModelAdmin):
    """Words to read, to turn into synonyms, and to clear; nobody writes them by hand."""

    list_display = ["word", "times", "last_on", "shown_instead", "remedy"]
    list_display_links = None
    search_fields = ["word"]
    list_per_page = 100

    @admin.display(description=gettext_lazy("Was tun?"))
    def remedy(self, miss):
        address = f"{reverse('admin:organisations_synonym_add')}?{urlencode({'word': miss.word})}"
        return format_html('<a href="{}">{}</a>', address, gettext("Synonym eintragen"))

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False
