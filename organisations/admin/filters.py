"""Filters of the desk's list of organisations."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisations import worklist


class WorkFilter(admin.SimpleListFilter):
    """The questions of the work list, as a filter."""

    title = _("Zu tun")
    parameter_name = "zu-tun"

    def lookups(self, request, model_admin):
        return [(question.slug, question.title) for question in worklist.QUESTIONS]

    def queryset(self, request, queryset):
        return worklist.concerned(self.value(), queryset, timezone.localdate())


class OneQuestionFilter(admin.SimpleListFilter):
    """A filter with a single answer: `answer` is its value in the address and its label, `narrowed` what it leaves."""

    answer = ("", "")

    def lookups(self, request, model_admin):
        return [self.answer]

    def queryset(self, request, queryset):
        return self.narrowed(queryset) if self.value() == self.answer[0] else queryset

    def narrowed(self, queryset):
        """The rows that the answer leaves."""
        raise NotImplementedError
