"""Opening hours: one row for each weekday and span."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class OpeningHours(models.Model):
    """From when to when an organisation is open on one weekday."""

    class Weekday(models.IntegerChoices):
        """Monday is 0, as in `datetime.date.weekday`."""

        MONDAY = 0, _("Montag")
        TUESDAY = 1, _("Dienstag")
        WEDNESDAY = 2, _("Mittwoch")
        THURSDAY = 3, _("Donnerstag")
        FRIDAY = 4, _("Freitag")
        SATURDAY = 5, _("Samstag")
        SUNDAY = 6, _("Sonntag")

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("Wochentag"), choices=Weekday)
    opens = models.TimeField(_("von"))
    closes = models.TimeField(_("bis"))
    note = models.CharField(_("Hinweis"), max_length=120, blank=True, help_text=_("Zum Beispiel: nur telefonisch"))

    class Meta:
        verbose_name = _("Öffnungszeit")
        verbose_name_plural = _("Öffnungszeiten")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                name="hours_close_after_opening",
                condition=Q(closes__gt=F("opens")),
                violation_error_message=_("Das Ende der Öffnungszeit liegt vor dem Anfang."),
            ),
            models.CheckConstraint(
                name="hours_on_a_weekday",
                condition=Q(weekday__range=(0, 6)),
                violation_error_message=_("Bitte wählen Sie einen Wochentag."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "weekday", "opens"],
                name="hours_once_a_day",
                violation_error_message=_("Diese Öffnungszeit steht schon da."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.span}"

    @property
    def span(self):
        """Such as "9:00–12:00 Uhr" (DIN 5008: en dash without blanks)."""
        return _("%(opens)s–%(closes)s Uhr") % {"opens": clock(self.opens), "closes": clock(self.closes)}


def clock(time):
    """A time as people write it: 9:00, 14:30."""
    return f"{time.hour}:{time.minute:02}"
