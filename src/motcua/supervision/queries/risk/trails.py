"""What happened to dossiers, as arrays: the stretches in which their clocks ran, from their events."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from motcua.lib import prepared
from motcua.lib.overrun import Numbers

Ids = NDArray[np.int64]
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Cases:
    """Received dossiers, by ascending id. Instants are minutes since 1970; one that has not come is -1."""

    dossier: Ids
    procedure: Ids
    sector: Ids
    agency: Ids
    limit: Numbers  # working minutes, never under one
    received: Ids
    finished: Ids
    ended: Ids  # finished, or ended without a result
    late: NDArray[np.bool_]
    due: Ids  # the first due time as it stands now


@dataclass(frozen=True)
class Trails:
    """Stretches of running clock, by dossier and time; `minutes` are working minutes, `due` is what was then."""

    cases: Cases
    case: Ids  # the place of its dossier in `cases`
    visit: Ids  # the number of the stay at a step, within the dossier
    step: Ids
    begins: Ids
    ends: Ids
    minutes: Numbers
    due: Ids

    @cached_property
    def before(self) -> Numbers:
        """How long the clock of the dossier had run before each stretch."""
        ran = np.concatenate(([0.0], np.cumsum(self.minutes)[:-1])) if len(self.minutes) else self.minutes
        return np.asarray(ran - ran[self._firsts(self.case)])

    @cached_property
    def spent(self) -> Numbers:
        """How long it had stood at its step before each stretch."""
        return np.asarray(self.before - self.before[self._firsts(self.case * 1_000 + self.visit)])

    @cached_property
    def used(self) -> Numbers:
        """How long the clock of each case ran in all."""
        return np.bincount(self.case, self.minutes, len(self.cases.dossier)).astype(np.float64)

    def _firsts(self, key: Ids) -> Ids:
        """For each row the first row of the same key; rows of one key stand together."""
        begins = np.concatenate(([True], key[1:] != key[:-1])) if len(key) else np.zeros(0, bool)
        return np.maximum.accumulate(np.where(begins, np.arange(len(key)), 0)).astype(np.int64)

    def stays(self) -> tuple[Ids, Numbers, Numbers]:
        """Of each stay at a step: its first stretch, how long it was, and how long from its begin to the end."""
        key = self.case * 1_000 + self.visit
        first = np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else self.case
        stayed = np.add.reduceat(self.minutes, first) if len(first) else self.minutes
        return first.astype(np.int64), stayed, self.used[self.case[first]] - self.before[first]


def read(dossier_ids: Sequence[int], limits: dict[int, int]) -> Trails:
    """The trails of these dossiers; `limits` are working minutes by version of a procedure."""
    ids = sorted(dossier_ids)
    facts: list[prepared.Row] = []
    stretches: list[prepared.Row] = []
    for first in range(0, len(ids), _AT_ONCE):
        part = ids[first : first + _AT_ONCE]
        facts += prepared.fetch(_CASES, [part])
        stretches += prepared.fetch(_STRETCHES, [part])
    told = np.array(facts, dtype=np.int64).reshape(-1, 10)
    found = np.array(stretches, dtype=np.int64).reshape(-1, 7)
    limit = np.array([max(limits.get(version, 1), 1) for version in told[:, 2]], dtype=np.float64)
    cases = Cases(
        told[:, 0], told[:, 1], told[:, 3], told[:, 4], limit, told[:, 5], told[:, 6], told[:, 7],
        told[:, 8] == 1, told[:, 9],
    )  # fmt: skip
    place = np.searchsorted(cases.dossier, found[:, 0]).astype(np.int64)
    return Trails(
        cases,
        place,
        found[:, 1],
        found[:, 2],
        found[:, 3],
        found[:, 4],
        found[:, 5].astype(np.float64),
        found[:, 6],
    )


def _minute(of: str) -> str:
    return f"coalesce(floor(extract(epoch FROM {of}) / 60)::bigint, -1)"


_CASES = f"""
    SELECT d.id, v.procedure_id, v.id, p.sector_id, d.agency_id, {_minute("d.received_at")},
        {_minute("d.finished_at")}, {_minute("coalesce(d.finished_at, d.closed_at)")},
        (coalesce(d.timeliness, 0) = 3)::int, {_minute("d.first_due_at")}
      FROM dossiers_dossier d JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      JOIN catalogue_procedure p ON p.id = v.procedure_id
     WHERE d.id = ANY(%s::bigint[]) AND d.received_at IS NOT NULL ORDER BY d.id
"""  # noqa: S608 - expressions of our own
# After each event: where the dossier stood and when it was due, until the next event closed that stretch.
_STRETCHES = f"""
    WITH told AS (
        SELECT e.dossier_id, e.seq, e.at, e.changes ->> 'step_id' AS step_id,
            e.changes ->> 'first_due_at' AS due,
            count(*) FILTER (WHERE e.changes ? 'step_id') OVER way AS visit,
            count(*) FILTER (WHERE e.changes ? 'first_due_at') OVER way AS dating,
            lead(e.at) OVER way AS until, lead(e.span_minutes) OVER way AS minutes,
            lead(e.span_clock) OVER way AS clock
          FROM dossiers_event e WHERE e.dossier_id = ANY(%s::bigint[])
        WINDOW way AS (PARTITION BY e.dossier_id ORDER BY e.seq)
    ),
    stood AS (
        SELECT t.*, first_value(step_id) OVER (PARTITION BY dossier_id, visit ORDER BY seq) AS at_step,
            first_value(due) OVER (PARTITION BY dossier_id, dating ORDER BY seq) AS due_then
          FROM told t
    )
    SELECT s.dossier_id, s.visit, s.at_step::bigint, {_minute("s.at")}, {_minute("s.until")}, s.minutes,
        {_minute("s.due_then::timestamptz")}
      FROM stood s JOIN catalogue_step step ON step.id = s.at_step::bigint AND step.kind <> 'return'
     WHERE s.clock = 'running' AND s.visit > 0 AND s.dating > 0 ORDER BY s.dossier_id, s.seq
"""  # noqa: S608
