"""What an officer received and finished is found by an index; it is built while the desk works on."""

from typing import ClassVar

import django.db.models.query_utils
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies: ClassVar = [("dossiers", "0016_results_drafted_and_numbered")]

    operations: ClassVar = [
        AddIndexConcurrently(
            model_name="event",
            index=models.Index(
                condition=django.db.models.query_utils.Q(("kind__in", ["received", "finished"])),
                fields=["officer", "at"],
                name="events_by_officer",
            ),
        ),
    ]
