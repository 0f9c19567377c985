"""When the smoke journey last went well."""

from dataclasses import dataclass
from datetime import datetime

from motcua.audit.models import SmokeRun


@dataclass(frozen=True, slots=True)
class Smoke:
    """The last run, and when one last went well."""

    at: datetime
    fault: str
    well_at: datetime | None


def last() -> Smoke | None:
    """None where nobody ever ran it."""
    found = SmokeRun.objects.order_by("-at").first()
    if found is None:
        return None
    well = SmokeRun.objects.filter(fault="").order_by("-at").values_list("at", flat=True).first()
    return Smoke(found.at, found.fault, well)
