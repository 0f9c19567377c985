"""The limits of procedures in working minutes."""

from collections.abc import Collection
from datetime import date

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


def limits_now(procedure_ids: Collection[int], *, on: date, statutory: bool = False) -> dict[int, int]:
    """The limits of these procedures, by the version in force on the day (else the newest), in working minutes."""
    rows = ProcedureVersion.objects.filter(procedure_id__in=procedure_ids, valid_from__lte=on)
    column = "statutory_limit" if statutory else "limit"
    return {
        pk: in_minutes(limit) for pk, limit in rows.order_by("version").values_list("procedure_id", column)
    }
