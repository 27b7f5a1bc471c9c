"""A cooperation: to what end, how far it is, what follows from it. Partners and steps have modules of their own."""

import hashlib
from contextlib import contextmanager

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from communes.names import check_readable, fold, sort_key
from cooperations.models.standing import Standing
from cooperations.querysets import CooperationQuerySet
from organisations.models.demo import FromDemo


class State(models.TextChoices):
    """How far a cooperation is."""

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


class Cooperation(FromDemo, models.Model):
    """What some organisations do together, or might. Public only when released and confirmed by all partners."""

    State = State
    Form = Form
    CONNECTING = (State.AGREED, State.RUNNING, State.ENDED)
    OVER = (State.ENDED, State.FAILED)

    title = models.CharField(
        _("Titel"), max_length=160, validators=[check_readable], help_text=_("Kurz und wiedererkennbar.")
    )
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
    result = models.TextField(_("Ergebnis"), blank=True, help_text=_("Was hat es gebracht? Steht im Jahresbericht."))
    is_public = models.BooleanField(
        _("für die Website freigegeben"),
        default=False,
        help_text=_("Zu sehen ist die Kooperation erst, wenn alle Beteiligten sie bestätigt haben."),
    )
    details = models.TextField(_("Beteiligte und Schritte"), blank=True, editable=False)
    sort_key = models.CharField(max_length=500, blank=True, editable=False)
    search_text = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    objects = CooperationQuerySet.as_manager()
    history = HistoricalRecords(
        verbose_name=_("Verlauf"), excluded_fields=["is_demo", "sort_key", "search_text", "created_at", "changed_at"]
    )

    class Meta:
        verbose_name = _("Kooperation")
        verbose_name_plural = _("Kooperationen")
        ordering = ["sort_key", "pk"]
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

    def save(self, **kwargs):
        """Saves with what is derived for sorting and searching."""
        partners = self.partners.values_list("organisation__name", flat=True) if self.pk else []
        self.sort_key = sort_key(self.title)
        self.search_text = fold(" ".join([self.title, self.goal, self.notes, self.result, *partners]))
        super().save(**kwargs)

    @property
    def is_over(self):
        """Whether it has ended or was given up."""
        return self.state in self.OVER

    @property
    def next_step(self):
        """The most urgent step, of those that `with_next_steps` has loaded; None where nobody wrote one."""
        return next(iter(self.next_steps), None)

    @property
    def period_in_words(self):
        """From when to when, as people say it; empty where nobody knows."""
        begin, end = (day and date_format(day, "F Y") for day in (self.starts_on, self.ends_on))
        if begin and end:
            return begin if begin == end else gettext("%(begin)s bis %(end)s") % {"begin": begin, "end": end}
        if begin:
            has_begun = self.starts_on <= timezone.localdate()
            return (gettext("seit %(month)s") if has_begun else gettext("ab %(month)s")) % {"month": begin}
        return gettext("bis %(month)s") % {"month": end} if end else ""

    def clean(self):
        """What runs has begun and what is over has ended: today, unless somebody knows better."""
        super().clean()
        self.set_dates(timezone.localdate())

    def move_to(self, state, why_not=""):
        """Moves it to another state, to be checked and saved; what is taken up again has not ended."""
        if self.is_over and state not in self.OVER:
            self.ends_on = None
        self.state, self.why_not = state, why_not or self.why_not

    def set_dates(self, day):
        """Sets beginning and end on that day where the state demands one that is unknown; the report counts by them."""
        if self.state == State.FAILED and self.starts_on and self.starts_on > day:
            self.starts_on = None
        if self.state == State.RUNNING:
            self.starts_on = self.starts_on or day
        if self.is_over:
            self.ends_on = self.ends_on or day

    def fingerprint(self):
        """A short name for what partners confirm: title, goal, form, who takes part with which role and benefit.

        State and dates are not in it: that a cooperation goes on as agreed needs no new yes.
        """
        partners = self.partners.order_by("organisation_id").values_list("organisation_id", "role", "benefit")
        said = (self.title, self.goal, self.form, *partners)
        return hashlib.blake2b(repr([*map(str, said)]).encode(), digest_size=8).hexdigest()

    @contextmanager
    def one_change(self, reason=""):
        """Everything saved inside (columns, partners, steps) becomes one transaction and one entry of the history.

        What partners confirmed and reads differently afterwards is asked anew; who agrees becomes our partner.
        """
        is_new = self._state.adding
        with transaction.atomic():
            confirmed = self.confirmed_so_far()
            self.skip_history_when_saving = True
            try:
                yield self
            finally:
                del self.skip_history_when_saving
            self.asked_anew = self.ask_anew(*confirmed)
            self.details = self.in_words()
            self._change_reason = reason
            self.save()
            if is_new:
                self.history.update(history_type="+")
            self.raise_standings()

    def confirmed_so_far(self):
        """What the database holds: the fingerprint of the words, and the answers of the partners by their keys."""
        stored = Cooperation.objects.select_for_update().filter(pk=self.pk).first() if self.pk else None
        return (stored.fingerprint(), stored.answers_by_key()) if stored else ("", {})

    def answers_by_key(self):
        """Key of a partner to its yes and no."""
        return {key: days for key, *days in self.partners.values_list("pk", "confirmed_on", "declined_on")}

    def ask_anew(self, fingerprint, answers):
        """Takes back all answers to other words than today's; one that came with the new words holds.

        Returns how many are asked anew.
        """
        if self.fingerprint() == fingerprint:
            return 0
        old = [key for key, days in self.answers_by_key().items() if any(days) and answers.get(key) == days]
        return self.partners.filter(pk__in=old).update(confirmed_on=None, declined_on=None)

    def raise_standings(self):
        """Whoever has agreed on something is a partner of the agency; nobody becomes less."""
        if self.state in self.CONNECTING:
            keys = self.partners.values_list("organisation_id", flat=True)
            Standing.objects.at_least_partner(keys, is_demo=self.is_demo)

    def in_words(self):
        """Partners and steps as text, one a line, for the history."""
        partners = [partner.in_words for partner in self.partners.select_related("organisation")]
        return "\n".join([*partners, *(step.in_words for step in self.steps.all())])
