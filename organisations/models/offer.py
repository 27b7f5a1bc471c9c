"""Offers: concrete services of an organisation for people."""

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from organisations.vocabularies import Language, TargetGroup, Topic


class Offer(models.Model):
    """One service: what, for whom, in which languages, when and where.

    Its topics, target groups and languages count as the organisation's too (`Organisation.include_offers`).
    """

    organisation = models.ForeignKey("organisations.Organisation", models.CASCADE, related_name="offers")
    title = models.CharField(_("Angebot"), max_length=160)
    description = models.TextField(_("Was bekommt man dort?"), blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="offers", verbose_name=_("Themen"))
    target_groups = models.ManyToManyField(
        TargetGroup, blank=True, related_name="offers", verbose_name=_("Zielgruppen")
    )
    languages = models.ManyToManyField(Language, blank=True, related_name="offers", verbose_name=_("Sprachen"))
    hours = models.CharField(
        _("Wann"), max_length=200, blank=True, help_text=_("Zum Beispiel: dienstags 14:00–16:00 Uhr, ohne Termin")
    )
    place = models.CharField(_("Wo"), max_length=200, blank=True, help_text=_("Nur wenn nicht am Sitz."))

    class Meta:
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        ordering = ["pk"]

    def __str__(self):
        return self.title

    @transaction.atomic
    def save(self, **kwargs):
        super().save(**kwargs)
        self.organisation.keep_words()

    @transaction.atomic
    def delete(self, **kwargs):
        super().delete(**kwargs)
        self.organisation.keep_words()
