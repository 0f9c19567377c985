"""How true the chances are: told of months that were not learned from, beside what happened.

Month by month: what is learned is what was known at the month's begin; told is what lay open on each of
its working days at nine, with its clock running and not past due. Beside it the simple rule "late if less
than a working day is left", as it stands and mended as well as it can be: told as the share that
came to be late of what was under and over a day in the weeks before.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import numpy as np
from numpy.typing import NDArray

from motcua.dossiers.models import Dossier
from motcua.law.worktime import DAY_MINUTES, HANOI, Calendar, minute_of
from motcua.lib import overrun
from motcua.lib.overrun import Fit, Numbers, Told
from motcua.organisation import queries as organisation
from motcua.supervision.queries.limits import limits_of
from motcua.supervision.queries.risk import learned, trails
from motcua.supervision.queries.risk.learned import Looks
from motcua.supervision.queries.risk.trails import Ids, Trails

_NINE = time(9)
WARNED = 0.5


@dataclass(frozen=True, slots=True)
class Month:
    """One month that was held out: what was learned before it, and the Brier scores of what was told in it."""

    first_on: date
    fit: Fit
    looks: int
    dossiers: int
    late: int
    score: float
    rule: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`score` is ours; the rule's, the mended rule's, and that of always telling the share of before: lower
    is better. `warned` counts late dossiers that were told a chance above one half a working day or
    more before they were due, `called` all that were told it then."""

    months: Sequence[Month]
    looks: int
    dossiers: int
    late: int
    score: float
    rule: float
    mended_rule: float
    share: float
    warned: int
    called: int
    late_a_day_before: int
    reliability: Sequence[Told]


CalendarOf = Callable[[int], Calendar]


def calendar_of(agency_id: int) -> Calendar:
    return organisation.hours_of(agency_id).calendar


def evaluate(
    first_on: date, last_on: date, *, agency_id: int | None = None, most: int = 150_000
) -> Evaluation | None:
    """The months from the one of `first_on` to that of `last_on`; None when nothing was due in them. Of one
    agency's dossiers, if one is named: learned is from all.

    Reads the events of the newest `most` dossiers that were received before the last month ended.
    """
    months = _months(first_on, last_on)
    end = _midnight(_next(months[-1]))
    ids = (
        Dossier.objects.filter(received_at__lt=end)
        .order_by("-received_at", "-pk")
        .values_list("pk", flat=True)
    )
    told = trails.read(list(ids[:most]), limits_of(None))
    if not len(told.case):
        return None
    parts = [_month(told, month, agency_id) for month in months]
    found = [part for part in parts if part is not None]
    return _together(found) if found else None


@dataclass(frozen=True, slots=True)
class _Part:
    month: Month
    looks: Looks
    chance: Numbers
    mended: Numbers
    share: Numbers


def _month(told: Trails, first_on: date, agency_id: int | None) -> _Part | None:
    begin, end = minute_of(_midnight(first_on)), minute_of(_midnight(_next(first_on)))
    known = int(max(told.ends.max(), end)) + 1
    nines = instants(told, end)
    learnt = learned.learn(told, begin, nines, calendar_of)
    seen = learned.looks(told, nines[nines >= begin], begin, known, calendar_of)
    if agency_id is not None:
        seen = learned.those(seen, seen.present.agency == agency_id)
    before = learned.looks(told, nines[nines < begin][-50:], begin, begin, calendar_of)
    if not len(seen.late):
        return None
    chance, rule = learnt.chances(seen.present), _rule(seen)
    month = Month(
        first_on, learnt.fit, len(seen.late), len(np.unique(seen.case)), _dossiers(seen, seen.late),
        overrun.brier(chance, seen.late), overrun.brier(rule.astype(np.float64), seen.late),
    )  # fmt: skip
    shares = [_share(before.late[_rule(before) == under]) for under in (False, True)]
    overall = np.full(len(seen.late), _share(before.late))
    return _Part(month, seen, chance, np.where(rule, shares[1], shares[0]), overall)


def _rule(seen: Looks) -> NDArray[np.bool_]:
    return np.asarray(seen.present.left < DAY_MINUTES)


def _share(late: NDArray[np.bool_]) -> float:
    return float((late.sum() + 0.5) / (len(late) + 1))


def _dossiers(seen: Looks, which: NDArray[np.bool_]) -> int:
    return len(np.unique(seen.case[which]))


def _together(parts: Sequence[_Part]) -> Evaluation:
    late = np.concatenate([part.looks.late for part in parts])
    chance = np.concatenate([part.chance for part in parts])
    rule = np.concatenate([_rule(part.looks) for part in parts])
    case = np.concatenate([part.looks.case for part in parts])
    ahead = np.concatenate([part.looks.present.left >= DAY_MINUTES for part in parts])
    called = ahead & (chance > WARNED)
    return Evaluation(
        [part.month for part in parts],
        len(late),
        len(np.unique(case)),
        len(np.unique(case[late])),
        overrun.brier(chance, late),
        overrun.brier(rule.astype(np.float64), late),
        overrun.brier(np.concatenate([part.mended for part in parts]), late),
        overrun.brier(np.concatenate([part.share for part in parts]), late),
        len(np.unique(case[called & late])),
        len(np.unique(case[called])),
        len(np.unique(case[ahead & late])),
        overrun.reliability(chance, late),
    )


def instants(told: Trails, until: int) -> Ids:
    """Nine o'clock of each working day of the busiest agency's calendar, from the first receipt on."""
    agency = int(np.bincount(told.cases.agency).argmax())
    calendar = calendar_of(agency)
    first = datetime.fromtimestamp(int(told.cases.received.min()) * 60, HANOI).date()
    count = (datetime.fromtimestamp(until * 60, HANOI).date() - first).days
    days = (first + timedelta(days=n) for n in range(count))
    return np.array(
        [minute_of(datetime.combine(on, _NINE, HANOI)) for on in days if calendar.is_working_day(on)],
        dtype=np.int64,
    )


def _months(first_on: date, last_on: date) -> list[date]:
    found = [first_on.replace(day=1)]
    while _next(found[-1]) <= last_on:
        found.append(_next(found[-1]))
    return found


def _next(month_on: date) -> date:
    return (month_on.replace(day=28) + timedelta(days=4)).replace(day=1)


def _midnight(on: date) -> datetime:
    return datetime.combine(on, time(), HANOI)
