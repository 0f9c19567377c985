"""How far a limit can be shortened: the share that would have been late, on the past and at doubled volume.

The past is exact: a dossier is late at a limit when its clock ran for longer than it, in the working
minutes of its agency's calendar (law.worktime). The replay is a queue with one rule, told to whoever
reads it: see `replayed`.
"""

import heapq
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from motcua.lib.intervals import wilson
from motcua.supervision.models import LimitStudy

KEPT = 0.999
HALF_DAY = 240


@dataclass(frozen=True, slots=True)
class Past:
    """A dossier of an agency: when its clock began, in working minutes since some instant, and how long it ran."""

    agency_id: int
    begins: int
    ran: int


def most_at_once(past: Sequence[Past]) -> int:
    """How many lay open at once at most; one that was done within its minute lay for that minute."""
    ends = sorted(one.begins + max(one.ran, 1) for one in past)
    begins = sorted(one.begins for one in past)
    return max((i + 1 - bisect_right(ends, begin) for i, begin in enumerate(begins)), default=0)


def replayed(past: Sequence[Past], times: int) -> list[int]:
    """How long each clock would have run, had `times` as many dossiers come at the same instants.

    One queue for each agency, first come first served. The agency works on at most as many dossiers at
    once as it ever did; each takes as long as it took then. What comes while all hands are full
    waits. It leaves out that people work faster under a load, and that they tire.
    """
    ran: list[int] = []
    for agency_id in sorted({one.agency_id for one in past}):
        here = sorted(
            (one for one in past if one.agency_id == agency_id), key=lambda one: (one.begins, one.ran)
        )
        hands = [0] * max(most_at_once(here), 1)
        for one in here:
            for _copy in range(times):
                starts = max(one.begins, hands[0])
                heapq.heapreplace(hands, starts + one.ran)
                ran.append(starts + one.ran - one.begins)
    return ran


def late_at(ran: Sequence[int], grid: int, limits: int) -> list[int]:
    """How many ran for longer than `grid`, twice `grid` and so on, up to `limits` times."""
    ordered = sorted(ran)
    return [len(ordered) - bisect_right(ordered, grid * (i + 1)) for i in range(limits)]


def grid_of(limit_minutes: int) -> tuple[int, int]:
    """The step of the grid below a limit, and how many steps make the limit; half days, finer for short limits."""
    grid = HALF_DAY if limit_minutes > 2 * HALF_DAY else 60 if limit_minutes > 60 else 15
    while limit_minutes // grid > 120:
        grid *= 2
    return grid, max(limit_minutes // grid, 1)


@dataclass(frozen=True, slots=True)
class Shorter:
    """A limit, and how many would have been late at it; `surely` is what share is kept with 95 % confidence."""

    minutes: int
    late: int
    of: int
    late_doubled: int

    @property
    def share(self) -> float:
        return 100 * self.late / self.of if self.of else 0.0

    @property
    def share_doubled(self) -> float:
        return 100 * self.late_doubled / (2 * self.of) if self.of else 0.0

    @property
    def surely(self) -> float:
        """At least so many percent are kept, with 95 % confidence (two-sided, Wilson)."""
        return 100 * (1 - wilson(self.late, self.of)[1])


@dataclass(frozen=True, slots=True)
class Study:
    """What the past says. `measured` keeps 99.9 % of what was measured, `doubled` of it at doubled volume
    too; `sure` keeps 99.9 % with 95 % confidence. None: no limit up to the one that runs does."""

    procedure_id: int
    dossiers: int
    since_on: date
    until_on: date
    limit_minutes: int
    at_once: int
    computed_at: datetime
    limits: Sequence[Shorter]
    measured: Shorter | None
    doubled: Shorter | None
    sure: Shorter | None


# Fewer than these cannot show 99.9 %, even if none is late: the upper bound of 0 of n is z^2 / (n + z^2).
NEEDED = next(n for n in range(100, 10_000) if wilson(0, n)[1] <= 1 - KEPT)


def study(procedure_id: int) -> Study | None:
    row = LimitStudy.objects.filter(procedure_id=procedure_id).first()
    return None if row is None else of_row(row)


def of_row(row: LimitStudy) -> Study:
    limits = [
        Shorter(row.grid_minutes * (i + 1), late, row.dossiers, doubled)
        for i, (late, doubled) in enumerate(zip(row.late, row.late_doubled, strict=True))
    ]
    least = 100 * (1 - KEPT)
    return Study(
        row.procedure_id,
        row.dossiers,
        row.since_on,
        row.until_on,
        row.limit_minutes,
        row.at_once,
        row.computed_at,
        limits,
        next((one for one in limits if one.share <= least), None),
        next((one for one in limits if one.share <= least and one.share_doubled <= least), None),
        next((one for one in limits if one.surely >= 100 * KEPT), None),
    )
