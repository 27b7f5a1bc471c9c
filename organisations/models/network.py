"""Networks: round tables, alliances and umbrella bodies that organisations belong to."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communes.links import WebAddressField, safe_link
from communes.names import address_part, check_readable, free_address, sort_key, taken_addresses
from organisations.models.demo import FromDemo


class Network(FromDemo):
    """A round table, alliance or umbrella body with its members."""

    class Kind(models.TextChoices):
        """How the network is organised."""

        ROUND_TABLE = "round-table", _("Runder Tisch")
        ALLIANCE = "alliance", _("Bündnis")
        UMBRELLA = "umbrella", _("Dachverband")
        WORKING_GROUP = "working-group", _("Arbeitskreis")
        PROFESSIONAL = "professional", _("Fachverband")

    name = models.CharField(_("Name"), max_length=200, unique=True, validators=[check_readable])
    kind = models.CharField(_("Form"), max_length=20, choices=Kind, default=Kind.ALLIANCE)
    description = models.TextField(_("Beschreibung"), blank=True)
    website = WebAddressField(_("Website"), blank=True, max_length=300)
    commune = models.ForeignKey(
        "communes.Commune",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="networks",
        verbose_name=_("Kommune"),
        help_text=_("Leer, wenn das Netzwerk überörtlich arbeitet."),
    )
    slug = models.SlugField(max_length=100, unique=True, blank=True, editable=False)
    sort_key = models.CharField(max_length=500, blank=True, editable=False, db_index=True)

    class Meta:
        verbose_name = _("Netzwerk")
        verbose_name_plural = _("Netzwerke")
        ordering = ["sort_key", "pk"]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The name, as a filter shows it."""
        return self.name

    @property
    def names(self):
        """All names by which it is found."""
        return [self.label]

    @property
    def link(self):
        """The website, where it is safe to link to."""
        return safe_link(self.website)

    def get_absolute_url(self):
        return reverse("network", args=[self.slug])

    def save(self, **kwargs):
        self.sort_key = sort_key(self.name)
        if not self.slug:
            readable = address_part(self.name)
            self.slug = free_address(readable, taken_addresses(Network.objects, readable), "netzwerk")
        super().save(**kwargs)
