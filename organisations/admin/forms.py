"""The form of an organisation: large, forgiving, and never overwriting somebody else's work unseen."""

from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from organisations import history
from organisations.models import Organisation
from organisations.vocabularies import Term


class OrganisationForm(forms.ModelForm):
    """Remembers which state it is based on, and tells whoever saves second what the first one changed."""

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Organisation
        exclude = []
        localized_fields = ("latitude", "longitude")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            if issubclass(getattr(getattr(field, "queryset", None), "model", object), Term):
                field.label_from_instance = explained
        if self.instance.pk:
            self.fields["based_on"].initial = history.newest(self.instance)

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk:
            self.refuse_stale_state(cleaned.get("based_on") or 0)
        return cleaned

    def refuse_stale_state(self, based_on):
        """Refuses once, with what changed in between; the form then knows, and a second save goes through."""
        entries = history.changes_since(self.instance, based_on)
        if not entries:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("based_on")] = entries[-1].record.history_id
        first = _("Nicht gespeichert: Inzwischen hat jemand anderes diesen Eintrag geändert.")
        last = _(
            "Ihre Eingaben stehen noch unten. Vergleichen Sie bitte. Wenn Sie noch einmal sichern, gilt Ihre Fassung."
        )
        self.add_error(None, [first, *map(in_words, entries), last])


def explained(term):
    """A term with the explanation that helps to choose it."""
    return f"{term.name}: {term.description}" if term.description else term.name


def in_words(entry):
    """One entry of the history as a sentence."""
    changes = "; ".join(
        _("%(label)s: „%(before)s“ → „%(after)s“")
        % {"label": change.label, "before": change.before, "after": change.after}
        for change in entry.changes
    )
    return _("%(who)s am %(when)s: %(changes)s") % {
        "who": entry.who,
        "when": date_format(localtime(entry.when), "d.m.Y H:i"),
        "changes": changes or _("Angebote, Zeiten oder Ansprechpersonen"),
    }
