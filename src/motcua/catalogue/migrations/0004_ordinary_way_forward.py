"""Which outcome of a step is the ordinary way forward: until now it was the first one."""

from django.db import migrations, models
from django.db.models import Q

FIRST = """
    UPDATE catalogue_stepoutcome SET onward = true
    WHERE id IN (SELECT min(id) FROM catalogue_stepoutcome GROUP BY step_id)
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_everyday_words")]

    operations = [
        migrations.AddField("stepoutcome", "onward", models.BooleanField(default=False)),
        migrations.RunSQL(FIRST, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "stepoutcome",
            models.UniqueConstraint(
                fields=["step"], condition=Q(onward=True), name="one_ordinary_way_per_step"
            ),
        ),
    ]
