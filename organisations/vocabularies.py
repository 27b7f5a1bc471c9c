"""The lists of terms an agency can edit: types, values, goals, topics, languages and so on."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from communes.names import address_part, free_address, taken_addresses


class Term(models.Model):
    """One entry of a vocabulary: German and English name, place in the list, help for curators."""

    name = models.CharField(pgettext_lazy("Begriff", "Name"), max_length=80, unique=True)
    name_en = models.CharField(_("Name auf Englisch"), max_length=80, blank=True)
    description = models.CharField(
        _("Erklärung"),
        max_length=300,
        blank=True,
        help_text=_("Hilft beim Auswählen: Wofür gilt der Begriff, wofür nicht?"),
    )
    position = models.PositiveSmallIntegerField(
        _("Reihenfolge"), default=500, help_text=_("Kleine Zahlen stehen oben.")
    )
    slug = models.SlugField(
        _("Kennung in Adressen"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_("Entsteht aus dem Namen. Bitte nicht mehr ändern: Lesezeichen hängen daran."),
    )

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self):
        return self.name

    @property
    def label(self):
        """The name in the reader's language, German where there is no other."""
        return (self.name_en if get_language() == "en" else "") or self.name

    @property
    def names(self):
        """All names by which it is found, the German one first."""
        return [self.name, self.name_en]

    def save(self, **kwargs):
        if not self.slug:
            readable = address_part(self.name, longest=70)
            self.slug = free_address(readable, taken_addresses(type(self).objects, readable), "begriff")
        super().save(**kwargs)


class OrganisationType(Term):
    """What kind of actor an organisation is: advice centre, initiative, administration …"""

    plural = models.CharField(_("Mehrzahl"), max_length=80, blank=True, help_text=_("Für Listen: „Beratungsstellen“"))
    plural_en = models.CharField(_("Mehrzahl auf Englisch"), max_length=80, blank=True)
    is_municipal = models.BooleanField(
        _("gehört zur Kommune"), default=False, help_text=_("Rat und Verwaltung: stehen auf der Seite der Kommune.")
    )

    class Meta(Term.Meta):
        verbose_name = _("Art der Organisation")
        verbose_name_plural = _("Arten der Organisation")

    def get_absolute_url(self):
        return reverse("type", args=[self.slug])

    @property
    def names(self):
        """All names by which it is found, the German one first."""
        return [*super().names, self.plural, self.plural_en]

    @property
    def plural_label(self):
        """The name of many, for headings of lists, in the reader's language."""
        if get_language() == "en":
            return self.plural_en or self.label
        return self.plural or self.name


class Value(Term):
    """What an organisation stands for."""

    class Meta(Term.Meta):
        verbose_name = _("Wert")
        verbose_name_plural = _("Werte")


class Goal(Term):
    """What an organisation wants to reach."""

    class Meta(Term.Meta):
        verbose_name = _("Ziel")
        verbose_name_plural = _("Ziele")


class WorkingMethod(Term):
    """How an organisation works: voluntary or paid, grass-roots or hierarchical …"""

    class Meta(Term.Meta):
        verbose_name = _("Arbeitsweise")
        verbose_name_plural = _("Arbeitsweisen")


class KnowHow(Term):
    """What an organisation can do well."""

    class Meta(Term.Meta):
        verbose_name = _("Know-how")
        verbose_name_plural = _("Know-how")


class Resource(Term):
    """What one organisation has and another lacks: rooms, money, volunteers …"""

    class Meta(Term.Meta):
        verbose_name = _("Ressource")
        verbose_name_plural = _("Ressourcen")


class Topic(Term):
    """What people come for: housing, asylum, learning German …"""

    class Meta(Term.Meta):
        verbose_name = _("Thema")
        verbose_name_plural = _("Themen")


class TargetGroup(Term):
    """Whom an organisation or an offer is for."""

    class Meta(Term.Meta):
        verbose_name = _("Zielgruppe")
        verbose_name_plural = _("Zielgruppen")


class Language(Term):
    """A language spoken; its slug is the ISO 639 code."""

    own_name = models.CharField(_("Name in der Sprache selbst"), max_length=80, blank=True)

    class Meta(Term.Meta):
        verbose_name = _("Sprache")
        verbose_name_plural = _("Sprachen")

    @property
    def names(self):
        """All names by which it is found, the German one first."""
        return [*super().names, self.own_name]
