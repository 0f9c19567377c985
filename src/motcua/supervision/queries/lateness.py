"""Who bears the lateness of interlinked dossiers, with the hand-over times as proof; apologies and their lack.

An interlinked dossier is one whose steps were held by more than one agency. Its lateness is shared
among the units that overran the time of their steps, by how much each overran; when no step
overran, by the time that each held it (queries.measured).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from motcua.dossiers.models import Event
from motcua.lib import prepared
from motcua.organisation import queries as organisation
from motcua.supervision.queries.why import Months, Seen

SHOWN = 25


@dataclass(frozen=True, slots=True)
class Bearing:
    """A unit in interlinked dossiers: in how many it held a step, how many were late, and its share of them.

    `dossiers_worth`: one for each late dossier, shared among its units. `percent` of all lateness.
    """

    name: str
    dossiers: int
    late: int
    dossiers_worth: float
    percent: float


def bearing(months: Months, seen: Seen) -> list[Bearing]:
    """Units by how much of the lateness they bear, the most first. Heads see the row of their own agency."""
    rows = prepared.fetch(_BEARING, [months.first_on, months.last_on])
    whole = sum(thousandths for *_, thousandths in rows) or 1
    found = [
        Bearing(_unit(agency, centre), dossiers, late, thousandths / 1000, 100 * thousandths / whole)
        for agency, centre, dossiers, late, thousandths in rows
        if seen is None or agency in seen
    ]
    return sorted(found, key=lambda one: (-one.dossiers_worth, -one.dossiers, one.name))


_BEARING = """
    SELECT agency_id, centre_id, sum(dossiers)::int, sum(late)::int, sum(thousandths)::int
      FROM supervision_agencycount WHERE month_on BETWEEN %s::date AND %s::date
     GROUP BY 1, 2 HAVING sum(dossiers) > 0
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A unit's hold on a dossier: when it was given, taken over and passed on; the clock's minutes meanwhile."""

    unit: str
    given_at: datetime
    taken_at: datetime | None
    left_at: datetime | None
    minutes: int


@dataclass(frozen=True, slots=True)
class Late:
    """A dossier that was finished late."""

    dossier_id: int
    code: str
    procedure_vi: str
    agency_vi: str
    due_at: datetime
    ended_at: datetime
    late_minutes: int
    why: str
    apologised: bool
    interlinked: bool
    shares: Sequence[tuple[str, float]]  # of an interlinked one: unit and percent
    held: Sequence[Held] = field(default=())


def late(
    months: Months,
    seen: Seen,
    *,
    silent: bool = False,
    interlinked: bool = False,
    after: tuple[datetime, int] | None = None,
) -> list[Late]:
    """Up to SHOWN + 1 late dossiers, the last finished first; `silent`: those without an apology alone."""
    at, pk = after or (None, None)
    agencies = None if seen is None else list(seen)
    rows = prepared.fetch(
        _LATE,
        {
            "first": months.first_on, "last": months.last_on, "agencies": agencies, "silent": silent,
            "interlinked": interlinked, "at": at, "pk": pk, "most": SHOWN + 1,
        },
    )  # fmt: skip
    holds = hand_overs([row[0] for row in rows])
    return [_late(row, holds) for row in rows]


def _late(row: prepared.Row, holds: Mapping[int, Sequence[Held]]) -> Late:
    pk, code, procedure, agency_id, agency, due_at, ended_at, why, apologised, interlinked, shares = row
    calendar = organisation.hours_of(agency_id).calendar
    return Late(
        pk, code, procedure, agency, due_at, ended_at, calendar.elapsed(due_at, ended_at), why, apologised, interlinked,
        [(_unit(a, c), thousandths / 10) for a, c, thousandths in shares], holds.get(pk, ()),
    )  # fmt: skip


_LATE = """
    SELECT d.id, d.code, v.name_vi, d.agency_id, a.name_vi, d.first_due_at, c.ended_at, c.why, c.apologised,
        c.interlinked, c.shares::json
      FROM supervision_course c JOIN dossiers_dossier d ON d.id = c.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      JOIN organisation_agency a ON a.id = d.agency_id
     WHERE c.late AND c.ended_at >= %(first)s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
       AND c.ended_at < (%(last)s::date + interval '1 month')::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
       AND (%(agencies)s::bigint[] IS NULL OR c.agency_id = ANY(%(agencies)s::bigint[]))
       AND (NOT %(silent)s::boolean OR NOT c.apologised) AND (NOT %(interlinked)s::boolean OR c.interlinked)
       AND (%(at)s::timestamptz IS NULL OR (c.ended_at, c.dossier_id) < (%(at)s::timestamptz, %(pk)s::bigint))
       AND d.first_due_at IS NOT NULL
     ORDER BY c.ended_at DESC, c.dossier_id DESC LIMIT %(most)s::int
"""


def hand_overs(dossier_ids: Sequence[int]) -> dict[int, list[Held]]:
    """Each dossier's way from hand to hand, as its events say."""
    found: dict[int, list[Held]] = {}
    events = Event.objects.filter(dossier_id__in=dossier_ids).order_by("dossier_id", "seq")
    by_dossier: dict[int, list[Event]] = {}
    for event in events:
        by_dossier.setdefault(event.dossier_id, []).append(event)
    for pk, own in by_dossier.items():
        found[pk] = _hand_overs(own)
    return found


def _hand_overs(events: Sequence[Event]) -> list[Held]:
    held: list[Held] = []
    state: dict[str, Any] = {}
    unit, given, taken, minutes = None, None, None, 0
    for event in events:
        if event.span_clock == "running":
            minutes += event.span_minutes
        state |= event.changes
        now = (state.get("holder_agency_id"), state.get("holder_centre_id"))
        if now != unit:
            if unit is not None and given is not None and any(unit):
                held.append(Held(_unit(*unit), given, taken, event.at, minutes))
            unit, given, taken, minutes = now, event.at, None, 0
        if taken is None and state.get("taken_at") is not None:
            taken = event.at
        if state.get("finished_at") or state.get("closed_at"):
            break
    if unit is not None and given is not None and any(unit) and minutes:
        held.append(Held(_unit(*unit), given, taken, None, minutes))
    return held


def _unit(agency_id: int | None, centre_id: int | None) -> str:
    if agency_id is not None:
        return organisation.agency(agency_id).name_vi
    return organisation.centre(centre_id).name_vi if centre_id is not None else ""
