"""Notes of how the smoke journey went."""

from datetime import datetime, timedelta

from django.db import transaction

from motcua.audit.models import SmokeRun

KEPT = timedelta(days=30)


@transaction.atomic
def note_smoke(*, at: datetime, seconds: float, fault: str) -> None:
    """Note a run, and forget those of over thirty days ago. `fault`: which step went wrong and how."""
    SmokeRun.objects.create(at=at, seconds=seconds, fault=fault)
    SmokeRun.objects.filter(at__lt=at - KEPT).delete()
