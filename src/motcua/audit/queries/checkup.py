"""What `motcua doctor` asks of the trails."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models.functions import Now

from motcua.audit.models import SmokeRun
from motcua.audit.queries import smoke
from motcua.audit.queries.trail import broken_changes
from motcua.lib.checkup import Finding

# A timer walks every five minutes; so long without one, and nobody walks any more.
PATIENCE = timedelta(hours=1)


def checkup() -> Iterator[Finding]:
    yield _smoke()
    yield _changes()


def _smoke() -> Finding:
    """How the smoke journey went, and whether it is still walked. Not to run it at all is the operator's choice."""
    told = smoke.last()
    if told is None:
        return Finding(
            "smoke journey", True, "never walked; motcua smoke on a timer would (docs/operator/watching.md)"
        )
    if told.fault:
        return Finding(
            "smoke journey", False, told.fault, "motcua smoke shows each step; then the log of the pages"
        )
    if not SmokeRun.objects.filter(at__gt=Now() - PATIENCE).exists():
        said = f"not walked since {told.at:%Y-%m-%d %H:%M} UTC"
        return Finding(
            "smoke journey", False, said, "does its timer run? systemctl status motcua-smoke.timer"
        )
    return Finding("smoke journey", True, f"went well at {told.at:%Y-%m-%d %H:%M} UTC")


def _changes() -> Finding:
    """The trail of changes is short, so it is followed at every check-up."""
    broken = broken_changes()
    if not broken:
        return Finding("changes", True, "the trail of changes is as it was written")
    numbers = ", ".join(map(str, broken[:5]))
    mend = "compare with the last backup, and find out who had write access to the database"
    return Finding("changes", False, f"changed behind our back, or one before is missing: {numbers}", mend)
