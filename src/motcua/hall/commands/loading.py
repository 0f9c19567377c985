"""Load the groups of halls and their hours of appointments from files. Loading again updates; nothing is deleted."""

from datetime import date, time
from pathlib import Path
from typing import Any

from django.db import transaction

from motcua.catalogue.models import Sector
from motcua.hall.models import AppointmentHours, ServiceGroup
from motcua.organisation.commands.tables import Put, ids, put, read
from motcua.organisation.models import Agency, Counter, ServiceCentre

HERE = "motcua.hall"
_SINCE = date(2019, 1, 1)
Raw = dict[str, str]


@transaction.atomic
def load(folder: Path | None = None) -> dict[str, Put]:
    """Groups with what they serve, from the CSV files of `folder` or those of the demonstration province."""
    centres = ids(ServiceCentre)
    rows = read(HERE, "groups", folder)
    files = {"groups": put(ServiceGroup, [_group(row, centres) for row in rows], key=["centre_id", "code"])}
    groups = {(c, code): pk for c, code, pk in ServiceGroup.objects.values_list("centre_id", "code", "pk")}
    counters = {(c, n): pk for c, n, pk in Counter.objects.values_list("centre_id", "number", "pk")}
    agencies, sectors = ids(Agency), ids(Sector)
    of: dict[str, dict[tuple[int, int], None]] = {"agency": {}, "sector": {}, "counter": {}}
    for row in rows:
        centre = centres[row["centre"]]
        group = groups[centre, row["code"]]
        of["agency"] |= {(group, agencies[code]): None for code in _codes(row["agencies"])}
        of["sector"] |= {(group, sectors[code]): None for code in _codes(row["sectors"])}
        of["counter"] |= {(group, counters[centre, int(n)]): None for n in _codes(row["counters"])}
    for name, through in (
        ("agency", ServiceGroup.agencies.through),
        ("sector", ServiceGroup.sectors.through),
        ("counter", ServiceGroup.counters.through),
    ):
        pairs = [{"servicegroup_id": group, f"{name}_id": other} for group, other in of[name]]
        put(through, pairs, key=["servicegroup_id", f"{name}_id"])
    hours = [_hours(row, centres, groups) for row in read(HERE, "appointment_hours", folder)]
    key = ["group_id", "weekday", "opens", "valid_from"]
    return files | {"appointment_hours": put(AppointmentHours, hours, key=key)}


def _codes(written: str) -> list[str]:
    return [code for code in written.split(";") if code]


def _group(row: Raw, centres: dict[str, int]) -> dict[str, Any]:
    return {
        "centre_id": centres[row["centre"]],
        "code": row["code"],
        "letter": row["letter"],
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "position": int(row["position"]),
        "quick": bool(row["quick"]),
        "usual_minutes": int(row["usual_minutes"]),
    }


def _hours(row: Raw, centres: dict[str, int], groups: dict[tuple[int, str], int]) -> dict[str, Any]:
    return {
        "group_id": groups[centres[row["centre"]], row["group"]],
        "weekday": int(row["weekday"]),
        "opens": time.fromisoformat(row["opens"]),
        "closes": time.fromisoformat(row["closes"]),
        "every_minutes": int(row["every_minutes"]),
        "capacity": int(row["capacity"]),
        "valid_from": _SINCE,
    }
