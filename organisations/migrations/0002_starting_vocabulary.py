from django.db import migrations

from communes.names import address_part
from organisations.starting_vocabulary import rows


def fill(apps, schema_editor):
    """Gives a new directory its first vocabularies; terms that are there already stay as they are."""
    for model, values in rows():
        values.setdefault("slug", address_part(values["name"]))
        apps.get_model("organisations", model).objects.get_or_create(slug=values["slug"], defaults=values)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
