"""Rows that came with the demo directory, until the agency makes them its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FromDemo(models.Model):
    """A row that may belong to the demo directory."""

    is_demo = models.BooleanField(_("Demodaten"), default=False, editable=False)

    class Meta:
        abstract = True

    def adopt(self):
        """Notes that a person worked on the row: removing the demo no longer takes it away."""
        self.is_demo = False
