"""What the identifiers of a directory are made of: kept in the database, so that they move with it."""

from uuid import uuid4

from django.db import models


class Origin(models.Model):
    """The one row whose text tells this directory from all others.

    Chance for a new directory. One that is older than this table keeps the address it had then, of which its
    identifiers were made, whatever its address becomes.
    """

    text = models.CharField(max_length=300)

    def __str__(self):
        return self.text

    @classmethod
    def of_this_directory(cls):
        """The text; written by the migration, and anew where somebody emptied all tables."""
        return cls.objects.get_or_create(pk=1, defaults={"text": uuid4().urn})[0].text
