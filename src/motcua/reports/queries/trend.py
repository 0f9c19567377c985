"""How a figure went, in stretches of days, beside the period it is compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Scope
from motcua.reports.queries.tally import by_day

_DAYS, _WEEKS = 62, 366  # up to so many days: a stretch is a day, a week, a month


@dataclass(frozen=True, slots=True)
class Stretch:
    """`now` in these days, and `before` in the stretch of the other period at the same place."""

    first_on: date
    last_on: date
    now: int
    before: int


def trend(key: str, period: Period, against: Period, of: Scope | int) -> list[Stretch]:
    """The figure by days, weeks or months of `period`, whatever keeps the stretches few enough to be read."""
    now, before = by_day(key, period, of), by_day(key, against, of)
    others = stretches(against, like=period)
    told = []
    for position, (first, last) in enumerate(stretches(period)):
        other = others[position] if position < len(others) else None
        told.append(Stretch(first, last, _sum(now, first, last), _sum(before, *other) if other else 0))
    return told


def stretches(period: Period, *, like: Period | None = None) -> list[tuple[date, date]]:
    """The period cut into days, weeks or months; by `like`'s length where it is to be compared with it."""
    days = ((like or period).last_on - (like or period).first_on).days + 1
    found, first = list[tuple[date, date]](), period.first_on
    while first <= period.last_on:
        last = min(_end(first, days), period.last_on)
        found.append((first, last))
        first = last + timedelta(days=1)
    return found


def _end(first: date, days: int) -> date:
    if days <= _DAYS:
        return first
    if days <= _WEEKS:
        return first + timedelta(days=6)
    next_month = (first.replace(day=1) + timedelta(days=32)).replace(day=1)
    return next_month - timedelta(days=1)


def _sum(by: dict[date, int], first: date, last: date) -> int:
    return sum(dossiers for day, dossiers in by.items() if first <= day <= last)


def in_stretches(
    keys: Sequence[str], period: Period, against: Period, of: Scope | int
) -> dict[str, list[Stretch]]:
    return {key: trend(key, period, against, of) for key in keys}
