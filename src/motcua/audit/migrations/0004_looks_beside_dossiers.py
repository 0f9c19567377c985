"""A look may be at somebody whose data stand in no dossier, or in none yet."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("audit", "0003_trails_are_appended")]

    contracts = "the version before writes looks at dossiers alone, which the constraint lets through"

    operations: ClassVar = [
        migrations.AddField(
            "look", "about", models.CharField(blank=True, db_default="", default="", max_length=60)
        ),
        migrations.AlterField("look", "dossier_id", models.BigIntegerField(null=True)),
        migrations.AddConstraint(
            "look",
            models.CheckConstraint(
                condition=models.Q(dossier_id__isnull=False) | ~models.Q(about=""), name="look_is_about_something"
            ),
        ),
    ]
