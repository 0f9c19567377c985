"""What waits at a desk: bounded lists by the partial indexes of open dossiers, and capped counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings
from django.db import connection

from motcua.law.actor import Actor
from motcua.organisation import queries as organisation
from motcua.organisation.models import ServiceCentre

COUNT_CAP = 999


class Tab(StrEnum):
    TO_RECEIVE = "to_receive"
    TO_PROCESS = "to_process"
    NEAR_DUE = "near_due"
    LATE = "late"
    WAITING = "waiting"
    TO_RETURN = "to_return"
    OPINIONS = "opinions"


@dataclass(frozen=True, slots=True)
class Row:
    """A dossier as one line of a list."""

    id: int
    code: str
    version: int
    status: int
    applicant_name: str
    procedure_vi: str
    procedure_en: str
    step_vi: str
    step_en: str
    received_at: datetime | None
    due_at: datetime | None
    taken_at: datetime | None
    officer_id: int | None
    officer_name: str
    step_id: int | None
    agency_id: int


@dataclass(frozen=True, slots=True)
class Lines:
    """A stretch of a list, and from where the next one begins (None at the end)."""

    rows: tuple[Row, ...]
    after: str | None


COLUMNS = (
    "d.id, d.code, d.version, d.status, d.applicant_name, v.name_vi, v.name_en,"
    " coalesce(s.name_vi, ''), coalesce(s.name_en, ''), d.received_at, d.due_at, d.taken_at,"
    " d.holder_officer_id, coalesce(o.full_name, ''), d.step_id, d.agency_id"
)
JOINS = (
    " JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id"
    " LEFT JOIN catalogue_step s ON s.id = d.step_id"
    " LEFT JOIN organisation_officer o ON o.id = d.holder_officer_id"
)
# The words of the partial indexes' own condition, so that the planner knows them.
_OPEN = "d.status IN (1, 2, 4, 5, 6, 9)"
_WORK = f"{_OPEN} AND d.status IN (2, 4)"
_WHAT: dict[Tab, str] = {
    Tab.TO_RECEIVE: f"{_OPEN} AND d.status = 1",
    Tab.TO_PROCESS: _WORK,
    Tab.NEAR_DUE: f"{_WORK} AND d.due_at >= %(at)s AND d.due_at <= %(near)s",
    Tab.LATE: f"{_WORK} AND d.due_at < %(at)s",
    Tab.WAITING: f"{_OPEN} AND d.status IN (5, 6)",
    Tab.TO_RETURN: f"{_OPEN} AND d.status = 9",
    Tab.OPINIONS: "d.status = 4",
}
_BY_DUE = frozenset({Tab.TO_PROCESS, Tab.NEAR_DUE, Tab.LATE})
_UNITS = "(d.holder_centre_id = ANY(%(centres)s) OR d.holder_agency_id = ANY(%(agencies)s))"
_NOT_MINE = "d.holder_officer_id IS DISTINCT FROM %(officer)s::bigint"


def inbox(actor: Actor, tab: Tab, *, at: datetime, after: str | None = None, limit: int = 25) -> Lines:
    """The dossiers of `tab` for this officer, most urgent first; what is to be processed, own ones first."""
    params = _params(actor, at) | {"limit": limit + 1}
    if tab != Tab.TO_PROCESS:
        found = _fetch(tab, _scope(tab), params, after, limit)
        return _lines(tab, found, limit, "")
    stage, _, position = (after or "0:").partition(":")
    rows: list[Row] = []
    if stage == "0":
        rows = _fetch(tab, ("d.holder_officer_id = %(officer)s",), params, position, limit)
        if len(rows) > limit:
            return _lines(tab, rows, limit, "0:")
        position = ""
    others = _fetch(tab, _unit_scopes(_NOT_MINE), params, position, limit)
    return _lines(tab, rows + others, limit, "1:", first=len(rows))


def whole(page: Callable[[str | None], Lines]) -> Iterator[Row]:
    """A list from its beginning to its end, read a page at a time. `page` gives the one after a place."""
    lines = page(None)
    yield from lines.rows
    while lines.after is not None:
        lines = page(lines.after)
        yield from lines.rows


def counts(actor: Actor, *, at: datetime) -> dict[Tab, int]:
    """How many wait in each tab, counted no further than 999 (1000 stands for more)."""
    parts = []
    for tab in Tab:
        scope = " OR ".join(f"({s})" for s in _scope(tab))
        parts.append(
            f"(SELECT count(*) FROM (SELECT 1 FROM dossiers_dossier d"  # noqa: S608
            f" WHERE {_WHAT[tab]} AND ({scope}) LIMIT {COUNT_CAP + 1}) AS c)"
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(parts), _params(actor, at))
        row = cursor.fetchone()
    return dict(zip(Tab, row or (), strict=True))


def _params(actor: Actor, at: datetime) -> dict[str, Any]:
    units = {unit for _, unit in actor.posts}
    return {
        "centres": sorted({u.centre_id for u in units if u.centre_id is not None}),
        "agencies": sorted({u.agency_id for u in units if u.agency_id is not None}),
        "officer": actor.officer_id,
        "at": at,
        "near": near_due(actor, at),
    }


def near_due(actor: Actor, at: datetime) -> datetime:
    """The instant before which what falls due is near due, by the hours of the officer's unit."""
    unit = actor.unit
    if unit is None:
        return at
    agency_id = unit.agency_id
    if agency_id is None:
        agency_id = ServiceCentre.objects.values_list("host_id", flat=True).get(pk=unit.centre_id or 0)
    return organisation.hours_of(agency_id).calendar.add(at, settings.MOTCUA_NEAR_DUE_MINUTES)


