"""The small library: pages, portals, guides and studies worth knowing, in general or about a commune."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from communes.links import WebAddressField, safe_link
from communes.models.place import Commune


class SourceQuerySet(models.QuerySet):
    """Sources, in chainable words."""

    def general(self):
        """Those that are about no single commune."""
        return self.filter(commune=None)

    def without_link(self):
        """Those whose address somebody still has to find."""
        return self.filter(url="")


class Source(models.Model):
    """One title of the library; a link that nobody is sure of stays empty until a curator found it."""

    class Kind(models.TextChoices):
        """What it is."""

        FIGURES = "figures", _("Seite mit Zahlen")
        PORTAL = "portal", _("Portal")
        GUIDE = "guide", _("Leitfaden")
        STUDY = "study", _("Studie")

    title = models.CharField(_("Titel"), max_length=250)
    kind = models.CharField(_("Was ist es?"), max_length=10, choices=Kind)
    publisher = models.CharField(_("Herausgegeben von"), max_length=160, blank=True)
    published = models.CharField(_("erschienen"), max_length=40, blank=True, help_text=_("Zum Beispiel „Juni 2016“."))
    language = models.CharField(_("Sprache"), max_length=8, default="de", help_text=_("Zum Beispiel de, en, uk."))
    url = WebAddressField(_("Adresse"), max_length=400, blank=True)
    description = models.TextField(_("Wozu ist es gut?"), blank=True)
    commune = models.ForeignKey(
        Commune, models.CASCADE, null=True, blank=True, related_name="sources", verbose_name=_("Kommune"),
        help_text=_("Leer, wenn es nicht um eine einzelne Kommune geht."),
    )  # fmt: skip
    checked_on = models.DateField(_("Adresse zuletzt geprüft"), null=True, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("Fundstelle")
        verbose_name_plural = _("Fundstellen")
        ordering = ["kind", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "language"],
                name="source_once",
                violation_error_message=_("Diesen Titel gibt es in der Sprache schon."),
            )
        ]

    def __str__(self):
        return self.title

    @property
    def link(self):
        """The address, where it is safe to link to."""
        return safe_link(self.url)
