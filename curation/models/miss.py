"""Misses: words that visitors searched for and that found nothing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Miss(models.Model):
    """A word, how often it found nothing, what was shown instead. Nothing about who searched, and no whole query."""

    word = models.CharField(_("Wort"), max_length=60, unique=True)
    times = models.PositiveIntegerField(_("wie oft gesucht"), default=1)
    last_on = models.DateField(_("zuletzt"))
    shown_instead = models.CharField(_("stattdessen gezeigt"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("Suchwort ohne Treffer")
        verbose_name_plural = _("Suchwörter ohne Treffer")
        ordering = ["-times", "word"]
        constraints = [
            models.CheckConstraint(
                name="miss_has_word",
                condition=~models.Q(word=""),
                violation_error_message=_("Hier fehlt das Wort."),
            )
        ]

    def __str__(self):
        return self.word
