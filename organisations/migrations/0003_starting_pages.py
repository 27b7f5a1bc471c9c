from django.db import migrations

from organisations.starting_pages import PAGES


def fill(apps, schema_editor):
    """Gives a new directory the pages every public body has; texts that are there already stay."""
    page = apps.get_model("organisations", "Page")
    for slug, title, title_en, text, text_en in PAGES:
        texts = {"title": title, "title_en": title_en, "text": text, "text_en": text_en}
        page.objects.get_or_create(slug=slug, defaults=texts)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_starting_vocabulary")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
