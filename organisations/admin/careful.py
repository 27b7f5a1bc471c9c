"""Forms of the desk that never overwrite somebody else's work unseen."""

from django import forms
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest
from django.db import transaction
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from communes.fields import TypedCommunes
from organisations.history import person


class CarefulForm(forms.ModelForm):
    """Remembers which state it is based on, and tells whoever saves second what the first one changed."""

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        if self.instance.pk:
            self.fields["based_on"].initial = self.newest_state()

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self.refuse_stale_state(cleaned.get("based_on") or 0)
        return cleaned

    def refuse_stale_state(self, based_on):
        """Refuses once, with what changed in between; the form then knows, and a second save goes through."""
        changes = self.changes_since(based_on)
        if not changes:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("based_on")] = self.newest_state()
        first = _("Nicht gespeichert: Inzwischen hat jemand anderes diesen Eintrag geändert.")
        last = _(
            "Ihre Eingaben stehen noch unten. Vergleichen Sie bitte. Wenn Sie noch einmal sichern, gilt Ihre Fassung."
        )
        self.add_error(None, [first, *changes, last])

    def logged(self):
        """What the desk has logged about the row."""
        kind = ContentType.objects.get_for_model(self.instance)
        return LogEntry.objects.filter(content_type=kind, object_id=self.instance.pk)

    def newest_state(self):
        """A number that grows with every saving; 0 before the first."""
        return self.logged().order_by("-pk").values_list("pk", flat=True).first() or 0

    def changes_since(self, number):
        """Sentences on the savings after that number, the oldest first."""
        entries = self.logged().filter(pk__gt=number).select_related("user").order_by("pk")
        return [in_words(person(entry.user), entry.action_time, entry.get_change_message()) for entry in entries]


def in_words(who, when, what):
    """One saving as a sentence."""
    return _("%(who)s am %(when)s: %(changes)s") % {
        "who": who,
        "when": date_format(localtime(when), "d.m.Y H:i"),
        "changes": what,
    }


class CarefulAdmin(TypedCommunes, admin.ModelAdmin):
    """An admin whose savings follow one another, tell of each other, and keep the words of the search true."""

    form = CarefulForm

    def changelist_view(self, request, extra_context=None):
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_object(self, request, object_id, from_field=None):
        """Locks the row while a change is saved."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST" and transaction.get_connection().in_atomic_block:
            self.model.objects.select_for_update(of=("self",)).filter(pk=found.pk).first()
        return found

    def response_action(self, request, queryset):
        """Refuses keys that no browser sends."""
        if not all(key.isascii() and key.isdigit() for key in request.POST.getlist("_selected_action")):
            raise BadRequest("not a key")
        return super().response_action(request, queryset)
