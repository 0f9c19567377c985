"""The desk's lists and counts each become a stretch of one index. Built beside the running work."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models

OPEN = models.Q(status__in=[1, 2, 4, 5, 6, 9])


class Migration(migrations.Migration):
    atomic = False

    dependencies: ClassVar = [("dossiers", "0004_often_missing")]

    operations: ClassVar = [
        *(
            AddIndexConcurrently(
                "dossier",
                models.Index(
                    fields=[f"holder_{unit}", "status", "due_at", "id"],
                    include=("holder_officer",),
                    condition=OPEN,
                    name=f"work_by_{unit}",
                ),
            )
            for unit in ("centre", "agency")
        ),
        AddIndexConcurrently(
            "dossier",
            models.Index(
                fields=["holder_officer", "status", "due_at", "id"],
                condition=models.Q(holder_officer__isnull=False, status__in=[1, 2, 4, 5, 6, 9]),
                name="work_by_officer",
            ),
        ),
        *(
            RemoveIndexConcurrently("dossier", f"open_by_{holder}")
            for holder in ("centre", "agency", "officer")
        ),
    ]
