"""Dossiers are found by their procedure; the index is made while others write."""

from typing import ClassVar

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies: ClassVar = [("dossiers", "0018_notes_and_silence")]

    operations: ClassVar = [
        AddIndexConcurrently(
            "dossier", models.Index(fields=["agency", "procedure_version", "id"], name="by_procedure")
        ),
    ]
