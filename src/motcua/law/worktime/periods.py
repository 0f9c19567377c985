"""Laying out a calendar: from weekly hours, days off and closures to a plain list of working periods.

Minutes are counted from 1970-01-01T00:00Z. Vietnam keeps UTC+7 the year round.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

OFFSET_MINUTES = 7 * 60
_EPOCH_ORDINAL = date(1970, 1, 1).toordinal()
_A_DAY = 24 * 60

Period = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WeeklyHours:
    """One opening of a weekday (0 is Monday), in force from `valid_from` until before `valid_until`."""

    weekday: int
    opens: time
    closes: time
    valid_from: date = date.min
    valid_until: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.weekday <= 6:
            raise ValueError("a weekday is 0 (Monday) to 6 (Sunday)")
        if self.opens >= self.closes:
            raise ValueError("working hours open before they close, on the same day")

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_until is None or on < self.valid_until)


def midnight(on: date) -> int:
    """The minute at which the day begins in Vietnam."""
    return (on.toordinal() - _EPOCH_ORDINAL) * _A_DAY - OFFSET_MINUTES


def day_of(minute: int) -> date:
    """The day in Vietnam that holds the minute."""
    return date.fromordinal((minute + OFFSET_MINUTES) // _A_DAY + _EPOCH_ORDINAL)


def lay_out(
    days: Period,
    hours: Iterable[WeeklyHours],
    holidays: Collection[date],
    working_days: Collection[date],
    closures: Iterable[Period],
    exchanged_as: int,
) -> list[Period]:
    """Every working period of the days (ordinals, end excluded), ascending and disjoint.

    A working day exchanged for a bridged one is worked by the hours of weekday `exchanged_as`, and
    wins over a holiday on the same date.
    """
    by_weekday: list[list[WeeklyHours]] = [[] for _ in range(7)]
    for opening in hours:
        by_weekday[opening.weekday].append(opening)
    openings: list[Period] = []
    for ordinal in range(*days):
        on = date.fromordinal(ordinal)
        if on in working_days:
            openings += _openings(on, by_weekday[exchanged_as])
        elif on not in holidays:
            openings += _openings(on, by_weekday[on.weekday()])
    return list(_without(_joined(openings), _joined(closures)))


def _openings(on: date, hours: list[WeeklyHours]) -> Iterator[Period]:
    start = midnight(on)
    for opening in hours:
        if opening.in_force(on):
            yield start + _minutes(opening.opens), start + _minutes(opening.closes)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _joined(periods: Iterable[Period]) -> list[Period]:
    """Sorted, with those that touch or overlap made one."""
    joined: list[Period] = []
    for start, end in sorted(periods):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _without(openings: list[Period], closures: list[Period]) -> Iterator[Period]:
    """What is left of the openings outside the closures."""
    at = 0
    for start, end in openings:
        while at < len(closures) and closures[at][1] <= start:
            at += 1
        nearby = at
        while nearby < len(closures) and closures[nearby][0] < end:
            if start < closures[nearby][0]:
                yield start, closures[nearby][0]
            start = max(start, closures[nearby][1])
            nearby += 1
        if start < end:
            yield start, end
