"""Keeps the words of every organisation as they are found from now on, and fills the first synonyms."""

from django.db import migrations

from organisations.phones import dialled
from organisations.starting_synonyms import rows
from organisations.words import search_text


def keep_words(apps, schema_editor):
    """Words are found by names, offers and texts from now on; terms and places by themselves."""
    organisations = apps.get_model("organisations.Organisation").objects.using(schema_editor.connection.alias)
    for row in organisations.prefetch_related("offers").iterator(chunk_size=500):
        offers = [text for offer in row.offers.all() for text in (offer.title, offer.description)]
        phone = dialled(row.phone).replace("+49", "0", 1)
        others = [row.description, row.experience, row.ideas, row.street, row.postal_code, row.city, phone]
        row.search_text = search_text([row.name, row.short_name], offers, others)
        row.save(update_fields=["search_text"])


def fill(apps, schema_editor):
    """Gives a directory its first synonyms."""
    synonyms = apps.get_model("organisations.Synonym").objects.using(schema_editor.connection.alias)
    for values in rows():
        synonyms.get_or_create(word=values["word"], defaults=values)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_search")]
    operations = [
        migrations.RunPython(keep_words, migrations.RunPython.noop),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
