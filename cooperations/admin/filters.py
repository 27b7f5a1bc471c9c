"""Filters of the desk's lists of cooperations and of how the agency stands to organisations."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cooperations.models import Standing
from organisations.admin.filters import OneQuestionFilter

NOT_NOTED = "offen"


class WorkFilter(admin.SimpleListFilter):
    """What there is to do: the same questions as on the start page."""

    title = _("Zu tun")
    parameter_name = "zu-tun"

    def lookups(self, request, model_admin):
        return [
            ("faellig", _("Schritt überfällig")),
            ("ohne-schritt", _("ohne nächsten Schritt")),
            ("widerspruch", _("jemand hat abgelehnt")),
        ]

    def queryset(self, request, queryset):
        asked = {
            "faellig": lambda: queryset.due(timezone.localdate()),
            "ohne-schritt": queryset.without_next_step,
            "widerspruch": queryset.objected,
        }
        return asked.get(self.value(), queryset.all)()


class PublicFilter(OneQuestionFilter):
    """What everybody sees on the website."""

    title = _("Website")
    parameter_name = "website"
    answer = ("zu-sehen", _("zu sehen"))

    def narrowed(self, queryset):
        return queryset.filter(pk__in=queryset.model.objects.shown_publicly().values("pk"))


class StandingFilter(admin.SimpleListFilter):
    """For the list of organisations: how the agency stands to them."""

    title = _("Verhältnis zu uns")
    parameter_name = "verhaeltnis"

    def lookups(self, request, model_admin):
        return [*Standing.State.choices, (NOT_NOTED, _("noch nicht eingeordnet"))]

    def queryset(self, request, queryset):
        if self.value() == NOT_NOTED:
            return queryset.filter(standing=None)
        return queryset.filter(standing__state=self.value()) if self.value() in Standing.State.values else queryset
