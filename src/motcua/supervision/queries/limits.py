"""The limits of procedures in working minutes."""

from collections.abc import Collection

from motcua.catalogue.models import ProcedureVersion
from motcua.law.worktime import DAY_MINUTES, Limit, LimitUnit


def limits_of(version_ids: Collection[int] | None) -> dict[int, int]:
    """The limits that run (None: of every version), in working minutes."""
    versions = ProcedureVersion.objects.order_by("pk")
    if version_ids is not None:
        versions = versions.filter(pk__in=version_ids)
    return {pk: in_minutes(limit) for pk, limit in versions.values_list("pk", "limit")}


def in_minutes(written: str) -> int:
    """A limit in working minutes; of calendar days, five in seven are taken for working days."""
    limit = Limit.parse(written)
    if limit.unit is LimitUnit.CALENDAR_DAY:
        return round(limit.amount * DAY_MINUTES * 5 / 7)
    return limit.minutes
