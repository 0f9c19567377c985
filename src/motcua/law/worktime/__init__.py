"""Working time: when a limit ends, how much of it has passed, how much is left.

Law: time limits of administrative procedures run in working days of eight hours (Decree
61/2018/NĐ-CP art. 17-19, Decree 118/2025/NĐ-CP); days off are those of the Labour Code 2019
art. 111-112; limits in calendar days end by the Civil Code 2015 art. 147-148.

All arithmetic is on whole minutes: an instant counts as the minute it lies in. A calendar is laid
out once; after that every question costs two binary searches.
"""

from motcua.law.worktime.calendar import HANOI, BeyondCalendar, Calendar, NaiveTime, minute_of
from motcua.law.worktime.limit import DAY_MINUTES, Limit, LimitUnit
from motcua.law.worktime.national import (
    DayKind,
    NationalDay,
    NationalDays,
    administrative_calendar,
    administrative_hours,
    national_days,
    national_holidays,
)
from motcua.law.worktime.periods import WeeklyHours

__all__ = [
    "DAY_MINUTES",
    "HANOI",
    "BeyondCalendar",
    "Calendar",
    "DayKind",
    "Limit",
    "LimitUnit",
    "NaiveTime",
    "NationalDay",
    "NationalDays",
    "WeeklyHours",
    "administrative_calendar",
    "administrative_hours",
    "minute_of",
    "national_days",
    "national_holidays",
]
