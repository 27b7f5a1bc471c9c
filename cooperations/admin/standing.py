"""How the agency stands to organisations: a list of its own, a part of the organisation's form, actions of its list."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy, ngettext

from cooperations.admin.filters import StandingFilter
from cooperations.admin.forms import StandingForm, StandingInlineForm
from cooperations.models import Standing
from organisations.admin.careful import CarefulAdmin
from organisations.admin.organisation import OrganisationAdmin

NEEDED = ("cooperations.add_standing", "cooperations.change_standing")


@admin.register(Standing)
class StandingAdmin(CarefulAdmin):
    """All organisations to which the agency has noted how it stands."""

    form = StandingForm
    fields = ["organisation", "state", "note", "based_on"]
    list_display = ["organisation", "state", "note", "changed_at"]
    list_filter = ["state"]
    list_select_related = ["organisation"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["organisation__search_text", "note"]


class StandingInline(admin.StackedInline):
    """The same in the form of the organisation."""

    model = Standing
    form = StandingInlineForm
    fields = ["state", "note"]
    extra = max_num = 1


@transaction.atomic
def mark(desk, request, queryset, state):
    """An action of the list of organisations: notes how the agency stands to those that are ticked."""
    if not request.user.has_perms(NEEDED):
        raise PermissionDenied
    number = Standing.objects.mark(list(queryset.values_list("pk", flat=True)), state)
    words = ngettext("%(number)d Organisation gemerkt.", "%(number)d Organisationen gemerkt.", number)
    messages.success(request, words % {"number": number})


def action(state, description):
    """The action that marks as one state; offered to those who may view organisations, refused to who may not mark."""
    made = partial(mark, state=state)
    made.__name__ = f"mark_{state.replace('-', '_')}"
    made.short_description = description
    made.allowed_permissions = ["change"]
    return made


ACTIONS = [
    action(Standing.State.TO_MEET, gettext_lazy("merken: wollen wir kennenlernen")),
    action(Standing.State.KNOWN, gettext_lazy("merken: ist uns bekannt")),
    action(Standing.State.PARTNER, gettext_lazy("merken: ist unser Partner")),
]

# The directory knows nothing of cooperations: what they add to its list and form is added here.
OrganisationAdmin.inlines = [*OrganisationAdmin.inlines, StandingInline]
OrganisationAdmin.list_filter = [*OrganisationAdmin.list_filter, StandingFilter]
OrganisationAdmin.actions = [*OrganisationAdmin.actions, *ACTIONS]
