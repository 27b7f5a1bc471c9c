from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ('curation', '0004_undone_imports'),
    ]

    operations = [
        migrations.RenameField(model_name='import', old_name='above', new_name='aside'),
    ]
