"""A cooperation: with whom, to what end, with what benefit for each, how far it is, what comes next."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperations.querysets import CooperationQuerySet


def new_token():
    """A part of an address that nobody guesses."""
    return secrets.token_urlsafe(12)


class Cooperation(models.Model):
    """What some organisations do together, or might. Public only when released and confirmed by all partners."""

    class State(models.TextChoices):
        """How far it is."""

        IDEA = "idea", _("Idee")
        TALKS = "talks", _("im Gespräch")
        AGREED = "agreed", _("vereinbart")
        RUNNING = "running", _("läuft")
        ENDED = "ended", _("beendet")
        FAILED = "failed", _("nicht zustande gekommen")

    class Form(models.TextChoices):
        """What kind of cooperation it is."""

        UNKNOWN = "", _("noch offen")
        EXCHANGE = "exchange", _("Austausch von Wissen")
        REFERRAL = "referral", _("gegenseitige Vermittlung")
        EVENT = "event", _("gemeinsame Veranstaltung")
        PROJECT = "project", _("gemeinsames Projekt")
        SHARING = "sharing", _("geteilte Räume oder Mittel")
        SUPPORT = "support", _("Förderung")
        ADVOCACY = "advocacy", _("gemeinsame Interessenvertretung")

    CONNECTING = (State.AGREED, State.RUNNING, State.ENDED)

    title = models.CharField(_("Titel"), max_length=160, help_text=_("Kurz und wiedererkennbar."))
    goal = models.TextField(_("Ziel"), blank=True, help_text=_("Was soll sich für wen verbessern?"))
    form = models.CharField(_("Form"), max_length=10, choices=Form, blank=True)
    state = models.CharField(_("Stand"), max_length=10, choices=State, default=State.IDEA)
    why_not = models.TextField(
        _("Warum nicht zustande gekommen?"), blank=True, help_text=_("Damit andere später daraus lernen.")
    )
    starts_on = models.DateField(_("Beginn"), null=True, blank=True)
    ends_on = models.DateField(_("Ende"), null=True, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="cooperations",
        verbose_name=_("zuständig bei uns"),
    )
    notes = models.TextField(_("Notizen"), blank=True, help_text=_("Stehen nie auf der Website."))
    result = models.TextField(_("Ergebnis"), blank=True)
    is_public = models.BooleanField(
        _("für die Website freigegeben"),
        default=False,
        help_text=_("Zu sehen ist die Kooperation erst, wenn alle Beteiligten sie bestätigt haben."),
    )
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    objects = CooperationQuerySet.as_manager()

    class Meta:
        verbose_name = _("Kooperation")
        verbose_name_plural = _("Kooperationen")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="cooperation_has_title",
                condition=~Q(title=""),
                violation_error_message=_("Bitte geben Sie der Kooperation einen Titel."),
            ),
            models.CheckConstraint(
                name="cooperation_state_known",
                condition=Q(state__in=["idea", "talks", "agreed", "running", "ended", "failed"]),
                violation_error_message=_("Diesen Stand gibt es nicht."),
            ),
            models.CheckConstraint(
                name="cooperation_failed_with_reason",
                condition=~Q(state="failed") | ~Q(why_not=""),
                violation_error_message=_("Bitte schreiben Sie dazu, warum es nicht geklappt hat."),
            ),
            models.CheckConstraint(
                name="cooperation_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("Das Ende liegt vor dem Beginn."),
            ),
        ]

    def __str__(self):
        return self.title


class Partner(models.Model):
    """One organisation in a cooperation: what it does there, what it has from it, and whether it said yes."""

    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="partners", verbose_name=_("Kooperation"))
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, related_name="partnerships", verbose_name=_("Organisation")
    )
    role = models.CharField(_("Rolle"), max_length=160, blank=True, help_text=_("Was bringt sie ein?"))
    benefit = models.CharField(_("Nutzen"), max_length=300, blank=True, help_text=_("Was hat sie davon?"))
    confirmed_on = models.DateField(_("bestätigt am"), null=True, blank=True)
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
        ]

    def __str__(self):
        return str(self.organisation)


class Step(models.Model):
    """What is to be done next, until when."""

    cooperation = models.ForeignKey(Cooperation, models.CASCADE, related_name="steps", verbose_name=_("Kooperation"))
    what = models.CharField(_("Was ist zu tun?"), max_length=200)
    due_on = models.DateField(_("bis wann"), null=True, blank=True)
    done_on = models.DateField(_("erledigt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("nächster Schritt")
        verbose_name_plural = _("nächste Schritte")
        ordering = ["done_on", "due_on", "pk"]

    def __str__(self):
        return self.what
