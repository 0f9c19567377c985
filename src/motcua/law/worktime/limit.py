"""A time limit as a procedure states it."""

import re
from dataclasses import dataclass
from enum import StrEnum

# A working day is eight hours: Labour Code 2019 art. 105; the default of MOTCUA_WORKING_DAY_MINUTES.
DAY_MINUTES = 480

_WRITTEN = re.compile(r"(\d{1,6})(d|h|cd|m)")


class LimitUnit(StrEnum):
    """What a limit is counted in; the value is its written suffix."""

    WORKING_DAY = "d"
    WORKING_HOUR = "h"
    WORKING_MINUTE = "m"
    CALENDAR_DAY = "cd"


# Looking a member up in its class costs as much as the rest of the arithmetic.
_DAY, _HOUR, _MINUTE = LimitUnit.WORKING_DAY, LimitUnit.WORKING_HOUR, LimitUnit.WORKING_MINUTE


@dataclass(frozen=True, slots=True)
class Limit:
    """So many working days, hours or minutes, or calendar days: `5d`, `20h`, `90m`, `10cd`."""

    amount: int
    unit: LimitUnit

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a limit is not negative")

    @classmethod
    def parse(cls, written: str) -> "Limit":
        """Read `5d`, `20h`, `90m` or `10cd`. Raises ValueError for anything else."""
        found = _WRITTEN.fullmatch(written.strip().lower())
        if found is None:
            raise ValueError(f"{written!r} is not a limit such as 5d, 20h, 90m or 10cd")
        return cls(int(found[1]), LimitUnit(found[2]))

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

    @property
    def minutes(self) -> int:
        """The limit in working minutes, by working days of eight hours."""
        return self.in_minutes()

    def in_minutes(self, day_minutes: int = DAY_MINUTES) -> int:
        """The limit in working minutes. Raises ValueError for calendar days, which have no fixed length."""
        unit = self.unit
        if unit is _DAY:
            return self.amount * day_minutes
        if unit is _HOUR:
            return self.amount * 60
        if unit is _MINUTE:
            return self.amount
        raise ValueError("a limit in calendar days has no fixed number of working minutes")
