"""What an organisation says about itself: optional, with "unknown" as an honest answer."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR, LATEST_YEAR = 700, 2100


class SelfStatements(models.Model):
    """Founding year, size, who works there, migration and religion. The last two are shown only when released."""

    class Staffing(models.TextChoices):
        """Who does the work."""

        UNKNOWN = "", _("nicht bekannt")
        VOLUNTARY = "voluntary", _("ehrenamtlich")
        PAID = "paid", _("hauptamtlich")
        BOTH = "both", _("ehrenamtlich und hauptamtlich")

    class Size(models.TextChoices):
        """How many people take part in the work, paid or not."""

        UNKNOWN = "", _("nicht bekannt")
        SMALL = "small", _("bis 10 Mitwirkende")
        MEDIUM = "medium", _("11 bis 50 Mitwirkende")
        LARGE = "large", _("mehr als 50 Mitwirkende")

    class MigrantLed(models.TextChoices):
        """Whether people with a history of migration lead the organisation."""

        UNKNOWN = "", _("nicht bekannt")
        YES = "yes", _("ja")
        NO = "no", _("nein")

    class Religion(models.TextChoices):
        """To which religion the organisation counts itself."""

        UNKNOWN = "", _("nicht bekannt")
        NONE = "none", _("keine")
        CHRISTIAN = "christian", _("christlich")
        MUSLIM = "muslim", _("muslimisch")
        JEWISH = "jewish", _("jüdisch")
        ALEVI = "alevi", _("alevitisch")
        YAZIDI = "yazidi", _("jesidisch")
        OTHER = "other", _("andere")

    year_founded = models.PositiveSmallIntegerField(
        _("Gründungsjahr"),
        null=True,
        blank=True,
        validators=[MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)],
    )
    staffing = models.CharField(_("Wer arbeitet dort?"), max_length=10, choices=Staffing, blank=True)
    size = models.CharField(_("Größe"), max_length=10, choices=Size, blank=True)
    migrant_led = models.CharField(
        _("von Menschen mit Migrationsgeschichte geleitet"), max_length=10, choices=MigrantLed, blank=True
    )
    religion = models.CharField(_("Religion"), max_length=10, choices=Religion, blank=True)
    statements_public = models.BooleanField(
        _("Angaben zu Migration und Religion zeigen"),
        default=False,
        help_text=_("Nur wenn die Organisation zugestimmt hat. Sonst sieht sie allein die Redaktion."),
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="organisation_year_sensible",
                condition=Q(year_founded=None) | Q(year_founded__range=(EARLIEST_YEAR, LATEST_YEAR)),
                violation_error_message=_("Bitte geben Sie ein Gründungsjahr mit vier Ziffern an."),
            )
        ]

    @property
    def shown_statements(self):
        """Pairs of label and answer that everybody may see; what is unknown or not released is left out."""
        names = ["staffing", "size"] + (["migrant_led", "religion"] if self.statements_public else [])
        pairs = [(self._meta.get_field(name).verbose_name, getattr(self, f"get_{name}_display")()) for name in names]
        return [pair for name, pair in zip(names, pairs, strict=True) if getattr(self, name)]
