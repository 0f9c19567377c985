"""What waits at a desk: bounded lists by the partial indexes of open dossiers, and capped counts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings

from motcua.dossiers.queries.unattended import UNATTENDED
from motcua.law.actor import Actor, Unit
from motcua.law.worktime import HANOI
from motcua.lib import prepared
from motcua.organisation import policies
from motcua.organisation import queries as organisation

COUNT_CAP = 999


class Tab(StrEnum):
    TO_RECEIVE = "to_receive"
    TO_PROCESS = "to_process"
    NEAR_DUE = "near_due"
    LATE = "late"
    WAITING = "waiting"
    TO_RETURN = "to_return"
    OPINIONS = "opinions"
    UNATTENDED = "unattended"  # with somebody who is away or gone; for the heads of units


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
# What each tab holds: one branch a status and a unit, so that each reads its stretch of one index in order.
_STATUSES: dict[Tab, tuple[int, ...]] = {
    Tab.TO_RECEIVE: (1,),
    Tab.TO_PROCESS: (2, 4),
    Tab.NEAR_DUE: (2, 4),
    Tab.LATE: (2, 4),
    Tab.WAITING: (5, 6),
    Tab.TO_RETURN: (9,),
    Tab.UNATTENDED: (2, 4, 5, 6),
}
_DUE: dict[Tab, str] = {
    Tab.NEAR_DUE: " AND d.due_at >= %(at)s::timestamptz AND d.due_at <= %(near)s::timestamptz",
    Tab.LATE: " AND d.due_at < %(at)s::timestamptz",
}
_BY_DUE = frozenset({Tab.TO_PROCESS, Tab.NEAR_DUE, Tab.LATE, Tab.UNATTENDED})
_OF_CENTRES = frozenset({Tab.TO_RECEIVE, Tab.TO_RETURN})
# Own dossiers, and those of the absent for whom this officer stands in.
_MINE = "d.holder_officer_id = %(desk{n})s::bigint"
_NOT_MINE = " AND d.holder_officer_id IS DISTINCT FROM %(desk{n})s::bigint"


def inbox(actor: Actor, tab: Tab, *, at: datetime, after: str | None = None, limit: int = 25) -> Lines:
    """The dossiers of `tab` for this officer, most urgent first; what is to be processed, own ones first."""
    params = _params(actor, at) | {"limit": limit + 1}
    if tab != Tab.TO_PROCESS:
        found = _fetch(tab, _branches(tab, _units(actor, tab)), params, after, limit)
        return _lines(tab, found, limit, "")
    stage, _, position = (after or "0:").partition(":")
    rows: list[Row] = []
    desks = range(len(actor.desks))
    if stage == "0":
        mine = tuple(_MINE.format(n=n) for n in desks)
        rows = _fetch(tab, _branches(tab, mine), params, position, limit)
        if len(rows) > limit:
            return _lines(tab, rows, limit, "0:")
        position = ""
    not_mine = "".join(_NOT_MINE.format(n=n) for n in desks)
    others = _fetch(tab, _branches(tab, _units(actor, tab), not_mine), params, position, limit)
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
        stretches = " UNION ALL ".join(f"({branch})" for branch in _branches(tab, _units(actor, tab)))
        counted = f"(SELECT count(*) FROM (SELECT 1 FROM ({stretches}) AS b LIMIT {COUNT_CAP + 1}) AS c)"  # noqa: S608
        parts.append(counted if stretches else "0")
    rows = prepared.fetch("SELECT " + ", ".join(parts), _params(actor, at))
    return dict(zip(Tab, rows[0], strict=True))


def _params(actor: Actor, at: datetime) -> dict[str, Any]:
    centres, agencies = _places(actor)
    return (
        {"at": at, "near": near_due(actor, at), "day": at.astimezone(HANOI).date()}
        | {f"desk{n}": officer_id for n, officer_id in enumerate(actor.desks)}
        | {f"centre{n}": centre for n, centre in enumerate(centres)}
        | {f"agency{n}": agency for n, agency in enumerate(agencies)}
    )


def _places(actor: Actor) -> tuple[list[int], list[int]]:
    units = {unit for _, unit in actor.posts}
    centres = sorted({u.centre_id for u in units if u.centre_id is not None})
    return centres, sorted({u.agency_id for u in units if u.agency_id is not None})


def near_due(actor: Actor, at: datetime) -> datetime:
    """The instant before which what falls due is near due, by the hours of the officer's unit."""
    unit = actor.unit
    if unit is None:
        return at
    agency_id = unit.agency_id
    if agency_id is None:
        agency_id = organisation.host_of(unit.centre_id or 0)
    return organisation.hours_of(agency_id).calendar.add(at, settings.MOTCUA_NEAR_DUE_MINUTES)


