import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """A message may be of something else than a dossier: an appointment. `told` has what its words need."""

    dependencies = [
        ("dossiers", "0001_initial"),
        ("notices", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="dossier",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="dossiers.dossier",
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="told",
            field=models.JSONField(default=dict, db_default={}),
        ),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("dossier__isnull", False),
                    models.Q(("account__isnull", False), models.Q(("told", {}), _negated=True)),
                    _connector="OR",
                ),
                name="notice_without_dossier_has_its_facts",
            ),
        ),
    ]
