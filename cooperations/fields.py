"""A form field in which an organisation is written rather than picked from thousands."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communes.names import sort_key
from organisations.finding import mentioning
from organisations.index import kept
from organisations.models import Organisation

MOST_TOLD, LONGEST = 8, 260
# Behind the name of one of several that are called alike.
NUMBER = re.compile(r"\(Nr\. (\d{1,9})\)$")


def suggested(text):
    """Up to eight existing organisations in which all the words stand, by name."""
    if not text.strip():
        return []
    return list(mentioning(Organisation.objects.current(), kept.current(), text).by_name()[:MOST_TOLD])


def labels(organisations):
    """What is written for each organisation: its name, and its number where others are called alike."""
    keys = [row.sort_key for row in organisations]
    return [numbered(row) if keys.count(row.sort_key) > 1 else row.name for row in organisations]


def numbered(organisation):
    """The name with the number that makes it unique."""
    return _("%(name)s (Nr. %(key)d)") % {"name": organisation.name, "key": organisation.pk}


def named(text):
    """The organisation that is called so, by name or short name. Raises `ValidationError` where none is, or several."""
    number = NUMBER.search(text)
    called_so = Q(pk=number[1]) if number else Q(sort_key=sort_key(text)) | Q(short_name__iexact=text)
    found = list(Organisation.objects.current().filter(called_so)[:MOST_TOLD])
    if len(found) == 1:
        return found[0]
    if found:
        words = _("So heißen mehrere: %(names)s. Bitte schreiben Sie die Nummer dazu.")
        raise ValidationError(words % {"names": "; ".join(labels(found))})
    words = _("„%(name)s“ steht nicht im Verzeichnis.") % {"name": text[:80]}
    similar = labels(suggested(text))
    raise ValidationError([words, _("Meinten Sie: %(names)s?") % {"names": "; ".join(similar)}] if similar else words)


class OrganisationField(forms.CharField):
    """One organisation, as its name. `present` is the one that stood there before: its name always means itself."""

    present = None

    def __init__(self, **kwargs):
        attributes = {
            "class": "vTextField",
            "autocomplete": "off",
            "data-names": reverse_lazy("admin:cooperations_cooperation_names"),
        }
        kwargs.setdefault("label", gettext_lazy("Organisation"))
        kwargs.setdefault("help_text", gettext_lazy("Name oder Kurzname; beim Tippen kommen Vorschläge."))
        super().__init__(max_length=LONGEST, widget=forms.TextInput(attrs=attributes), **kwargs)

    def clean(self, value):
        text = super().clean(value)
        if not text:
            return None
        return self.present if self.present and text == self.present.name else named(text)


class NamesOrganisation:
    """For forms of rows that belong to an organisation: it is written as its name."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "organisation" in self.fields:
            self.fields["organisation"].present = self.instance.organisation
            self.initial["organisation"] = self.instance.organisation.name
