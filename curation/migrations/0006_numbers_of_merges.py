"""What was merged before numbers were kept leads on too."""

from django.db import migrations


def keep_numbers(apps, schema_editor):
    """Gives each organisation the numbers of those that were merged into it."""
    former = apps.get_model("organisations", "FormerNumber")
    for number, survivor in apps.get_model("curation", "Merge").objects.values_list("merged", "survivor"):
        former.objects.get_or_create(number=number, defaults={"organisation_id": survivor})


class Migration(migrations.Migration):
    dependencies = [("curation", "0005_rows_aside"), ("organisations", "0008_former_numbers")]
    operations = [migrations.RunPython(keep_numbers, migrations.RunPython.noop)]
