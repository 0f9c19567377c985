from django.db import migrations, models


class Migration(migrations.Migration):
    """A paused dossier's step keeps its time, as the dossier itself does."""

    dependencies = [("dossiers", "0014_signed_results")]

    operations = [
        migrations.AddField(
            model_name="dossier",
            name="step_remaining_minutes",
            field=models.IntegerField(null=True),
        ),
    ]
