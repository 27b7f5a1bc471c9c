"""What hangs on an organisation and is edited in its form."""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.models import ContactPerson, Offer, OpeningHours

MOST_ROWS = 60
CHECKBOXES = {models.ManyToManyField: {"widget": forms.CheckboxSelectMultiple}}


class KeepingFormSet(forms.BaseInlineFormSet):
    """Rows that somebody else deleted meanwhile come in as new ones: nothing typed is lost."""

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        if data is not None:
            known = set(map(str, self.get_queryset().values_list("pk", flat=True)))
            self.data = with_vanished_as_new(data, self.prefix, known)


def with_vanished_as_new(data, prefix, known):
    """The posted data with rows whose key is not among `known` moved behind the others, without a key."""
    try:
        total, initial = (int(data[f"{prefix}-{name}_FORMS"]) for name in ("TOTAL", "INITIAL"))
    except (KeyError, ValueError):
        return data
    if not 0 <= initial <= total <= MOST_ROWS:
        return data
    kept = [number for number in range(initial) if data.get(f"{prefix}-{number}-id") in known]
    order = kept + [number for number in range(total) if number not in kept]
    renumbered = data.copy()
    renumbered[f"{prefix}-INITIAL_FORMS"] = len(kept)
    for new, old in enumerate(order):
        before = f"{prefix}-{old}-"
        for name in [name for name in data if name.startswith(before)]:
            renumbered.setlist(f"{prefix}-{new}-{name.removeprefix(before)}", data.getlist(name))
        if new >= len(kept):
            renumbered[f"{prefix}-{new}-id"] = ""
    return renumbered


class KeepingInline(admin.StackedInline):
    """Rows below the form: few enough to draw, kept when somebody else deletes them."""

    formset = KeepingFormSet
    extra = 0
    max_num = MOST_ROWS

    def get_formset(self, request, obj=None, **kwargs):
        return super().get_formset(request, obj, absolute_max=MOST_ROWS, **kwargs)


class OpeningHoursInline(KeepingInline):
    """Weekday rows."""

    model = OpeningHours
    fields = [("weekday", "opens", "closes", "note")]


class OfferInline(KeepingInline):
    """Concrete services."""

    model = Offer
    formfield_overrides = CHECKBOXES


class ContactInline(KeepingInline):
    """Contact persons with their legal ground."""

    model = ContactPerson
    fieldsets = [
        (None, {"fields": ["name", "role", "phone", "email"]}),
        (_("Datenschutz"), {"fields": ["legal_basis", "scope", "source", "obtained_on", "valid_until", "informed_on"]}),
    ]
