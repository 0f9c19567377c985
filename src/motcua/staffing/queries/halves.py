"""The halves of a working day: a morning and an afternoon meet at half past twelve."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from motcua.law.worktime import HANOI, Calendar
from motcua.organisation import queries as organisation
from motcua.staffing.models import Half

NOON = time(12, 30)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """`opens_at` to `ends_at`: from the first working minute to the last, lunch left out by its bounds."""

    day_on: date
    half: Half
    opens_at: datetime
    ends_at: datetime


def calendar_of(centre_id: int) -> Calendar:
    """The hours that the centre's host works by, as everywhere in the hall."""
    return organisation.hours_of(organisation.host_of(centre_id)).calendar


def halves(calendar: Calendar, days: Iterable[date]) -> list[HalfDay]:
    """The halves of these days in which anybody works."""
    return [one for on in days for half in Half if (one := _half(calendar, on, half)) is not None]


def half_at(at: datetime) -> Half:
    return Half.MORNING if at.astimezone(HANOI).time() < NOON else Half.AFTERNOON


def _half(calendar: Calendar, on: date, half: Half) -> HalfDay | None:
    midnight, noon = datetime.combine(on, time(), HANOI), datetime.combine(on, NOON, HANOI)
    since, until = (
        (midnight, noon)
        if half is Half.MORNING
        else (noon, datetime.combine(on + timedelta(days=1), time(), HANOI))
    )
    worked = calendar.elapsed(since, until)
    if worked <= 0:
        return None
    return HalfDay(on, half, calendar.next_opening(since), calendar.add(since, worked))


def week_of(on: date) -> list[date]:
    """Monday to Sunday of the week of the day."""
    monday = on - timedelta(days=on.weekday())
    return [monday + timedelta(days=n) for n in range(7)]
