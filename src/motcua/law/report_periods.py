"""For which days a periodic report is made.

Decree 09/2019/NĐ-CP, art. 12: figures of a monthly report run from the 15th of the month before to the 14th; of a
quarterly one from the 15th of the last month before the quarter to the 14th of its last month. The centre's own
half-years and years are whole calendar ones, as the source's report counts them.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from motcua.law.errors import N_

LAST_DAY = 14


class Every(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


LABELS: Mapping[Every, str] = {
    Every.MONTH: N_("Every month, to the 14th"),
    Every.QUARTER: N_("Every quarter, to the 14th of its last month"),
    Every.HALF: N_("Every half-year"),
    Every.YEAR: N_("Every year"),
}
_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}


def last_period(every: Every, today: date) -> tuple[date, date]:
    """First and last day of the newest period that has ended before `today`."""
    year, month = today.year, today.month
    while True:
        last = _last_day(every, year, month)
        if month % _MONTHS[every] == 0 and last < today:
            return _first_day(every, year, month), last
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)


def _last_day(every: Every, year: int, month: int) -> date:
    if every in (Every.MONTH, Every.QUARTER):
        return date(year, month, LAST_DAY)
    return _first_of_next(year, month) - timedelta(days=1)


def _first_day(every: Every, year: int, month: int) -> date:
    months = year * 12 + month - 1 - _MONTHS[every]
    before = date(months // 12, months % 12 + 1, 1)
    if every in (Every.MONTH, Every.QUARTER):
        return before.replace(day=LAST_DAY + 1)
    return _first_of_next(before.year, before.month)


def _first_of_next(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1)
