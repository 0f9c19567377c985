"""What `motcua doctor` asks of the trails."""

from collections.abc import Iterator

from motcua.audit.queries.trail import broken_changes
from motcua.lib.checkup import Finding


def checkup() -> Iterator[Finding]:
    """The trail of changes is short, so it is followed at every check-up."""
    broken = broken_changes()
    if not broken:
        yield Finding("changes", True, "the trail of changes is as it was written")
        return
    numbers = ", ".join(map(str, broken[:5]))
    mend = "compare with the last backup, and find out who had write access to the database"
    yield Finding("changes", False, f"changed behind our back, or one before is missing: {numbers}", mend)
