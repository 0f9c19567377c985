"""Studying how far limits can be shortened, and the plan that follows from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation
from motcua.supervision import policies
from motcua.supervision.models import LimitPlan, LimitProposal, LimitStudy, LimitTarget
from motcua.supervision.queries import shortening
from motcua.supervision.queries.limits import limits_now
from motcua.supervision.queries.shortening import Past

MOST_DOSSIERS = 50_000
_DAYS = 365
_REASON = 500


class NotShorter(NotPossible):
    message = N_("Propose a limit that is shorter than the one that runs.")


class NotStudied(NotPossible):
    message = N_(
        "Too few dossiers of this procedure were finished in a year to say anything of a shorter limit."
    )


class WrongTarget(NotPossible):
    message = N_("A target is a share from 0 to 100 percent.")


class ReasonTooLong(NotPossible):
    message = N_("Give the reason in at most %(length)s letters.")


def study_limits(*, at: datetime) -> int:
    """Study every procedure that was finished in the year before `at`; how many. A transaction each."""
    since, until = at - timedelta(days=_DAYS), at
    with connection.cursor() as cursor:
        cursor.execute(_STUDIED, [since.astimezone(HANOI).date().replace(day=1)])
        ids = [pk for (pk,) in cursor.fetchall()]
    limits = limits_now(ids, on=at.astimezone(HANOI).date())
    return sum(_study(pk, limits[pk], since, until) for pk in ids if limits.get(pk, 0) > 0)


_STUDIED = """
    SELECT DISTINCT procedure_id FROM supervision_coursecount WHERE month_on >= %s AND finished > 0 ORDER BY 1
"""
_PAST = """
    SELECT c.agency_id, d.received_at, c.used_minutes FROM supervision_course c
      JOIN dossiers_dossier d ON d.id = c.dossier_id
     WHERE c.procedure_id = %s AND c.standing = 2 AND c.ended_at >= %s AND c.ended_at < %s
     ORDER BY c.ended_at DESC LIMIT %s
"""


def _study(procedure_id: int, limit_minutes: int, since: datetime, until: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_PAST, [procedure_id, since, until, MOST_DOSSIERS])
        rows = cursor.fetchall()
    if not rows:
        return False
    earliest = min(received for _agency, received, _used in rows)
    past = [
        Past(agency, organisation.hours_of(agency).calendar.elapsed(earliest, received), used)
        for agency, received, used in rows
    ]
    grid, limits = shortening.grid_of(limit_minutes)
    agencies = {one.agency_id for one in past}
    LimitStudy.objects.update_or_create(
        procedure_id=procedure_id,
        defaults={
            "since_on": since.astimezone(HANOI).date(),
            "until_on": until.astimezone(HANOI).date(),
            "dossiers": len(past),
            "limit_minutes": limit_minutes,
            "grid_minutes": grid,
            "late": shortening.late_at([one.ran for one in past], grid, limits),
            "late_doubled": shortening.late_at(shortening.replayed(past, 2), grid, limits),
            "at_once": sum(shortening.most_at_once([p for p in past if p.agency_id == a]) for a in agencies),
            "computed_at": until,
        },
    )
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A procedure's new limit in working minutes; with None an earlier proposal is taken back."""

    procedure_id: int
    minutes: int | None
    reason: str = ""


@transaction.atomic
def propose(proposals: Sequence[Proposed], *, year: int, by: Actor, at: datetime) -> None:
    """Put shorter limits on the year's plan, each with its evidence of today. Raises NotShorter, NotStudied,
    ReasonTooLong."""
    policies.demand_plan(by)
    plan = _plan(year, at)
    studies = LimitStudy.objects.in_bulk([one.procedure_id for one in proposals])
    by_law = limits_now(
        [one.procedure_id for one in proposals], on=at.astimezone(HANOI).date(), statutory=True
    )
    for one in proposals:
        before = (
            plan.proposals.filter(procedure_id=one.procedure_id).values_list("minutes", flat=True).first()
        )
        if one.minutes is None:
            plan.proposals.filter(procedure_id=one.procedure_id).delete()
        else:
            _put(plan, one, studies.get(one.procedure_id), by_law.get(one.procedure_id, 0), by, at)
        audit.change(
            "limit proposal",
            f"{year}:{one.procedure_id}",
            by=by,
            at=at,
            before={"minutes": before},
            after={"minutes": one.minutes},
        )


def _put(
    plan: LimitPlan, one: Proposed, study: LimitStudy | None, statutory: int, by: Actor, at: datetime
) -> None:
    reason = one.reason.strip()
    if len(reason) > _REASON:
        raise ReasonTooLong(length=_REASON)
    if study is None:
        raise NotStudied
    if one.minutes is None or not 0 < one.minutes < study.limit_minutes:
        raise NotShorter
    found = next((s for s in reversed(shortening.of_row(study).limits) if s.minutes <= one.minutes), None)
    LimitProposal.objects.update_or_create(
        plan=plan,
        procedure_id=one.procedure_id,
        defaults={
            "minutes": one.minutes,
            "limit_minutes": study.limit_minutes,
            "statutory_minutes": statutory,
            "dossiers": study.dossiers,
            # Between two limits of the grid the shorter one's count stands: never fewer than would have been late.
            "late": found.late if found else study.dossiers,
            "late_doubled": found.late_doubled if found else 2 * study.dossiers,
            "reason": reason,
            "proposed_at": at,
            "officer_id": _officer(by),
        },
    )


def _officer(by: Actor) -> int:
    if by.officer_id is None:
        raise policies.NoPlanner
    return by.officer_id


@transaction.atomic
def set_targets(tenths: Mapping[int, int | None], *, year: int, by: Actor, at: datetime) -> None:
    """By how much each sector is to be shortened, in tenths of a percent; None: no target. Raises WrongTarget."""
    policies.demand_plan(by)
    plan = _plan(year, at)
    known = {row.sector_id: row for row in plan.targets.select_for_update()}
    for sector_id, wanted in tenths.items():
        before = known[sector_id].tenths if sector_id in known else None
        if wanted is not None and not 0 <= wanted <= 1000:
            raise WrongTarget
        if wanted == before:
            continue
        if wanted is None:
            known[sector_id].delete()
        else:
            LimitTarget.objects.update_or_create(plan=plan, sector_id=sector_id, defaults={"tenths": wanted})
        audit.change(
            "limit target",
            f"{year}:{sector_id}",
            by=by,
            at=at,
            before={"tenths": before},
            after={"tenths": wanted},
        )


def _plan(year: int, at: datetime) -> LimitPlan:
    LimitPlan.objects.get_or_create(year=year, defaults={"created_at": at})
    return LimitPlan.objects.select_for_update().get(year=year)
