from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0028_answers_attached"),
    ]

    operations = [
        migrations.AddField("resultdraft", "texts", models.JSONField(default=dict, db_default={})),
    ]
