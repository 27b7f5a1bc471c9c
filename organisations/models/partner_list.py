"""Lists that curators put together by hand: named, ordered, annotated, shared by a link, printed again next year."""

import secrets

from django.db import models
from django.db.models import Max, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

MOST_ON_LIST = 500


def new_token():
    """A part of an address that nobody guesses."""
    return secrets.token_urlsafe(9)


class PartnerList(models.Model):
    """A list of organisations for one purpose.

    `settings` are the choices for paper as a query string (`printing.options`); `printed` is what stood on the paper
    when it was last printed, as fingerprints (`printing.since`).
    """

    name = models.CharField(_("Name"), max_length=120, help_text=_("Steht als Überschrift auf der Liste."))
    introduction = models.TextField(_("Einleitung"), blank=True, help_text=_("Ein, zwei Sätze: für wen, wofür."))
    is_shared = models.BooleanField(
        _("mit Link für alle lesbar"),
        default=False,
        help_text=_("Wer den Link hat, kann die Liste lesen. Ohne Haken sehen sie nur angemeldete Mitarbeitende."),
    )
    settings = models.CharField(max_length=1000, blank=True, editable=False)
    printed_on = models.DateField(_("zuletzt gedruckt"), null=True, blank=True, editable=False)
    printed = models.JSONField(default=dict, blank=True, editable=False)
    token = models.CharField(max_length=20, unique=True, default=new_token, editable=False)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    class Meta:
        verbose_name = _("Liste")
        verbose_name_plural = _("Listen")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="partner_list_has_name",
                condition=~Q(name=""),
                violation_error_message=_("Bitte geben Sie der Liste einen Namen."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("partner_list", args=[self.token])

    def add(self, keys):
        """Puts organisations at the end of the list, in this order, those that are on it already left where they are.

        A list has room for 500. Returns how many are new.
        """
        known = set(self.entries.values_list("organisation_id", flat=True))
        last = self.entries.aggregate(last=Max("position"))["last"] or 0
        there = set(ListEntry.organisation.field.related_model.objects.filter(pk__in=keys).values_list("pk", flat=True))
        new = [key for key in dict.fromkeys(keys) if key in there and key not in known][: MOST_ON_LIST - len(known)]
        for position, key in enumerate(new, last + 1):
            entry = ListEntry(partner_list=self, organisation_id=key, position=position)
            entry.full_clean()
            entry.save()
        return len(new)

    @property
    def shown_entries(self):
        """The entries whose organisations everybody may see, in their order."""
        return self.entries.filter(organisation__status="published").select_related("organisation")

    @property
    def chosen_settings(self):
        """The choices for paper, as a QueryDict."""
        return QueryDict(self.settings)


class ListEntry(models.Model):
    """One organisation of a list: its place and what is to be said about it here."""

    partner_list = models.ForeignKey(PartnerList, models.CASCADE, related_name="entries", verbose_name=_("Liste"))
    organisation = models.ForeignKey(
        "organisations.Organisation", models.CASCADE, related_name="on_lists", verbose_name=_("Organisation")
    )
    position = models.PositiveSmallIntegerField(_("Platz"), default=1, help_text=_("Kleine Zahlen stehen oben."))
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True, help_text=_("Steht auf der Liste."))

    class Meta:
        verbose_name = _("Eintrag der Liste")
        verbose_name_plural = _("Einträge der Liste")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner_list", "organisation"],
                name="organisation_once_on_list",
                violation_error_message=_("Diese Organisation steht schon auf der Liste."),
            ),
        ]

    def __str__(self):
        return str(self.organisation)
