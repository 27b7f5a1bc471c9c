"""The next steps of a cooperation."""

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cooperations.querysets import StepQuerySet


class Step(models.Model):
    """What is to be done next, until when."""

    cooperation = models.ForeignKey(
        "cooperations.Cooperation", models.CASCADE, related_name="steps", verbose_name=_("Kooperation")
    )
    what = models.CharField(_("Was ist zu tun?"), max_length=200)
    due_on = models.DateField(_("bis wann"), null=True, blank=True, db_index=True)
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        verbose_name = _("nächster Schritt")
        verbose_name_plural = _("nächste Schritte")
        # Where dates are missing, each database would sort in its own way.
        ordering = [F("done_on").desc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                name="step_says_what",
                condition=~Q(what=""),
                violation_error_message=_("Bitte schreiben Sie, was zu tun ist."),
            ),
        ]

    def __str__(self):
        return self.what

    def finish(self, day):
        """Notes that it is done; saved in `one_change` of its cooperation."""
        self.done_on = day
        self.save()

    def is_overdue(self, day):
        """Whether it should have been done before that day."""
        return self.done_on is None and self.due_on is not None and self.due_on < day

    @property
    def in_words(self):
        """The step in one line, for the history."""
        until = gettext("bis %(day)s") % {"day": date_format(self.due_on, "d.m.Y")} if self.due_on else ""
        done = gettext("erledigt am %(day)s") % {"day": date_format(self.done_on, "d.m.Y")} if self.done_on else ""
        return " · ".join(filter(None, (self.what, until, done)))
