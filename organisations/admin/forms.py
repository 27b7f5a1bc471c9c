"""The form of an organisation."""

from django.utils.translation import gettext as _

from organisations import history
from organisations.admin import point
from organisations.admin.careful import CarefulForm, in_words
from organisations.models import Organisation
from organisations.vocabularies import Term


class OrganisationForm(CarefulForm):
    """Explains terms where they are chosen, and tells from the history what others changed."""

    class Meta:
        model = Organisation
        exclude = []
        localized_fields = ("latitude", "longitude")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if issubclass(getattr(getattr(field, "queryset", None), "model", object), Term):
                field.label_from_instance = explained
        if "latitude" in self.fields:
            self.fields["latitude"].widget.attrs.update(point.map_attributes(self.instance))

    def newest_state(self):
        return history.newest(self.instance)

    def changes_since(self, number):
        entries = reversed(history.entries(self.instance, after=number))
        return [in_words(entry.who, entry.when, what_changed(entry)) for entry in entries]


def explained(term):
    """A term with the explanation that helps to choose it."""
    return f"{term.name}: {term.description}" if term.description else term.name


def what_changed(entry):
    """The changes of an entry of the history in one line."""
    changes = (
        _("%(label)s: „%(before)s“ → „%(after)s“")
        % {"label": change.label, "before": change.before, "after": change.after}
        for change in entry.changes
    )
    return "; ".join(changes) or _("Ansprechpersonen, oder nur gesichert")
