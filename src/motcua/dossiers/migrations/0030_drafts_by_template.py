from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("dossiers", "0029_filed_online"),
    ]

    operations = [
        migrations.AddField("resultdraft", "texts", models.JSONField(default=dict, db_default={})),
    ]