def _units(actor: Actor, tab: Tab) -> tuple[str, ...]:
    """Who has to hold a dossier for it to lie on this officer's desk: a condition for each of the units."""
    centres, agencies = _places(actor)
    if tab == Tab.UNATTENDED:
        return _headed(actor, centres, agencies)
    if tab == Tab.OPINIONS:
        return tuple(f"q.agency_id = %(agency{n})s::bigint" for n in range(len(agencies)))
    at_centres = tuple(f"d.holder_centre_id = %(centre{n})s::bigint" for n in range(len(centres)))
    if tab in _OF_CENTRES:
        return at_centres
    return at_centres + tuple(f"d.holder_agency_id = %(agency{n})s::bigint" for n in range(len(agencies)))


def _headed(actor: Actor, centres: Sequence[int], agencies: Sequence[int]) -> tuple[str, ...]:
    headed = policies.headed(actor)
    return tuple(
        f"d.holder_{kind}_id = %({kind}{n})s::bigint AND {UNATTENDED}"
        for kind, ids in (("centre", centres), ("agency", agencies))
        for n, one in enumerate(ids)
        if Unit(**{f"{kind}_id": one}) in headed
    )


def _branches(tab: Tab, holders: Sequence[str], also: str = "") -> tuple[str, ...]:
    if tab == Tab.OPINIONS:
        return tuple(
            "SELECT DISTINCT d.due_at, d.id FROM dossiers_consultation q JOIN dossiers_dossier d"  # noqa: S608
            f" ON d.id = q.dossier_id WHERE {holder} AND q.answered_at IS NULL AND d.status = 4"
            for holder in holders
        )
    return tuple(
        f"SELECT d.due_at, d.id FROM dossiers_dossier d WHERE {holder} AND d.status = {status}"  # noqa: S608
        f"{_DUE.get(tab, '')}{also}"
        for holder in holders
        for status in _STATUSES[tab]
    )


def _fetch(
    tab: Tab, branches: Sequence[str], params: dict[str, Any], after: str | None, limit: int
) -> list[Row]:
    """The first rows of these branches together. Each is read from its index alone; only what is shown is looked up."""
    if not branches:
        return []
    by_due = tab in _BY_DUE
    keys, beyond = "due_at, id" if by_due else "id", ""
    if after and (place := _place(after, by_due=by_due)):
        params = params | place
        due = "(due_at, id) > (%(due)s::timestamptz, %(id)s::bigint)"
        beyond = f" WHERE {due if by_due else 'id > %(id)s::bigint'}"
    stretches = " UNION ALL ".join(
        f"(SELECT * FROM ({branch}) AS b{beyond} ORDER BY {keys} LIMIT %(limit)s::int)"  # noqa: S608
        for branch in branches
    )
    first = f"SELECT * FROM ({stretches}) AS s ORDER BY {keys} LIMIT %(limit)s::int"  # noqa: S608
    order = ", ".join(f"k.{key}" for key in keys.split(", "))
    rows = prepared.fetch(
        f"SELECT {COLUMNS} FROM ({first}) AS k JOIN dossiers_dossier d ON d.id = k.id {JOINS} ORDER BY {order}",  # noqa: S608
        params,
    )
    return [Row(*row) for row in rows]


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
