"""Where an organisation is and how it is reached."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from communes.distance import box
from communes.links import WebAddressField, safe_link, short_link
from communes.models import POSITION_WHOLE, Commune, District, postal_code_format
from organisations.models.phone import HasPhone

# Kilometres around an organisation that its link to the map shows.
NEIGHBOURHOOD = 1


class Reach(HasPhone):
    """What follows from address, position, phone and website; for whatever has them, a row of the database or not."""

    @property
    def link(self):
        """The website, where it is safe to link to."""
        return safe_link(self.website)

    @property
    def short_link(self):
        """The website as people read it."""
        return short_link(self.link)

    @property
    def address_lines(self):
        """Street, then postal code and town (DIN 5008)."""
        return [line for line in (self.street, f"{self.postal_code} {self.city}".strip()) if line]

    @property
    def geo_link(self):
        """A geo: address that opens the map app of a phone (RFC 5870); empty without a position."""
        return f"geo:{self.latitude:.6f},{self.longitude:.6f}" if self.latitude is not None else ""


class Reachable(Reach, models.Model):
    """Seat, position, phone, e-mail, website and what is to be known about opening hours."""

    street = models.CharField(_("Straße und Hausnummer"), max_length=160, blank=True)
    postal_code = models.CharField(_("PLZ"), max_length=5, blank=True, validators=[postal_code_format])
    city = models.CharField(_("Ort"), max_length=120, blank=True)
    commune = models.ForeignKey(
        Commune,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Kommune (Sitz)"),
        help_text=_("Zum Veröffentlichen nötig."),
    )
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, blank=True, related_name="organisations", verbose_name=_("Stadtbezirk")
    )
    latitude = models.FloatField(
        _("Breitengrad"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Zum Beispiel 50,938056"),
    )
    longitude = models.FloatField(
        _("Längengrad"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Zum Beispiel 6,959722"),
    )
    phone = models.CharField(
        _("Telefon"), max_length=120, blank=True, help_text=_("Zum Beispiel 0221 888278-0. Ein Hinweis darf dahinter.")
    )
    email = models.EmailField(_("E-Mail"), blank=True)
    website = WebAddressField(_("Website"), blank=True, max_length=300)
    by_appointment = models.BooleanField(_("nach Vereinbarung"), default=False)
    hours_note = models.CharField(_("Hinweis zu den Öffnungszeiten"), max_length=300, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="organisation_position_whole",
                condition=POSITION_WHOLE,
                violation_error_message=_(
                    "Breitengrad und Längengrad gehören zusammen: bitte beide angeben oder keinen."
                ),
            ),
            models.CheckConstraint(
                name="organisation_postal_code_has_five_digits",
                condition=Q(postal_code="") | Q(postal_code__regex=r"^[0-9]{5}$"),
                violation_error_message=_("Eine Postleitzahl hat genau fünf Ziffern."),
            ),
        ]

    def clean(self):
        """Refuses a district of another commune."""
        super().clean()
        if self.district and self.district.commune_id != self.commune_id:
            raise ValidationError({"district": _("Dieser Stadtbezirk gehört nicht zur gewählten Kommune.")})

    @property
    def place(self):
        """Where it is, in one word: the district with its commune, or the commune."""
        return (self.district or self.commune).label if self.commune else self.city

    @property
    def place_lines(self):
        """Address and district for paper, each place said once."""
        if not self.district or self.district.label == self.city:
            return self.address_lines or [self.place]
        return [*(line for line in self.address_lines if line != self.city), self.district.label]

    @property
    def section(self):
        """The section of the map around its position, as addresses have it; empty without a position."""
        if self.latitude is None:
            return ""
        south, west, north, east = box(self.latitude, self.longitude, NEIGHBOURHOOD)
        return f"{south:.5f},{west:.5f},{north:.5f},{east:.5f}"

    @property
    def has_hours(self):
        """Whether anything is known about when it is open."""
        return bool(self.by_appointment or self.hours_note or self.opening_hours.all())
