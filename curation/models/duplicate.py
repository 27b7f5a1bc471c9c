"""Pairs of entries that may be one organisation, pairs that people judged, and merges that can be undone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

ORGANISATION = "organisations.Organisation"


class Pair(models.Model):
    """Two organisations without order: the one with the smaller key comes first."""

    first = models.ForeignKey(ORGANISATION, models.CASCADE, related_name="+", verbose_name=_("Organisation"))
    second = models.ForeignKey(ORGANISATION, models.CASCADE, related_name="+", verbose_name=_("zweite Organisation"))

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_in_order",
                condition=Q(first__lt=F("second")),
                violation_error_message=_("Ein Paar besteht aus zwei verschiedenen Organisationen."),
            ),
            models.UniqueConstraint(
                name="%(class)s_once",
                fields=["first", "second"],
                violation_error_message=_("Dieses Paar ist schon vermerkt."),
            ),
        ]

    def __str__(self):
        return f"{self.first} / {self.second}"


class PossibleDuplicate(Pair):
    """A pair that the last search found, with its points and reasons as [rule, points, words]."""

    score = models.SmallIntegerField(_("Punkte"))
    reasons = models.JSONField(_("Gründe"), default=list)

    class Meta(Pair.Meta):
        verbose_name = _("mögliches Duplikat")
        verbose_name_plural = _("mögliche Duplikate")
        ordering = ["-score", "first", "second"]


class NotDuplicate(Pair):
    """A pair of which somebody said that they are two organisations; it is not shown again."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta(Pair.Meta):
        verbose_name = _("kein Duplikat")
        verbose_name_plural = _("keine Duplikate")
        ordering = ["-at"]


class DuplicateSearch(models.Model):
    """The last search through the whole directory: when, of which version of the data, how many it found."""

    version = models.BigIntegerField()
    at = models.DateTimeField(auto_now=True)
    entries = models.PositiveIntegerField()
    found = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("Suche nach Duplikaten")
        verbose_name_plural = _("Suchen nach Duplikaten")

    def __str__(self):
        return f"{self.at}"


class Merge(models.Model):
    """An organisation that was merged into another: what stays to be known of it, and what undoing needs.

    `record` names rows by key and holds no personal data of contact persons; it is emptied after some months
    (duplicates/undoing.py).
    """

    survivor = models.ForeignKey(ORGANISATION, models.CASCADE, related_name="merges", verbose_name=_("bleibt"))
    merged = models.BigIntegerField(_("Nummer der früheren Organisation"))
    name = models.CharField(_("früherer Name"), max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(_("zusammengeführt am"), auto_now_add=True)
    record = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("Zusammenführung")
        verbose_name_plural = _("Zusammenführungen")
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.name} → {self.survivor}"

    @property
    def is_undoable(self):
        """Whether what undoing needs is still kept."""
        return bool(self.record)
