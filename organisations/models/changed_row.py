"""The log of changed rows: by it every process sees at its next request what others saved."""

from django.db import models


class ChangedRow(models.Model):
    """A row of the directory that was changed, written in the same transaction as the change.

    `stamp` is a random number; the sum of all stamps is the version of the data (organisations/changes.py).
    Without a table the row stands for older ones that were merged into it.
    """

    stamp = models.BigIntegerField()
    table = models.CharField(max_length=60, blank=True)
    row = models.BigIntegerField(null=True)

    def __str__(self):
        return f"{self.table} {self.row}"
