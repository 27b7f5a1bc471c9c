"""Form fields in which a commune is written rather than picked from eleven thousand."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.models import Commune
from communes.names import sort_key

# So many can still be picked from a list.
MOST_LISTED = 100
MOST_TOLD, MOST_LINES = 8, 200
HELP = gettext_lazy("Name oder Amtlicher Gemeindeschlüssel.")


def are_many():
    """Whether there are too many communes to pick one from a list."""
    return Commune.objects.count() > MOST_LISTED


def named(text):
    """The commune that is called so: by its key, its name, or its name with the Kreis in brackets.

    Raises `ValidationError` where there is none, or several; then it names them.
    """
    name, _bracket, county = text.partition(" (")
    found = Commune.objects.filter(ags=text) if text.isdigit() else Commune.objects.filter(sort_key=sort_key(text))
    if not found and county:
        found = Commune.objects.filter(sort_key=sort_key(name), qualifier=county.rstrip(")"))
    found = list(found[: MOST_TOLD + 1])
    if not found:
        raise ValidationError(
            _("„%(name)s“ kennen wir nicht. Bitte prüfen Sie die Schreibweise.") % {"name": text[:80]}
        )
    if len(found) > 1:
        labels = "; ".join(commune.label for commune in found[:MOST_TOLD])
        raise ValidationError(
            _("Davon gibt es mehrere: %(labels)s. Bitte schreiben Sie eine davon.") % {"labels": labels}
        )
    return found[0]


def shown(key):
    """How a commune is written in the field; `key` is its primary key, or what somebody typed."""
    if isinstance(key, int):
        return Commune.objects.get(pk=key).label
    return key.label if isinstance(key, Commune) else key


class CommuneField(forms.CharField):
    """One commune, as its name."""

    def clean(self, value):
        text = super().clean(value)
        return named(text) if text else None

    def prepare_value(self, value):
        return shown(value)

    def has_changed(self, initial, data):
        return super().has_changed(shown(initial), data)


class CommunesField(forms.CharField):
    """Several communes, one on each line."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        return Commune.objects.filter(pk__in=[named(line).pk for line in lines[:MOST_LINES]])

    def prepare_value(self, value):
        return "\n".join(map(shown, value)) if isinstance(value, list | tuple) else value

    def has_changed(self, initial, data):
        return super().has_changed(self.prepare_value(initial or []), data)


class TypedCommunes:
    """For admins: communes are written where they are too many to be picked."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.related_model is Commune and are_many():
            return typed(CommuneField, db_field)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.related_model is Commune and are_many():
            return typed(CommunesField, db_field)
        return super().formfield_for_manytomany(db_field, request, **kwargs)


def typed(field, column):
    """A field for a column of the database."""
    return field(
        label=column.verbose_name, required=not column.blank, help_text=" ".join(map(str, (column.help_text, HELP)))
    )
