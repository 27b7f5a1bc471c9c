"""Confirmation: somebody found the entry true, on a date, by a way. Never the same as "changed"."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR = 2000


class Confirmed:
    """For whatever has the columns of a confirmation."""

    @property
    def is_confirmed_by_curator(self):
        """Whether the agency found the entry true, rather than the organisation itself."""
        return self.confirmed_by_id is not None and self.confirmed_how != Confirmable.ConfirmedHow.ORGANISATION

    @property
    def confirmed_how_in_words(self):
        """The way by which it was found true; empty where nobody noted it."""
        return str(Confirmable.ConfirmedHow(self.confirmed_how).label) if self.confirmed_how else ""

    @property
    def confirmed_in_words(self):
        """When and how it was found true; empty where nobody has."""
        if not self.confirmed_on:
            return ""
        words = gettext("bestätigt im %(month)s") % {"month": date_format(self.confirmed_on, "F Y")}
        by = gettext("durch die Redaktion") if self.is_confirmed_by_curator else ""
        return ", ".join(filter(None, (words, self.confirmed_how_in_words, by)))


class Confirmable(Confirmed, models.Model):
    """When, how and by whom the entry was last found true."""

    class ConfirmedHow(models.TextChoices):
        """By which way."""

        PHONE = "phone", _("am Telefon")
        EMAIL = "email", _("per E-Mail")
        VISIT = "visit", _("bei einem Besuch")
        WEBSITE = "website", _("anhand der Website")
        ORGANISATION = "organisation", _("von der Organisation selbst")

    confirmed_on = models.DateField(
        _("bestätigt am"),
        null=True,
        blank=True,
        db_index=True,
        help_text=_("Wann hat jemand geprüft, dass alles stimmt? Ändern allein ist noch keine Bestätigung."),
    )
    confirmed_how = models.CharField(_("wie bestätigt"), max_length=20, choices=ConfirmedHow, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bestätigt durch"),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="organisation_confirmation_has_date",
                condition=Q(confirmed_how="") | Q(confirmed_on__isnull=False),
                violation_error_message=_("Bitte geben Sie auch an, wann bestätigt wurde."),
            ),
            models.CheckConstraint(
                name="organisation_confirming_person_has_date",
                condition=Q(confirmed_by__isnull=True) | Q(confirmed_on__isnull=False),
                violation_error_message=_("Bitte geben Sie auch an, wann bestätigt wurde."),
            ),
        ]

    def clean(self):
        """Refuses a confirmation in the future; without a date nobody has confirmed."""
        super().clean()
        if not self.confirmed_on:
            self.confirmed_by = None
        if self.confirmed_on and self.confirmed_on > timezone.localdate():
            raise ValidationError({"confirmed_on": _("Eine Bestätigung kann nicht in der Zukunft liegen.")})
        if self.confirmed_on and self.confirmed_on.year < EARLIEST_YEAR:
            raise ValidationError({"confirmed_on": _("Bitte prüfen Sie das Jahr.")})

    def confirm(self, day, how, by=None):
        """Notes that somebody found the entry true."""
        self.confirmed_on, self.confirmed_how, self.confirmed_by = day, how, by
