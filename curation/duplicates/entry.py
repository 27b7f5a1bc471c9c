"""Duplicates at one entry: the warning while it is typed, and the way to merge it with another one."""

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.names import fold
from curation.duplicates import warning
from curation.duplicates.rights import SEEING, demand, may_write
from curation.numbers import number, numbers
from organisations.admin.forms import OrganisationForm
from organisations.admin.organisation import OrganisationAdmin
from organisations.finding import mentioning
from organisations.index import kept
from organisations.models import Organisation

MOST_FOUND, MOST_LOOKED_AT = 20, 200
LONGEST_SEARCH = 200


class Shown(forms.CharField):
    """Keys of entries that the person was shown; nothing that anybody changes, nor that the log tells of."""

    widget = forms.HiddenInput

    def has_changed(self, initial, data):
        return False


class WarningForm(OrganisationForm):
    """Comes back once where the organisation is likely there already; `likely` then says which ones.

    `similar_seen` are the keys of those that the person was shown, also by the script: they are not asked about again.
    """

    similar_seen = Shown(required=False)
    likely = ()

    def clean(self):
        cleaned = super().clean()
        if not self.errors and "name" in self.changed_data:
            self.ask_once(cleaned)
        return cleaned

    def ask_once(self, cleaned):
        """Refuses where there are likely ones that nobody was shown; the next saving goes through."""
        seen = numbers(cleaned.get("similar_seen", ""))
        typed = warning.of_form(self.instance.pk, cleaned)
        self.likely = warning.likely(typed, warning.BEFORE_SAVING, without=seen)
        if self.likely:
            seen |= {one.organisation.pk for one in self.likely}
            self.data = self.data.copy()
            self.data[self.add_prefix("similar_seen")] = ",".join(map(str, sorted(seen)))
            self.add_error(None, _("Noch nicht gesichert: Diese Organisation steht vielleicht schon im Verzeichnis."))

    @property
    def only_asks(self):
        """Whether nothing is wrong with what was typed."""
        return bool(self.likely) and set(self.errors) == {NON_FIELD_ERRORS}


class AtTheEntry:
    """The pages that belong to one entry, for the admin of possible duplicates."""

    def urls_at_the_entry(self):
        """Their addresses."""
        view, name = self.admin_site.admin_view, "curation_possibleduplicate_"
        return [
            path("aehnlich/", view(self.similar_view), name=f"{name}similar"),
            path("<int:key>/anderer/", view(self.other_view), name=f"{name}other"),
        ]

    def similar_view(self, request):
        """Entries that may be what somebody types, as a piece of a page; empty where there are none."""
        if not may_write(request.user):
            raise PermissionDenied
        typed = warning.of_query(request.GET)
        context = {"likely": warning.likely(typed, warning.WHILE_TYPING), "number": typed.key}
        return TemplateResponse(request, "admin/curation/possibleduplicate/similar.html", context)

    def other_view(self, request, key):
        """Chooses the entry with which one is to be merged: likely ones first, any other by its name."""
        demand(request, *SEEING)
        organisation = get_object_or_404(Organisation.objects.select_related("commune"), pk=key)
        typed = request.GET.get("q", "")[:LONGEST_SEARCH].strip()
        context = {
            **self.admin_site.each_context(request),
            "title": _("Mit welchem Eintrag zusammenführen?"),
            "opts": self.opts,
            "organisation": organisation,
            "typed": typed,
            "likely": [] if typed else warning.likely_of(organisation),
            "found": named_so(typed, organisation) if typed else [],
            "most": MOST_FOUND,
        }
        return TemplateResponse(request, "admin/curation/possibleduplicate/other.html", context)


def named_so(text, organisation):
    """The other organisations in which all words of a text stand, or the one with this number; some of them."""
    others = Organisation.objects.exclude(pk=organisation.pk).select_related("commune", "district__commune")
    if key := number(text):
        return list(others.filter(pk=key))
    found = mentioning(others, kept.current(), text)[:MOST_LOOKED_AT]
    return sorted(found, key=lambda one: not is_called(one, text))[:MOST_FOUND]


def is_called(organisation, text):
    """Whether all words of a text stand in a name; else they stand in what it does."""
    name = fold(f"{organisation.name} {organisation.short_name}")
    return all(word in name for word in fold(text).split())


def compare_ticked(desk, request, queryset):
    """An action of the list of organisations: two that are ticked, side by side."""
    demand(request, *SEEING)
    keys = list(queryset.order_by("pk").values_list("pk", flat=True)[:3])
    if len(keys) == 2:
        return HttpResponseRedirect(reverse("admin:curation_possibleduplicate_merge", args=keys))
    words = _("Zusammenführen geht mit genau zwei Einträgen. Bitte kreuzen Sie zwei an.")
    return messages.warning(request, words)


compare_ticked.short_description = gettext_lazy("vergleichen und zusammenführen (genau zwei)")
compare_ticked.allowed_permissions = ["view"]

# The directory knows nothing of merging: what it adds to the list and form of organisations is added here.
OrganisationAdmin.form = WarningForm
OrganisationAdmin.actions = [*OrganisationAdmin.actions, compare_ticked]
