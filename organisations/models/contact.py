"""Contact persons, with the legal ground on which their name may be kept and shown.

Deliberately without history: who is erased here leaves no trace in old versions (Art. 17 DSGVO).
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations.models.phone import HasPhone


class ContactPersonQuerySet(models.QuerySet):
    """Contact persons, in chainable words."""

    def valid_on(self, day):
        """Those whose details may still be used on that day."""
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day))

    def shown_publicly(self, day):
        """Those whose name everybody may see: legal ground and scope allow it, and it has not run out."""
        return self.valid_on(day).filter(scope=ContactPerson.Scope.PUBLIC)

    def shown_on_paper(self, day):
        """Those whose name may stand on a list that a curator prints."""
        return self.valid_on(day).exclude(scope=ContactPerson.Scope.INTERNAL)

    def to_inform(self):
        """Those who have not been told yet that they are kept here (Art. 14 DSGVO)."""
        return self.filter(informed_on=None).exclude(legal_basis=ContactPerson.LegalBasis.CONSENT)


class ContactPerson(HasPhone, models.Model):
    """A person to speak to at an organisation; personal data, kept only with ground and scope."""

    class LegalBasis(models.TextChoices):
        """Why we may keep the data (Art. 6 Abs. 1 DSGVO)."""

        CONSENT = "consent", _("Einwilligung der Person")
        PUBLIC_ROLE = "public-role", _("öffentliches Amt oder öffentliche Funktion")
        PUBLISHED = "published", _("von der Organisation selbst veröffentlicht")

    class Scope(models.TextChoices):
        """Who may see the name."""

        PUBLIC = "public", _("öffentlich: Website und Papier")
        PRINT = "print", _("nur auf gedruckten Listen")
        INTERNAL = "internal", _("nur für die Redaktion")

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="contacts")
    name = models.CharField(_("Name"), max_length=120)
    role = models.CharField(_("Aufgabe"), max_length=120, blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    legal_basis = models.CharField(
        _("Rechtsgrundlage"),
        max_length=20,
        choices=LegalBasis,
        help_text=_("Warum dürfen wir den Namen überhaupt festhalten?"),
    )
    scope = models.CharField(_("Wer darf den Namen sehen?"), max_length=10, choices=Scope, default=Scope.INTERNAL)
    source = models.CharField(_("Woher stammen die Angaben?"), max_length=200)
    obtained_on = models.DateField(_("erhalten am"))
    valid_until = models.DateField(
        _("gültig bis"), null=True, blank=True, help_text=_("Danach wird der Name nirgends mehr gezeigt.")
    )
    informed_on = models.DateField(
        _("informiert am"), null=True, blank=True, help_text=_("Wann haben wir der Person gesagt, dass sie hier steht?")
    )

    objects = ContactPersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("Ansprechperson")
        verbose_name_plural = _("Ansprechpersonen")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="contact_has_legal_basis",
                condition=Q(legal_basis__in=["consent", "public-role", "published"]),
                violation_error_message=_("Ohne Rechtsgrundlage dürfen wir den Namen nicht festhalten."),
            ),
            models.CheckConstraint(
                name="contact_scope_known",
                condition=Q(scope__in=["public", "print", "internal"]),
                violation_error_message=_("Bitte wählen Sie, wer den Namen sehen darf."),
            ),
            models.CheckConstraint(
                name="contact_valid_after_obtained",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=models.F("obtained_on")),
                violation_error_message=_("„gültig bis“ liegt vor „erhalten am“."),
            ),
        ]

    def __str__(self):
        """Without the name: what Django logs about a person must not outlive her data."""
        return self.role or str(self._meta.verbose_name)
