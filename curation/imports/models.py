"""What an import keeps: the file's rows, what a person decided, what was written; nothing longer than needed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from organisations.exchange import kinds, numbering
from organisations.models import Organisation


class Import(models.Model):
    """One file on its way into the directory. The stage says what happens next; all of it survives a restart."""

    class Stage(models.TextChoices):
        """Where the import is."""

        MAPPING = "mapping", _("Spalten zuordnen")
        PLANNING = "planning", _("wird geprüft")
        PLANNED = "planned", _("bereit zum Übernehmen")
        APPLYING = "applying", _("wird übernommen")
        APPLIED = "applied", _("übernommen")
        UNDOING = "undoing", _("wird zurückgenommen")
        UNDONE = "undone", _("zurückgenommen")

    name = models.CharField(_("Datei"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, verbose_name=_("von"), related_name="+"
    )
    created_at = models.DateTimeField(_("hochgeladen"), auto_now_add=True)
    stage = models.CharField(_("Stand"), max_length=10, choices=Stage, default=Stage.MAPPING)
    file = models.BinaryField(null=True)
    sheets = models.JSONField(default=list)
    sheet = models.CharField(_("Blatt"), max_length=100, blank=True)
    headings = models.JSONField(default=list)
    targets = models.JSONField(default=list)
    aside = models.JSONField(default=list)
    options = models.JSONField(default=dict)
    term_choices = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Import")
        verbose_name_plural = _("Importe")
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def is_working(self):
        """Whether steps are to be done, one after the other."""
        return self.stage in {self.Stage.PLANNING, self.Stage.APPLYING, self.Stage.UNDOING}

    def hold(self):
        """Whether the import still is at the stage at which it was read; it stays there until the transaction ends."""
        return Import.objects.select_for_update().filter(pk=self.pk, stage=self.stage).exists()

    @property
    def source(self):
        """What the source is called; with it, keys of the source become recognisable."""
        return self.options.get("source") or self.name


class ImportRowQuerySet(models.QuerySet):
    """Rows of imports, in chainable words."""

    def unplanned(self):
        """Those nobody has looked at yet, or that have to be looked at again."""
        return self.filter(kind="", applied=False)

    def to_apply(self):
        """Those that come in when the person says so."""
        takes = [kinds.NEW, kinds.CHANGED, kinds.CONFLICT, kinds.UNCHANGED]
        return self.filter(kind__in=takes, applied=False, is_stale=False).exclude(choice=ImportRow.Choice.SKIP)

    def to_undo(self):
        """Those whose writing can be taken back."""
        return self.filter(applied=True, record__isnull=False, undone="")

    def left_out(self):
        """Those that did not come in."""
        return self.filter(applied=False)


class ImportRow(models.Model):
    """One row of a file: its cells, what it would do, what the person decided, and whether it was written.

    `record` is the number of the record of the history that it wrote, `undone_record` of that which took it back,
    `key_before` the organisation that its key meant before.
    """

    class Choice(models.TextChoices):
        """What a person decided about the row."""

        NONE = "", _("noch nichts")
        SKIP = "skip", _("weglassen")
        NEW = "new", _("neu anlegen")
        SAME = "same", _("ist diese Organisation")
        OVERWRITE = "overwrite", _("Datei gilt")

    class Undone(models.TextChoices):
        """What became of undoing the row."""

        NO = "", _("nein")
        YES = "yes", _("zurückgenommen")
        TOUCHED = "touched", _("seither geändert")

    part_of = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("Zeile"))
    cells = models.JSONField(default=list)
    kind = models.CharField(max_length=10, blank=True)
    name = models.CharField(_("Name"), max_length=200, blank=True)
    identity = models.CharField(max_length=450, blank=True)
    key = models.CharField(max_length=200, blank=True)
    shown = models.JSONField(default=dict)
    unknown = models.JSONField(default=dict)
    dropped = models.JSONField(default=list)
    choice = models.CharField(max_length=10, blank=True, choices=Choice, default=Choice.NONE)
    organisation = models.ForeignKey(Organisation, models.SET_NULL, null=True, related_name="+")
    was_new = models.BooleanField(default=False)
    was_demo = models.BooleanField(default=False)
    is_stale = models.BooleanField(default=False)
    applied = models.BooleanField(default=False)
    record = models.BigIntegerField(null=True)
    undone = models.CharField(max_length=10, blank=True, choices=Undone, default=Undone.NO)
    undone_record = models.BigIntegerField(null=True)
    key_before = models.BigIntegerField(null=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("Zeile")
        verbose_name_plural = _("Zeilen")
        ordering = ["line"]
        indexes = [models.Index(fields=["part_of", "kind"], name="import_row_kind")]
        constraints = [models.UniqueConstraint(fields=["part_of", "line"], name="import_row_once")]

    def __str__(self):
        return f"{self.part_of_id}: {self.line}"

    @property
    def where(self):
        """Where the row stands in the file, as a spreadsheet counts."""
        return numbering.where(self.line, self.part_of.sheets)


class SourceKey(models.Model):
    """By which key a source knows an organisation: so the next file of the source finds it again."""

    source = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "key"], name="source_key_once"),
            models.CheckConstraint(name="source_key_not_empty", condition=~Q(key="")),
        ]

    def __str__(self):
        return f"{self.source}: {self.key}"


class RememberedMapping(models.Model):
    """What a person said about the columns of a file, for the next one with the same headings."""

    fingerprint = models.CharField(max_length=64, unique=True)
    targets = models.JSONField(default=list)
    options = models.JSONField(default=dict)
    term_choices = models.JSONField(default=dict)

    def __str__(self):
        return self.fingerprint
