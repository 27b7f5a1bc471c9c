"""Keeps the words of every organisation in the form by which it is found from now on."""

from django.db import migrations

from organisations.phones import dialled
from organisations.words import search_text


def keep_words(apps, schema_editor):
    organisations = apps.get_model("organisations.Organisation").objects.using(schema_editor.connection.alias)
    for row in organisations.prefetch_related("offers").iterator(chunk_size=500):
        offers = [text for offer in row.offers.all() for text in (offer.title, offer.description)]
        phone = dialled(row.phone).replace("+49", "0", 1)
        others = [row.description, row.experience, row.ideas, row.street, row.postal_code, row.city, phone]
        row.search_text = search_text([row.name, row.short_name], offers, others)
        row.save(update_fields=["search_text"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_search")]
    operations = [migrations.RunPython(keep_words, migrations.RunPython.noop)]
