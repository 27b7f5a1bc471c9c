"""The pages that every public body has, with texts the agency edits."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class PageQuerySet(models.QuerySet):
    """Pages, in chainable words."""

    def unfinished(self):
        """Those that still contain a gap to fill, marked with "FEHLT"."""
        return self.filter(text__contains="FEHLT")


class Page(models.Model):
    """Impressum, data protection, accessibility, easy language: one row each, at a fixed address."""

    slug = models.SlugField(_("Adresse"), unique=True, editable=False)
    title = models.CharField(_("Überschrift"), max_length=120)
    title_en = models.CharField(_("Überschrift auf Englisch"), max_length=120, blank=True)
    text = models.TextField(
        _("Text"),
        help_text=_(
            "Leerzeile: neuer Absatz. „## “ am Zeilenanfang: Zwischenüberschrift. „- “: Aufzählung. "
            "Wo FEHLT steht, fehlt noch eine Angabe."
        ),
    )
    text_en = models.TextField(_("Text auf Englisch"), blank=True)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("Seite")
        verbose_name_plural = _("Seiten")
        ordering = ["pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("page", args=[self.slug])

    @property
    def language(self):
        """The language of the text that is shown: the reader's where there is one, else German."""
        return "en" if get_language() == "en" and self.text_en else "de"

    @property
    def heading(self):
        """The title in the language of the text."""
        return self.title_en if self.language == "en" and self.title_en else self.title

    @property
    def body(self):
        """The text, in the reader's language where there is one."""
        return self.text_en if self.language == "en" else self.text
