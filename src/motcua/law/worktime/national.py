"""Vietnam's days off and exchanged working days, as published year by year, and the office hours.

Law: Labour Code 2019 art. 111.3 (days in lieu) and art. 112 (public holidays; before 2021 the Labour
Code 2012 art. 115, without the day beside 2 September); from 2026 also 24 November by Resolution
28/2026/QH16. Exchanges are decided by the Prime Minister. A row whose source begins with `planned`
follows from the law but its year is not published yet.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import islice
from typing import NamedTuple

from motcua.law.worktime.calendar import Calendar
from motcua.law.worktime.periods import WeeklyHours


class DayKind(StrEnum):
    HOLIDAY = "holiday"
    IN_LIEU = "in_lieu"  # for a holiday on a weekend
    EXCHANGED_OFF = "exchanged_off"  # bridged by the Prime Minister, paid for by a working Saturday
    WORKING_DAY = "working_day"  # the Saturday that pays for it


@dataclass(frozen=True, slots=True)
class NationalDay:
    """One day that differs from its weekday, and the document that says so."""

    on: date
    name: str
    name_en: str
    kind: DayKind
    source: str


class NationalDays(NamedTuple):
    """The same days as a calendar takes them."""

    holidays: frozenset[date]
    working_days: frozenset[date]


@cache
def national_days() -> tuple[NationalDay, ...]:
    """Every row of `law/data/vietnam_holidays.csv`, by date."""
    data = resources.files("motcua.law").joinpath("data/vietnam_holidays.csv")
    with data.open(encoding="utf-8") as file:
        return tuple(
            NationalDay(date.fromisoformat(on), name, name_en, DayKind(kind), source)
            for on, name, name_en, kind, source in islice(csv.reader(file), 1, None)
        )


@cache
def national_holidays() -> NationalDays:
    """Vietnam's days off (of all three kinds) and exchanged working days, 2019 to 2027."""
    working = frozenset(day.on for day in national_days() if day.kind is DayKind.WORKING_DAY)
    return NationalDays(frozenset(day.on for day in national_days()) - working, working)


def administrative_hours() -> tuple[WeeklyHours, ...]:
    """Monday to Friday 07:30-12:00 and 13:30-17:00, eight hours: domain.md part 4."""
    openings = ((time(7, 30), time(12)), (time(13, 30), time(17)))
    return tuple(WeeklyHours(weekday, opens, closes) for weekday in range(5) for opens, closes in openings)


def administrative_calendar(
    hours: Iterable[WeeklyHours] | None = None, closures: Iterable[tuple[datetime, datetime]] = ()
) -> Calendar:
    """A calendar with the national days and, unless given, the usual office hours."""
    days = national_holidays()
    return Calendar(
        hours=administrative_hours() if hours is None else hours,
        holidays=days.holidays,
        working_days=days.working_days,
        closures=closures,
    )
