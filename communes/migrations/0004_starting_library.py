from django.db import migrations

from communes.starting_library import LIBRARY


def fill(apps, schema_editor):
    source = apps.get_model("communes", "Source")
    for row in LIBRARY:
        source.objects.get_or_create(title=row["title"], language="de", defaults=row)


class Migration(migrations.Migration):
    dependencies = [("communes", "0003_figures_and_sources")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
