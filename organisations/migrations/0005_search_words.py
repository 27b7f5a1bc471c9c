"""Keeps the words of every organisation as they are found from now on, and fills the first synonyms."""

import secrets

from django.db import migrations

from organisations.phones import digits
from organisations.starting_synonyms import rows
from organisations.words import search_text


def keep_words(apps, schema_editor):
    """Words are found by names, offers and texts from now on; terms and places by themselves."""
    organisations = apps.get_model("organisations.Organisation").objects.using(schema_editor.connection.alias)
    for row in organisations.prefetch_related("offers").iterator(chunk_size=500):
        offers = [text for offer in row.offers.all() for text in (offer.title, offer.description)]
        others = [row.description, row.experience, row.ideas, row.street, row.postal_code, row.city, digits(row.phone)]
        row.search_text = search_text([row.name, row.short_name], offers, others)
        row.save(update_fields=["search_text"])


def fill(apps, schema_editor):
    """Gives a directory its first synonyms."""
    synonyms = apps.get_model("organisations.Synonym").objects.using(schema_editor.connection.alias)
    for values in rows():
        synonyms.get_or_create(word=values["word"], defaults=values)


def begin_the_log(apps, schema_editor):
    """No two databases have the same version of the data, not even before the first change."""
    log = apps.get_model("organisations.ChangedRow").objects.using(schema_editor.connection.alias)
    log.create(stamp=secrets.randbits(40) + 1)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_search")]
    operations = [
        migrations.RunPython(keep_words, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(begin_the_log, migrations.RunPython.noop),
    ]
