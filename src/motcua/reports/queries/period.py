"""A stretch of days that a report is about."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Self

from motcua.law.worktime import HANOI


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days of Vietnam, both ends included: [since, until) as instants."""

    first_on: date
    last_on: date

    def __post_init__(self) -> None:
        if self.last_on < self.first_on:
            raise ValueError(f"{self.last_on} is before {self.first_on}")

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        """January to June, or July to December."""
        return (
            cls(date(year, 1, 1), date(year, 6, 30))
            if half == 1
            else cls(date(year, 7, 1), date(year, 12, 31))
        )

    @classmethod
    def read(cls, first: str, last: str) -> Self:
        """Of two days as ISO 8601 writes them."""
        return cls(date.fromisoformat(first), date.fromisoformat(last))

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first_on, time(), HANOI)

    @property
    def until(self) -> datetime:
        return datetime.combine(self.last_on + timedelta(days=1), time(), HANOI)

    def a_year_earlier(self) -> Self:
        """The same days of the year before; a period that ends with February still does."""
        after = self.last_on + timedelta(days=1)
        return type(self)(_a_year_before(self.first_on), _a_year_before(after) - timedelta(days=1))


def _a_year_before(day: date) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap_day else day.day)
