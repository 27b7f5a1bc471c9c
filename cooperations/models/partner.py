"""A partner of a cooperation, and what it says to that."""

import secrets

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

LONGEST_MESSAGE = 1000
# A link can be used so often on one day: enough for people who change their minds, too little to wear us out.
MOST_ANSWERS = 10


def new_token():
    """A part of an address that nobody guesses."""
    return secrets.token_urlsafe(12)


class Partner(models.Model):
    """One organisation in a cooperation: what it does there, what it has from it, and whether it said yes."""

    cooperation = models.ForeignKey(
        "cooperations.Cooperation", models.CASCADE, related_name="partners", verbose_name=_("Kooperation")
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="partnerships", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Rolle"), max_length=160, blank=True, help_text=_("Was bringt sie ein?"))
    benefit = models.CharField(_("Nutzen"), max_length=300, blank=True, help_text=_("Was hat sie davon?"))
    confirmed_on = models.DateField(_("bestätigt am"), null=True, blank=True)
    declined_on = models.DateField(_("abgelehnt am"), null=True, blank=True, editable=False)
    message = models.TextField(
        _("Nachricht der Organisation"),
        max_length=LONGEST_MESSAGE,
        blank=True,
        help_text=_("Was sie beim Antworten geschrieben hat. Steht nie auf der Website."),
    )
    answers = models.PositiveSmallIntegerField(default=0, editable=False)
    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)

    class Meta:
        verbose_name = _("beteiligte Organisation")
        verbose_name_plural = _("beteiligte Organisationen")
        ordering = ["organisation__sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cooperation", "organisation"],
                name="organisation_once_in_cooperation",
                violation_error_message=_("Diese Organisation ist schon dabei."),
            ),
            models.CheckConstraint(
                name="partner_says_yes_or_no",
                condition=Q(confirmed_on=None) | Q(declined_on=None),
                violation_error_message=_("Zugleich bestätigt und abgelehnt geht nicht."),
            ),
        ]

    def __str__(self):
        return gettext("%(organisation)s in „%(cooperation)s“") % {
            "organisation": self.organisation,
            "cooperation": self.cooperation,
        }

    def clean(self):
        """Refuses a confirmation in the future; one that staff enter settles an earlier no."""
        super().clean()
        if self.confirmed_on and self.confirmed_on > timezone.localdate():
            raise ValidationError({"confirmed_on": _("Eine Bestätigung kann nicht in der Zukunft liegen.")})
        if self.confirmed_on:
            self.declined_on = None

    @property
    def answered_on(self):
        """The day of its yes or no; None while it has not answered."""
        return self.confirmed_on or self.declined_on

    def may_answer(self, day):
        """Whether its link may be used once more on that day."""
        return self.answered_on != day or self.answers < MOST_ANSWERS

    def answer(self, agrees, message, day):
        """Notes its yes or no, in place of an earlier answer; without words those said before stay.

        Saved in `one_change` of the cooperation, after `may_answer`.
        """
        self.answers = self.answers + 1 if self.answered_on == day else 1
        self.confirmed_on, self.declined_on = (day, None) if agrees else (None, day)
        self.message = message or self.message
        self.full_clean(exclude=["cooperation", "organisation"])
        self.save()

    @property
    def answer_in_words(self):
        """What it says to the cooperation so far."""
        if not self.answered_on:
            return gettext("noch nicht bestätigt")
        words = gettext("bestätigt am %(day)s") if self.confirmed_on else gettext("abgelehnt am %(day)s")
        return words % {"day": date_format(self.answered_on, "d.m.Y")}

    @property
    def in_words(self):
        """The partner in one line, for the history."""
        return " · ".join(filter(None, (str(self.organisation), self.role, self.benefit, self.answer_in_words)))

    def get_absolute_url(self):
        return reverse("confirm_cooperation", args=[self.token])

    @property
    def link(self):
        """The whole address under which the organisation answers, without an account."""
        return f"{settings.SITE_URL}{self.get_absolute_url()}"
