"""Synonyms: other words for what the directory calls by its own name."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from organisations.words import typed_words


class Synonym(models.Model):
    """Whoever searches for `word` also finds what `finds` finds."""

    word = models.CharField(
        _("Wer danach sucht"),
        max_length=80,
        unique=True,
        help_text=_("Zum Beispiel „Jobcenter“. Auch mehrere Wörter: „Agentur für Arbeit“."),
    )
    finds = models.CharField(
        _("findet auch"),
        max_length=300,
        help_text=_("Zum Beispiel „Arbeitsagentur, Arbeitsvermittlung“. Mehreres mit Komma trennen."),
    )

    class Meta:
        verbose_name = _("Synonym")
        verbose_name_plural = _("Synonyme")
        ordering = ["word"]
        constraints = [
            models.CheckConstraint(
                name="synonym_whole",
                condition=~models.Q(word="") & ~models.Q(finds=""),
                violation_error_message=_("Bitte füllen Sie beide Felder aus."),
            )
        ]

    def __str__(self):
        return f"{self.word} → {self.finds}"

    def clean(self):
        """Refuses entries without a word that a search could use."""
        for field in ("word", "finds"):
            if not typed_words(getattr(self, field)):
                raise ValidationError({field: _("Hier fehlt ein Wort, nach dem man suchen kann.")})

    @property
    def phrases(self):
        """What it finds: one list of folded words for each part between commas."""
        return [words for part in self.finds.split(",") if (words := typed_words(part))]
