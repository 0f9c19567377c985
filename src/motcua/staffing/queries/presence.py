"""Presence against the roster: who came in time, late, not at all, and who had leave."""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.organisation.models import Absence
from motcua.staffing.models import Duty, Half, Presence, PresenceCorrection, Verdict
from motcua.staffing.queries.halves import HalfDay, calendar_of, halves
from motcua.staffing.queries.people import rules_of

Key = tuple[int, date, str]  # officer, day, half


@dataclass(frozen=True, slots=True)
class Seen:
    """When somebody was seen in a half day, by what first."""

    first_at: datetime
    last_at: datetime
    evidence: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A half day on duty and how it was kept. `verdict` None: it is not judged yet; `corrected`: by whom and why."""

    officer_id: int
    name: str
    half: HalfDay
    counter: int
    verdict: Verdict | None
    late_minutes: int = 0
    seen: Seen | None = None
    corrected: str = ""


def judged(half: HalfDay, seen: Seen | None, *, away: bool, grace: timedelta, at: datetime) -> Verdict | None:
    """How a half day was kept, without what the head corrected. None: not over yet, and nobody was seen.

    Late is who was seen first after the opening and the grace; whoever had leave and came was there.
    """
    if seen is not None:
        return Verdict.LATE if seen.first_at > half.opens_at + grace else Verdict.ON_TIME
    if away:
        return Verdict.EXCUSED
    return Verdict.ABSENT if at >= half.ends_at else None


def day(centre_id: int, on: date, *, at: datetime) -> list[Kept]:
    """The centre's duties of a day by their half, then counter."""
    duties = Duty.objects.filter(centre_id=centre_id, day_on=on)
    found = _kept(centre_id, duties, first_on=on, last_on=on, at=at)
    return sorted(found, key=lambda one: (one.half.opens_at, one.counter, one.officer_id))


def of_officer(officer_id: int, centre_id: int, first_on: date, last_on: date, *, at: datetime) -> list[Kept]:
    """An officer's duties of a period that have begun, the newest first."""
    duties = Duty.objects.filter(
        officer_id=officer_id, centre_id=centre_id, day_on__range=(first_on, last_on)
    )
    found = _kept(centre_id, duties, first_on=first_on, last_on=last_on, at=at)
    return sorted(
        (one for one in found if one.half.opens_at <= at), key=lambda one: one.half.opens_at, reverse=True
    )


def counted(kept: Iterable[Kept]) -> Mapping[Verdict, int]:
    """How many half days were kept how; those not judged yet are left out."""
    tally = Tally(one.verdict for one in kept if one.verdict is not None)
    return {verdict: tally[verdict] for verdict in Verdict}


def _kept(
    centre_id: int, duties: Iterable[Duty], *, first_on: date, last_on: date, at: datetime
) -> list[Kept]:
    rows = list(duties.select_related("officer", "counter"))  # type: ignore[attr-defined]
    officers = {one.officer_id for one in rows}
    worked = {
        (h.day_on, h.half): h for h in halves(calendar_of(centre_id), sorted({one.day_on for one in rows}))
    }
    seen, corrections = (
        _seen(centre_id, officers, first_on, last_on),
        _corrections(officers, first_on, last_on),
    )
    away = _absences(officers, first_on, last_on)
    grace = timedelta(minutes=rules_of(centre_id).late_minutes)
    return [
        _one(one, half, seen.get(key), corrections.get(key), away=_is_away(away, one), grace=grace, at=at)
        for one in rows
        if (half := worked.get((one.day_on, Half(one.half)))) is not None
        and (key := (one.officer_id, one.day_on, one.half))
    ]


def _one(
    duty: Duty,
    half: HalfDay,
    seen: Seen | None,
    correction: PresenceCorrection | None,
    *,
    away: bool,
    grace: timedelta,
    at: datetime,
) -> Kept:
    verdict = Verdict(correction.verdict) if correction else judged(half, seen, away=away, grace=grace, at=at)
    late = (
        int((seen.first_at - half.opens_at).total_seconds() // 60) if seen and verdict is Verdict.LATE else 0
    )
    return Kept(
        officer_id=duty.officer_id,
        name=duty.officer.full_name,
        half=half,
        counter=duty.counter.number,
        verdict=verdict,
        late_minutes=max(late, 0),
        seen=seen,
        corrected=f"{correction.corrected_by.full_name}: {correction.reason}" if correction else "",
    )


def _seen(centre_id: int, officers: Iterable[int], first_on: date, last_on: date) -> dict[Key, Seen]:
    rows = Presence.objects.filter(
        officer_id__in=officers, centre_id=centre_id, day_on__range=(first_on, last_on)
    )
    return {
        (one.officer_id, one.day_on, one.half): Seen(one.first_at, one.last_at, one.evidence) for one in rows
    }


def _corrections(officers: Iterable[int], first_on: date, last_on: date) -> dict[Key, PresenceCorrection]:
    rows = PresenceCorrection.objects.filter(officer_id__in=officers, day_on__range=(first_on, last_on))
    return {
        (one.officer_id, one.day_on, one.half): one
        for one in rows.select_related("corrected_by").order_by("id")
    }


def _absences(
    officers: Iterable[int], first_on: date, last_on: date
) -> Sequence[tuple[int, date, date | None]]:
    rows = Absence.objects.filter(officer_id__in=officers, valid_from__lte=last_on).exclude(
        valid_until__lte=first_on
    )
    return list(rows.values_list("officer_id", "valid_from", "valid_until"))


def _is_away(absences: Sequence[tuple[int, date, date | None]], duty: Duty) -> bool:
    return any(
        pk == duty.officer_id and begins <= duty.day_on and (ends is None or duty.day_on < ends)
        for pk, begins, ends in absences
    )
