"""How the agency stands to an organisation: known, to get to know, partner."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperations.querysets import StandingQuerySet
from organisations.models.demo import FromDemo


class Standing(FromDemo, models.Model):
    """The state of one organisation among the agency's stakeholders; for staff only."""

    class State(models.TextChoices):
        """How well the agency knows it."""

        TO_MEET = "to-meet", _("kennenlernen")
        KNOWN = "known", _("bekannt")
        PARTNER = "partner", _("Partner")

    organisation = models.OneToOneField(
        "organisations.Organisation", models.CASCADE, related_name="standing", verbose_name=_("Organisation")
    )
    state = models.CharField(_("Stand"), max_length=10, choices=State)
    note = models.CharField(
        _("Anmerkung"), max_length=300, blank=True, help_text=_("Woher wir sie kennen, oder wer sie kennenlernen will.")
    )
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("Verhältnis zu uns")
        verbose_name_plural = _("Verhältnisse zu uns")
        ordering = ["organisation__sort_key", "pk"]
        constraints = [
            models.CheckConstraint(
                name="standing_state_known",
                condition=models.Q(state__in=["to-meet", "known", "partner"]),
                violation_error_message=_("Diesen Stand gibt es nicht."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.get_state_display()}"
