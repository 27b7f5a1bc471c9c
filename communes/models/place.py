"""The place: a commune with its official key, its districts and its postal codes."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communes.names import address_part, free_address, sort_key, taken_addresses

ags_format = RegexValidator(r"\A[0-9]{8}\Z", _("Der Amtliche Gemeindeschlüssel hat genau acht Ziffern."))
postal_code_format = RegexValidator(r"\A[0-9]{5}\Z", _("Eine Postleitzahl hat genau fünf Ziffern."))

# Said with isnull, since a comparison with NULL is neither true nor false and would pass.
POSITION_WHOLE = Q(latitude__isnull=True, longitude__isnull=True) | Q(
    latitude__isnull=False, longitude__isnull=False, latitude__range=(-90, 90), longitude__range=(-180, 180)
)


class Commune(models.Model):
    """A Gemeinde of Germany, known by its official key (AGS, eight digits).

    `qualifier` tells it from others of the same name (its Kreis), `corrected` names the fields that a curator wrote,
    which no official list overwrites.
    """

    ags = models.CharField(
        _("Amtlicher Gemeindeschlüssel (AGS)"),
        max_length=8,
        unique=True,
        validators=[ags_format],
        help_text=_("Acht Ziffern, zum Beispiel 05315000 für Köln."),
    )
    name = models.CharField(_("Name"), max_length=120, help_text=_("Wie man ihn sagt: „Köln“, nicht „Köln, Stadt“."))
    official_name = models.CharField(_("amtlicher Name"), max_length=160, blank=True)
    slug = models.SlugField(_("Adresse der Seite"), max_length=100, unique=True, blank=True, editable=False)
    sort_key = models.CharField(max_length=300, blank=True, editable=False, db_index=True)
    county = models.CharField(_("Kreis"), max_length=120, blank=True)
    state = models.CharField(_("Bundesland"), max_length=60, blank=True)
    population = models.PositiveIntegerField(_("Einwohnerzahl"), null=True, blank=True)
    area = models.DecimalField(_("Fläche in km²"), max_digits=8, decimal_places=2, null=True, blank=True)
    figures_as_of = models.DateField(_("Stand von Einwohnerzahl und Fläche"), null=True, blank=True)
    latitude = models.FloatField(_("Breitengrad"), null=True, blank=True)
    longitude = models.FloatField(_("Längengrad"), null=True, blank=True)
    qualifier = models.CharField(max_length=120, blank=True, editable=False)
    corrected = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("Kommune")
        verbose_name_plural = _("Kommunen")
        ordering = ["sort_key", "ags"]
        constraints = [
            models.CheckConstraint(
                name="commune_ags_has_eight_digits",
                condition=Q(ags__regex=r"^[0-9]{8}$"),
                violation_error_message=_("Der Amtliche Gemeindeschlüssel hat genau acht Ziffern."),
            ),
            models.CheckConstraint(
                name="commune_on_earth",
                condition=POSITION_WHOLE,
                violation_error_message=_("Breitengrad und Längengrad gehören zusammen."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("commune", args=[self.slug])

    @property
    def label(self):
        """The name, as a filter shows it: with the Kreis where others have the same name."""
        return f"{self.name} ({self.qualifier})" if self.qualifier else self.name

    def correct(self, names):
        """Notes fields that a curator wrote."""
        self.corrected = sorted({*self.corrected, *names})

    @property
    def names(self):
        """All names by which it is found."""
        return [self.label]

    def save(self, **kwargs):
        self.sort_key = sort_key(self.name)
        if not self.slug:
            readable = address_part(self.name)
            taken = type(self).objects.filter(slug=readable).exists()
            self.slug = f"{readable}-{self.ags}" if taken or not readable else readable
        super().save(**kwargs)


class FormerCommune(models.Model):
    """A commune that was merged into another: its key and address lead to the successor."""

    commune = models.ForeignKey(Commune, models.CASCADE, related_name="former", verbose_name=_("Nachfolgerin"))
    ags = models.CharField(max_length=8, unique=True, validators=[ags_format])
    name = models.CharField(_("Name"), max_length=120)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        verbose_name = _("frühere Kommune")
        verbose_name_plural = _("frühere Kommunen")

    def __str__(self):
        return self.name


class DistrictManager(models.Manager):
    """Districts with their communes: a district is always named together with its commune."""

    def get_queryset(self):
        return super().get_queryset().select_related("commune")


class District(models.Model):
    """A Stadtbezirk: how a large commune is divided."""

    commune = models.ForeignKey(Commune, models.CASCADE, related_name="districts", verbose_name=_("Kommune"))
    number = models.PositiveSmallIntegerField(_("Nummer"), null=True, blank=True)
    name = models.CharField(_("Name"), max_length=80)
    slug = models.SlugField(_("Adresse"), max_length=180, unique=True, blank=True, editable=False)
    latitude = models.FloatField(_("Breitengrad"), null=True, blank=True)
    longitude = models.FloatField(_("Längengrad"), null=True, blank=True)

    objects = DistrictManager()

    class Meta:
        verbose_name = _("Stadtbezirk")
        verbose_name_plural = _("Stadtbezirke")
        ordering = ["commune__sort_key", "number", "slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "name"],
                name="district_once_in_commune",
                violation_error_message=_("Diesen Stadtbezirk gibt es in der Kommune schon."),
            ),
            models.CheckConstraint(
                name="district_on_earth",
                condition=POSITION_WHOLE,
                violation_error_message=_("Breitengrad und Längengrad gehören zusammen."),
            ),
        ]

    def __str__(self):
        return self.label

    @property
    def label(self):
        """The name with its commune, as in "Köln-Mülheim"; the district "Bonn" of Bonn stays "Bonn"."""
        return self.name if self.name == self.commune.name else f"{self.commune.name}-{self.name}"

    @property
    def names(self):
        """All names by which it is found."""
        return [self.label]

    def save(self, **kwargs):
        if not self.slug:
            readable = address_part(f"{self.commune.slug}-{self.name}", longest=170)
            self.slug = free_address(readable, taken_addresses(District.objects, readable), "bezirk")
        super().save(**kwargs)


class PostalCode(models.Model):
    """A postal code of a commune. The same code may belong to several communes."""

    commune = models.ForeignKey(Commune, models.CASCADE, related_name="postal_codes", verbose_name=_("Kommune"))
    code = models.CharField(_("Postleitzahl"), max_length=5, validators=[postal_code_format], db_index=True)

    class Meta:
        verbose_name = _("Postleitzahl")
        verbose_name_plural = _("Postleitzahlen")
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "code"], name="postal_code_once_in_commune"),
            models.CheckConstraint(
                name="postal_code_has_five_digits",
                condition=Q(code__regex=r"^[0-9]{5}$"),
                violation_error_message=_("Eine Postleitzahl hat genau fünf Ziffern."),
            ),
        ]

    def __str__(self):
        return self.code