def _scope(tab: Tab) -> tuple[str, ...]:
    match tab:
        case Tab.OPINIONS:
            return (
                "d.id IN (SELECT q.dossier_id FROM dossiers_consultation q"
                " WHERE q.agency_id = ANY(%(agencies)s) AND q.answered_at IS NULL)",
            )
        case Tab.TO_RECEIVE | Tab.TO_RETURN:
            return ("d.holder_centre_id = ANY(%(centres)s)",)
        case _:
            return _unit_scopes("TRUE")


def _unit_scopes(also: str) -> tuple[str, ...]:
    # One index for each kind of holder: each branch reads its own in order.
    return (
        f"d.holder_centre_id = ANY(%(centres)s) AND {also}",
        f"d.holder_agency_id = ANY(%(agencies)s) AND {also}",
    )


def _fetch(
    tab: Tab, scopes: Sequence[str], params: dict[str, Any], after: str | None, limit: int
) -> list[Row]:
    by_due = tab in _BY_DUE
    keys = "d.due_at, d.id" if by_due else "d.id"
    beyond = ""
    if after and (place := _place(after, by_due=by_due)):
        params = params | place
        beyond = " AND (d.due_at, d.id) > (%(due)s, %(id)s)" if by_due else " AND d.id > %(id)s"
    branches = " UNION ALL ".join(
        f"(SELECT d.* FROM dossiers_dossier d WHERE {_WHAT[tab]} AND {scope}{beyond}"  # noqa: S608
        f" ORDER BY {keys} LIMIT %(limit)s)"
        for scope in scopes
    )
    statement = f"SELECT {COLUMNS} FROM ({branches}) AS d {JOINS} ORDER BY {keys} LIMIT %(limit)s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [Row(*row) for row in cursor.fetchall()]


def _place(after: str, *, by_due: bool) -> dict[str, Any] | None:
    """Where the last page ended; a place that was tampered with is no place."""
    due, _, dossier_id = after.rpartition("|")
    if not dossier_id.isdecimal() or len(dossier_id) > 18:
        return None
    try:
        return {"id": int(dossier_id)} | ({"due": datetime.fromisoformat(due)} if by_due else {})
    except ValueError:
        return None


def _lines(tab: Tab, rows: list[Row], limit: int, stage: str, *, first: int = 0) -> Lines:
    shown = tuple(rows[:limit])
    if len(rows) <= limit:
        return Lines(shown, None)
    if first >= limit:
        return Lines(shown, "1:")
    last = shown[-1]
    due = last.due_at.isoformat() if tab in _BY_DUE and last.due_at else ""
    return Lines(shown, f"{stage}{due}|{last.id}")
