"""The organisation: one actor of the directory, and the addresses it had before."""

from contextlib import contextmanager

from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communes.models import Commune
from communes.names import address_part, check_readable, free_address, sort_key, taken_addresses
from organisations import phones
from organisations.models.confirmation import Confirmable
from organisations.models.demo import FromDemo
from organisations.models.details import snapshot
from organisations.models.network import Network
from organisations.models.reach import Reachable
from organisations.models.recorded import Recorded
from organisations.models.statements import SelfStatements
from organisations.querysets import OrganisationQuerySet
from organisations.vocabularies import (
    Goal,
    KnowHow,
    Language,
    OrganisationType,
    Resource,
    TargetGroup,
    Topic,
    Value,
    WorkingMethod,
)
from organisations.words import kept_words, search_text, words_of

# Words that already mean a page of their own below /organisationen/.
RESERVED_SLUGS = {"druck", "einbetten", "karte"}


def terms(vocabulary, label, help_text="", related_name="organisations"):
    """A many-to-many field to a vocabulary, optional as nearly all of an entry is."""
    return models.ManyToManyField(
        vocabulary, blank=True, related_name=related_name, verbose_name=label, help_text=help_text
    )


class Organisation(FromDemo, SelfStatements, Reachable, Confirmable):
    """One actor: exactly one type and one commune (where it sits); may work in several."""

    class Status(models.TextChoices):
        """Who sees the entry."""

        DRAFT = "draft", _("Entwurf")
        PUBLISHED = "published", _("veröffentlicht")
        RETIRED = "retired", _("stillgelegt")

    name = models.CharField(
        _("Name"),
        max_length=200,
        validators=[check_readable],
        help_text=_("So wie die Organisation sich selbst schreibt."),
    )
    short_name = models.CharField(_("Kurzname"), max_length=60, blank=True, help_text=_("Zum Beispiel „agisra“."))
    type = models.ForeignKey(
        OrganisationType,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("Art"),
        help_text=_("Was trifft am besten zu? Zum Veröffentlichen nötig."),
    )
    description = models.TextField(
        _("Was macht die Organisation?"),
        blank=True,
        help_text=_("Zwei, drei Sätze, wie Sie es am Telefon erklären würden: Was bekommt man dort, und wer?"),
    )

    values = terms(Value, _("Werte"), _("Wofür steht die Organisation? Nur was sie selbst von sich sagt."))
    goals = terms(Goal, _("Ziele"))
    working_methods = terms(WorkingMethod, _("Arbeitsweisen"))
    know_how = terms(KnowHow, _("Know-how"), _("Was kann die Organisation besonders gut?"))
    experience = models.TextField(_("Erfahrungen"), blank=True, help_text=_("Was hat sie schon gemacht?"))
    resources_offered = terms(Resource, _("bietet"), _("Was kann sie anderen geben oder leihen?"), "offered_by")
    resources_sought = terms(Resource, _("sucht"), _("Was fehlt ihr?"), "sought_by")
    networks = terms(Network, _("Netzwerke"), related_name="members")
    ideas = models.TextField(_("Ideen"), blank=True, help_text=_("Was würde sie gern mit anderen tun?"))
    topics = terms(Topic, _("Themen"), _("Womit können Menschen kommen?"))
    target_groups = terms(TargetGroup, _("Zielgruppen"))
    languages = terms(Language, _("Sprachen"), _("In welchen Sprachen kann man dort sprechen?"))
    works_in = terms(
        Commune, _("arbeitet in"), _("Der Sitz zählt immer dazu; hier nur weitere Kommunen."), "active_organisations"
    )

    status = models.CharField(_("Status"), max_length=10, choices=Status, default=Status.DRAFT)
    source = models.CharField(_("Quelle"), max_length=300, blank=True, help_text=_("Woher stammen die Angaben?"))
    internal_note = models.TextField(
        _("Notiz für die Redaktion"), blank=True, help_text=_("Steht nie auf der Website.")
    )
    details = models.JSONField(_("Angebote und Öffnungszeiten"), default=dict, blank=True, editable=False)
    slug = models.SlugField(max_length=100, unique=True, blank=True, editable=False)
    sort_key = models.CharField(max_length=500, blank=True, editable=False, db_index=True)
    search_text = models.TextField(blank=True, editable=False, default="")
    created_at = models.DateTimeField(_("angelegt"), auto_now_add=True)
    changed_at = models.DateTimeField(_("geändert"), auto_now=True)

    objects = OrganisationQuerySet.as_manager()
    history = Recorded(
        verbose_name=_("Verlauf"),
        excluded_fields=["slug", "sort_key", "search_text", "is_demo", "created_at", "changed_at"],
        m2m_fields=[
            *(values, goals, working_methods, know_how, resources_offered, resources_sought),
            *(networks, topics, target_groups, languages, works_in),
        ],
    )

    class Meta:
        verbose_name = _("Organisation")
        verbose_name_plural = _("Organisationen")
        ordering = ["sort_key", "pk"]
        permissions = [
            ("publish_organisation", _("Darf Organisationen veröffentlichen und stilllegen")),
            ("remove_demo", _("Darf die Demodaten entfernen")),
        ]
        indexes = [models.Index(fields=["status", "sort_key"], name="organisation_list")]
        constraints = [
            models.CheckConstraint(
                name="organisation_has_name",
                condition=~Q(name=""),
                violation_error_message=_("Bitte geben Sie einen Namen an."),
            ),
            models.CheckConstraint(
                name="organisation_status_known",
                condition=Q(status__in=["draft", "published", "retired"]),
                violation_error_message=_("Diesen Status gibt es nicht."),
            ),
            models.CheckConstraint(
                name="organisation_published_with_type_and_commune",
                condition=~Q(status="published") | Q(type__isnull=False, commune__isnull=False),
                violation_error_message=_("Zum Veröffentlichen fehlt noch die Art oder die Kommune."),
            ),
            *SelfStatements.Meta.constraints,
            *Reachable.Meta.constraints,
            *Confirmable.Meta.constraints,
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("organisation", args=[self.slug])

    def save(self, **kwargs):
        """Saves with what is derived; a renaming gives a new address and keeps the old one redirecting."""
        with transaction.atomic():
            stored = Organisation.objects.filter(pk=self.pk) if self.pk else Organisation.objects.none()
            before = stored.values("name", "slug", "commune").first()
            if before is None or before["name"] != self.name:
                self.slug = self.free_slug()
            self.sort_key = sort_key(self.name)
            self.search_text = self.searchable_text()
            super().save(**kwargs)
            if before and before["slug"] != self.slug:
                FormerSlug.objects.filter(slug=self.slug).delete()
                FormerSlug.objects.create(organisation=self, slug=before["slug"])
            if before and before["commune"] not in {None, self.commune_id}:
                self.works_in.remove(before["commune"])

    def free_slug(self):
        """An address made from the name that no other organisation has or had."""
        readable = address_part(self.name)
        current = taken_addresses(Organisation.objects.exclude(pk=self.pk), readable)
        former = taken_addresses(FormerSlug.objects.exclude(organisation=self.pk), readable)
        return free_address(readable, RESERVED_SLUGS | current | former, "organisation")

    def searchable_text(self):
        """The entry's own words, as `words.search_text` keeps them. Terms and places are found by themselves."""
        offers = [text for offer in self.offers.all() for text in (offer.title, offer.description)] if self.pk else []
        others = [self.description, self.experience, self.ideas, self.street, self.postal_code, self.city]
        others.append(phones.digits(self.phone))
        return search_text([self.name, self.short_name], offers, others)

    def keep_words(self):
        """Keeps the words anew after an offer was changed by itself."""
        Organisation.objects.filter(pk=self.pk).update(search_text=self.searchable_text())

    def all_words(self):
        """All words by which the entry is found: its own, and those of its terms and places in all languages."""
        described = [term for field in self._meta.many_to_many for term in getattr(self, field.name).all()]
        described += filter(None, (self.type, self.district))
        own = {word for kind, word in kept_words(self.search_text) if kind != "length"}
        return own.union(*(words_of(name) for term in described for name in term.names))

    @contextmanager
    def one_history_entry(self, reason=""):
        """Everything saved inside (columns, terms, offers) becomes one transaction and one entry of the history."""
        is_new = self._state.adding
        with transaction.atomic():
            self.skip_history_when_saving = True
            try:
                yield self
                self.include_offers()
            finally:
                del self.skip_history_when_saving
            self.details = snapshot(self)
            self._change_reason = reason
            self.save()
            if is_new:
                self.history.update(history_type="+")

    def include_offers(self):
        """What holds for an offer holds for its organisation (topics, people, languages); where it sits, it works."""
        for field, vocabulary in (("topics", Topic), ("target_groups", TargetGroup), ("languages", Language)):
            getattr(self, field).add(*vocabulary.objects.filter(offers__organisation=self))
        if self.commune:
            self.works_in.add(self.commune)

    def publish(self):
        """Shows the entry to everybody, once `full_clean` agrees."""
        self.status = self.Status.PUBLISHED

    def retire(self):
        """Takes the entry off the lists without losing it."""
        self.status = self.Status.RETIRED

    @property
    def is_published(self):
        """Whether everybody may see the entry."""
        return self.status == self.Status.PUBLISHED


class FormerNumber(models.Model):
    """The number of an organisation that was merged into another; what was printed or handed on with it leads there."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_numbers")
    number = models.BigIntegerField(unique=True)

    class Meta:
        verbose_name = _("frühere Nummer")
        verbose_name_plural = _("frühere Nummern")

    def __str__(self):
        return str(self.number)


class FormerSlug(models.Model):
    """An address that an organisation had before a renaming or a merge; it redirects for ever."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="former_slugs")
    slug = models.SlugField(max_length=100, unique=True)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("frühere Adresse")
        verbose_name_plural = _("frühere Adressen")

    def __str__(self):
        return self.slug
