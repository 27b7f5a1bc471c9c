"""Figures about a commune: what is counted, how many, when, and who says so."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from communes.links import WebAddressField, safe_link
from communes.models.place import Commune
from communes.names import address_part, free_address, taken_addresses


class Indicator(models.Model):
    """What is counted, such as "Untergebrachte Geflüchtete"."""

    name = models.CharField(_("Was wird gezählt?"), max_length=120, unique=True)
    name_en = models.CharField(_("auf Englisch"), max_length=120, blank=True)
    unit = models.CharField(_("Einheit"), max_length=40, default="Personen")
    description = models.TextField(
        _("Was zählt dazu, was nicht?"), blank=True, help_text=_("So, dass niemand die Zahl falsch versteht.")
    )
    is_per_inhabitants = models.BooleanField(_("auch je 1.000 Einwohner zeigen"), default=True)
    slug = models.SlugField(max_length=120, unique=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("Kennzahl")
        verbose_name_plural = _("Kennzahlen")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The name in the reader's language."""
        return (self.name_en if get_language() == "en" else "") or self.name

    def save(self, **kwargs):
        if not self.slug:
            readable = address_part(self.name, longest=100)
            self.slug = free_address(readable, taken_addresses(Indicator.objects, readable), "kennzahl")
        super().save(**kwargs)


class FigureQuerySet(models.QuerySet):
    """Figures, in chainable words."""

    def published(self):
        """Those that everybody may see."""
        return self.filter(is_published=True)

    def due(self, day):
        """Those that somebody wanted to look at again by that day."""
        return self.filter(next_review__lte=day)


class Figure(models.Model):
    """One value of an indicator for a commune on a day; `breakdown` names a part of the whole, empty for the whole."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="figures", verbose_name=_("Kennzahl"))
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="figures", verbose_name=_("Kommune"))
    value = models.DecimalField(_("Wert"), max_digits=14, decimal_places=2)
    as_of = models.DateField(_("Stand"), null=True, blank=True, help_text=_("Für welchen Tag gilt die Zahl?"))
    breakdown = models.CharField(
        _("davon"), max_length=80, blank=True, help_text=_("Zum Beispiel „Frauen“. Leer für die ganze Zahl.")
    )
    source = models.CharField(
        _("Quelle"), max_length=200, blank=True, help_text=_("Wer sagt das? Zum Beispiel das Amt.")
    )
    source_link = WebAddressField(_("Adresse der Quelle"), max_length=300, blank=True)
    note = models.CharField(_("Anmerkung"), max_length=300, blank=True)
    next_review = models.DateField(_("wieder ansehen am"), null=True, blank=True)
    is_published = models.BooleanField(
        _("veröffentlicht"), default=False, help_text=_("Geht erst mit Stand und Quelle.")
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zahl")
        verbose_name_plural = _("Zahlen")
        ordering = ["indicator__name", "breakdown", "as_of", "pk"]
        constraints = [
            models.CheckConstraint(
                name="figure_published_with_source_and_date",
                condition=Q(is_published=False) | (Q(as_of__isnull=False) & ~Q(source="")),
                violation_error_message=_("Zum Veröffentlichen braucht die Zahl ihren Stand und ihre Quelle."),
            ),
            models.CheckConstraint(
                name="figure_not_negative",
                condition=Q(value__gte=0),
                violation_error_message=_("Die Zahl kann nicht unter null liegen."),
            ),
            models.UniqueConstraint(
                fields=["indicator", "commune", "as_of", "breakdown"],
                name="figure_once_a_day",
                violation_error_message=_("Diese Zahl gibt es für den Tag schon."),
            ),
        ]

    def __str__(self):
        return f"{self.indicator} {self.commune}"

    @property
    def link(self):
        """Where the source is, if it is safe to link to."""
        return safe_link(self.source_link)

    @property
    def per_thousand(self):
        """The value for every 1,000 inhabitants; None where nobody knows how many there are, or it makes no sense."""
        people = self.commune.population
        return self.value * 1000 / Decimal(people) if people and self.indicator.is_per_inhabitants else None

    def get_absolute_url(self):
        return reverse("figures", args=[self.commune.slug, self.indicator.slug])
