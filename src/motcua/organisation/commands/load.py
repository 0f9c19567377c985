"""Load the organisation from files. Loading again updates; nothing is deleted, no account is made."""

from datetime import datetime, time
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import F

from motcua.law.worktime import national_days
from motcua.organisation import queries
from motcua.organisation.commands.tables import Loaded, Put, day, ids, put, read
from motcua.organisation.models import (
    AdministrativeUnit,
    Agency,
    CalendarClosure,
    CalendarDay,
    CalendarHours,
    Counter,
    Officer,
    OfficerRole,
    Secondment,
    ServiceCentre,
    WorkCalendar,
)

HERE = "motcua.organisation"
Raw = dict[str, str]


@transaction.atomic
def load(folder: Path | None = None) -> Loaded:
    """Calendars, agencies, centres, counters and officers with their posts, from the CSV files of
    `folder` (or those of the demonstration province), and the national days off."""
    files = _load_calendars(folder)
    files |= _load_units(folder)
    files |= _load_officers(folder)
    transaction.on_commit(queries.forget_hours)
    transaction.on_commit(queries.forget_units)
    return Loaded(files)


def _load_calendars(folder: Path | None) -> dict[str, Put]:
    rows = read(HERE, "calendars", folder)
    files = {"calendars": put(WorkCalendar, rows, key=["code"])}
    calendars = ids(WorkCalendar)
    hours = [
        {
            "calendar_id": calendars[r["calendar"]],
            "weekday": int(r["weekday"]),
            "opens": time.fromisoformat(r["opens"]),
            "valid_from": day(r["valid_from"]),
            "closes": time.fromisoformat(r["closes"]),
            "valid_until": day(r["valid_until"]),
        }
        for r in read(HERE, "calendar_hours", folder)
    ]
    closures = [
        {
            "calendar_id": calendars[r["calendar"]],
            "starts_at": datetime.fromisoformat(r["starts_at"]),
            "ends_at": datetime.fromisoformat(r["ends_at"]),
            "reason": r["reason"],
            "decision": r["decision"],
        }
        for r in read(HERE, "closures", folder)
    ]
    files["calendar_hours"] = put(CalendarHours, hours, key=["calendar_id", "weekday", "opens", "valid_from"])
    files["closures"] = put(CalendarClosure, closures, key=["calendar_id", "starts_at"])
    files["national_days"] = put(CalendarDay, _national_days(), key=["calendar_id", "day_on"])
    if any(files[name].changed for name in ("calendar_hours", "closures", "national_days")):
        WorkCalendar.objects.update(revision=F("revision") + 1)
    return files


def _national_days() -> list[dict[str, Any]]:
    return [
        {
            "calendar_id": None,
            "day_on": one.on,
            "kind": str(one.kind),
            "name_vi": one.name,
            "name_en": one.name_en,
            "source": one.source,
        }
        for one in national_days()
    ]


def _load_units(folder: Path | None) -> dict[str, Put]:
    calendars = ids(WorkCalendar)
    files = {"agencies": _load_agencies(read(HERE, "agencies", folder), calendars)}
    agencies = ids(Agency)
    centres = [
        _without(r, "host_agency", "calendar")
        | {"host_id": agencies[r["host_agency"]], "calendar_id": calendars[r["calendar"]], **_period(r)}
        for r in read(HERE, "centres", folder)
    ]
    files["centres"] = put(ServiceCentre, centres, key=["code"])
    files["counters"] = _load_counters(read(HERE, "counters", folder), agencies)
    # The country's units are the same everywhere, like its days off; only the agencies are the folder's.
    units = [
        _without(r, "agency") | {"agency_id": agencies.get(r["agency"]), **_period(r)}
        for r in read(HERE, "administrative_units")
    ]
    files["administrative_units"] = put(AdministrativeUnit, units, key=["code"])
    return files


def _load_agencies(rows: list[Raw], calendars: dict[str, int]) -> Put:
    """Parents are set once all agencies are there, so that their order in the file is free."""
    known = dict(Agency.objects.values_list("code", "parent_id"))
    plain = [
        _without(r, "parent", "calendar")
        | {"calendar_id": calendars[r["calendar"]], "parent_id": known.get(r["code"]), **_period(r)}
        for r in rows
    ]
    done = put(Agency, plain, key=["code"])
    agencies = ids(Agency)
    parents = [{"code": r["code"], "parent_id": agencies[r["parent"]] if r["parent"] else None} for r in rows]
    put(Agency, parents, key=["code"])
    moved = sum(1 for r in parents if r["code"] in known and known[r["code"]] != r["parent_id"])
    return Put(done.added, done.updated + moved, done.unchanged - moved)


def _load_counters(rows: list[Raw], agencies: dict[str, int]) -> Put:
    centres = ids(ServiceCentre)
    plain = [
        {
            "centre_id": centres[r["centre"]],
            "number": int(r["number"]),
            "name_vi": r["name_vi"],
            "name_en": r["name_en"],
        }
        for r in rows
    ]
    done = put(Counter, plain, key=["centre_id", "number"])
    counters = _counters()
    served = [
        {"counter_id": counters[centres[r["centre"]], int(r["number"])], "agency_id": agencies[code]}
        for r in rows
        for code in r["agencies"].split(";")
        if code
    ]
    put(Counter.agencies.through, served, key=["counter_id", "agency_id"])
    return done


def _counters() -> dict[tuple[int, int], int]:
    return {(c, n): pk for c, n, pk in Counter.objects.values_list("centre_id", "number", "pk")}


def _load_officers(folder: Path | None) -> dict[str, Put]:
    agencies, centres, counters = ids(Agency), ids(ServiceCentre), _counters()
    people = [
        _without(r, "username", "agency") | {"code": r["username"], "agency_id": agencies[r["agency"]]}
        for r in read(HERE, "officers", folder)
    ]
    files = {"officers": put(Officer, people, key=["code"])}
    officers = ids(Officer)
    roles = [
        {
            "officer_id": officers[r["username"]],
            "role": r["role"],
            "agency_id": agencies.get(r["unit"]),
            "centre_id": None if r["unit"] in agencies else centres[r["unit"]],
            **_period(r),
        }
        for r in read(HERE, "officer_roles", folder)
    ]
    posted = [
        {
            "officer_id": officers[r["username"]],
            "agency_id": agencies[r["agency"]],
            "centre_id": centres[r["centre"]],
            "counter_id": counters[centres[r["centre"]], int(r["counter"])] if r["counter"] else None,
            **_period(r),
        }
        for r in read(HERE, "secondments", folder)
    ]
    files["officer_roles"] = put(
        OfficerRole, roles, key=["officer_id", "role", "agency_id", "centre_id", "valid_from"]
    )
    files["secondments"] = put(Secondment, posted, key=["officer_id", "agency_id", "centre_id", "valid_from"])
    return files


def _period(row: Raw) -> dict[str, Any]:
    return {"valid_from": day(row["valid_from"]), "valid_until": day(row["valid_until"])}


def _without(row: Raw, *columns: str) -> dict[str, Any]:
    return {column: value for column, value in row.items() if column not in columns}
