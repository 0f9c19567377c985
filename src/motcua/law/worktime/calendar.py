"""The working calendar and its arithmetic."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from motcua.law.errors import N_, NotPossible
from motcua.law.worktime.limit import DAY_MINUTES, Limit, LimitUnit
from motcua.law.worktime.periods import OFFSET_MINUTES, Period, WeeklyHours, day_of, lay_out, midnight

if TYPE_CHECKING:
    from motcua.law.worktime.bulk import Minutes, Tables

# No summer time since 1975, so a fixed offset is exact, and faster than a zone file.
HANOI = timezone(timedelta(minutes=OFFSET_MINUTES))

# The epoch by Vietnam's clock: subtracting a time of the same zone is three times faster.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).astimezone(HANOI)
_A_DAY = 24 * 60
_CALENDAR_DAY = LimitUnit.CALENDAR_DAY

Pause = tuple[datetime, datetime]


class BeyondCalendar(NotPossible):
    message = N_("The working calendar reaches from %(first)s to %(last)s; this asks for a time beyond.")


class NaiveTime(ValueError):
    """A time without an offset was given: whose clock it is would be a guess."""


class Calendar:
    """When an agency works: plain values in, an immutable object out.

    `holidays` are off. `working_days` are days exchanged for a bridged one, worked by the hours of
    weekday `exchanged_as` (Monday). `closures` are local (storm, power cut). `day_minutes` is what a
    working day of a limit counts. Questions outside [horizon_from, horizon_until) raise
    BeyondCalendar: silence about unpublished holidays would be a wrong answer.

    An instant is *working* in [opening, closing). A closing is still in time as a due time.
    """

    def __init__(
        self,
        *,
        hours: Iterable[WeeklyHours],
        holidays: Collection[date] = frozenset(),
        working_days: Collection[date] = frozenset(),
        closures: Iterable[tuple[datetime, datetime]] = (),
        exchanged_as: int = 0,
        day_minutes: int = DAY_MINUTES,
        horizon_from: date = date(2019, 1, 1),
        horizon_until: date = date(2029, 1, 1),
    ) -> None:
        self.day_minutes = day_minutes
        self.horizon_from, self.horizon_until = horizon_from, horizon_until
        self._first, self._last = midnight(horizon_from), midnight(horizon_until)
        closed = [(minute_of(start), minute_of(end)) for start, end in closures]
        days = horizon_from.toordinal(), horizon_until.toordinal()
        self._first_ordinal, self._horizon_days = days[0], days[1] - days[0]
        periods = lay_out(days, hours, frozenset(holidays), frozenset(working_days), closed, exchanged_as)
        # An empty period in front, so that every instant of the horizon has one at or before it.
        periods.insert(0, (self._first, self._first))
        self._starts = [start for start, _ in periods]
        self._ends = [end for _, end in periods]
        self._worked_before: list[int] = []
        self._worked_after: list[int] = []
        self._count(periods)

    def _count(self, periods: Sequence[Period]) -> None:
        total = 0
        for start, end in periods:
            self._worked_before.append(total)
            total += end - start
            self._worked_after.append(total)

    # Questions about instants

    def due(self, received_at: datetime, limit: Limit, pauses: Iterable[Pause] = ()) -> datetime:
        """When a limit that began at `received_at` ends (Decree 61/2018/NĐ-CP art. 17, Decree 118/2025).

        Receipt outside working time counts from the next opening. A limit that ends at a closing
        ends at that closing, not at the next opening. Each pause moves the end by exactly its working
        minutes, whenever it lies after the receipt; overlapping pauses count once.

        Calendar days: the day of receipt is not counted (Civil Code 2015 art. 147), and the limit
        ends with the working time of its last day; if that is a day off, with the working time of
        the next working day (art. 148; domain.md part 11).
        """
        received = self._minute(received_at)
        paused = self._paused(received, pauses) if pauses else 0
        if limit.unit is _CALENDAR_DAY:
            return at_minute(self._later(self._calendar_due(received, limit.amount), paused))
        return at_minute(self._later(received, limit.in_minutes(self.day_minutes) + paused))

    def received_at(self, due_at: datetime, limit: Limit) -> datetime:
        """The inverse of `due`: the latest working minute from which `limit` ends at `due_at`."""
        target = self._worked(self._minute(due_at)) - limit.in_minutes(self.day_minutes)
        at = bisect_right(self._worked_before, target) - 1
        if target < 0 or self._worked_after[at] <= target:
            raise self._beyond()
        return at_minute(self._starts[at] + target - self._worked_before[at])

    def elapsed(self, start: datetime, end: datetime) -> int:
        """Working minutes from `start` to `end`; negative when `end` is the earlier."""
        return self._worked(self._minute(end)) - self._worked(self._minute(start))

    def add(self, at: datetime, minutes: int) -> datetime:
        """The instant by which `minutes` working minutes (not negative) have passed since `at`.

        The inverse of `elapsed`. At a closing it is that closing; nought minutes from outside working
        time is the next opening.
        """
        if minutes < 0:
            raise ValueError("working minutes are added, not taken away; see received_at")
        return at_minute(self._later(self._minute(at), minutes))

    def remaining(self, at: datetime, due_at: datetime) -> int:
        """Working minutes left until `due_at`; negative when it is past."""
        return self.elapsed(at, due_at)

    def next_opening(self, at: datetime) -> datetime:
        """`at` itself (its minute) in working time, else the next opening."""
        return at_minute(self._opening(self._minute(at)))

    def is_working(self, at: datetime) -> bool:
        """Whether `at` lies in [opening, closing) of some working period."""
        minute = self._minute(at)
        return minute < self._ends[bisect_right(self._starts, minute) - 1]

    # Questions about days

    def is_working_day(self, on: date) -> bool:
        return self._works(self._inside(midnight(on)))

    def opening_on(self, on: date) -> datetime | None:
        """The first opening of the day; None on a day off."""
        day = self._inside(midnight(on))
        return at_minute(self._opening(day)) if self._works(day) else None

    def closing_on(self, on: date) -> datetime | None:
        """The last closing of the day; None on a day off."""
        day = self._inside(midnight(on))
        return at_minute(self._closing(day)) if self._works(day) else None

    def minutes_on(self, on: date) -> int:
        """The working minutes of the day."""
        day = self._inside(midnight(on))
        return self._worked(day + _A_DAY) - self._worked(day)

    def working_day_after(self, on: date, days: int = 1) -> date:
        """The `days`th working day after `on` (at least the first), by the calendar's days alone."""
        if days < 1:
            raise ValueError("the first working day after a day is number 1")
        upto, dates = self._days
        before = upto[self._day_number(on)]
        if before + days > len(dates):
            raise self._beyond()
        return dates[before + days - 1]

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after `start` up to and with `end`; negative when `end` is earlier."""
        upto = self._days[0]
        return upto[self._day_number(end)] - upto[self._day_number(start)]

    @cached_property
    def _days(self) -> tuple[list[int], list[date]]:
        """For each day of the horizon how many working days there are up to it, and those days."""
        first, past = self.horizon_from.toordinal(), self.horizon_until.toordinal()
        worked = {day_of(start) for start in self._starts[1:]}
        upto = accumulate(date.fromordinal(ordinal) in worked for ordinal in range(first, past))
        return list(upto), sorted(worked)

    def _day_number(self, on: date) -> int:
        number = on.toordinal() - self._first_ordinal
        if 0 <= number < self._horizon_days:
            return number
        raise self._beyond()

    def forward_by(self, received_at: datetime, cutoff: time = time(15)) -> datetime:
        """By when a received dossier must have moved to the agency: Decree 61/2018/NĐ-CP art. 18.

        Within the working day of receipt; one received after 15:00 moves at the start of the next
        working day. Receipt outside working time counts from the next opening.
        """
        received = self._minute(received_at)
        day = _day_start(received)
        if received > day + cutoff.hour * 60 + cutoff.minute and self._works(day):
            return at_minute(self._opening(day + _A_DAY))
        return at_minute(self._closing(_day_start(self._opening(received))))

    # Whole arrays

    @cached_property
    def _tables(self) -> "Tables":
        from motcua.law.worktime.bulk import Tables  # numpy only where arrays are used

        return Tables(self._starts, self._ends, self._last)

    def elapsed_bulk(self, starts: "Minutes", ends: "Minutes") -> "Minutes":
        """`elapsed` over int64 arrays of minutes since 1970-01-01T00:00Z."""
        tables = self._tables
        if tables.lie_outside(starts) or tables.lie_outside(ends):
            raise self._beyond()
        return tables.elapsed(starts, ends)

    def due_bulk(self, received: "Minutes", limit_minutes: "Minutes | int") -> "Minutes":
        """`add` (so `due` without pauses, but for calendar days) over arrays of minutes since 1970."""
        tables = self._tables
        if tables.lie_outside(received):
            raise self._beyond()
        found = tables.later(received, limit_minutes)
        if found is None:
            raise self._beyond()
        return found

    # Minutes since 1970 below

    def _worked(self, minute: int) -> int:
        """Working minutes from the horizon's start to `minute`."""
        at = bisect_right(self._starts, minute) - 1
        left = self._ends[at] - minute
        return self._worked_after[at] - left if left > 0 else self._worked_after[at]

    def _later(self, minute: int, minutes: int) -> int:
        if not minutes:
            at = bisect_right(self._starts, minute) - 1
            return minute if minute <= self._ends[at] and at else self._opening(minute)
        ends = self._ends
        at = bisect_right(self._starts, minute) - 1
        left = ends[at] - minute
        target = self._worked_after[at] + minutes - (left if left > 0 else 0)
        at = bisect_left(self._worked_after, target, lo=at)
        if at == len(self._worked_after):
            raise self._beyond()
        return ends[at] - (self._worked_after[at] - target)

    def _opening(self, minute: int) -> int:
        at = bisect_right(self._starts, minute)
        if minute < self._ends[at - 1]:
            return minute
        if at == len(self._starts):
            raise self._beyond()
        return self._starts[at]

    def _closing(self, midnight_minute: int) -> int:
        """The closing of the first day with working time, from the day that begins at the minute."""
        opening = self._opening(midnight_minute)
        return self._ends[bisect_left(self._starts, _day_start(opening) + _A_DAY) - 1]

    def _works(self, day: int) -> bool:
        return self._worked(day + _A_DAY) > self._worked(day)

    def _calendar_due(self, received: int, days: int) -> int:
        return self._closing(self._inside(_day_start(self._opening(received)) + days * _A_DAY))

    def _paused(self, received: int, pauses: Iterable[Pause]) -> int:
        paused, reached = 0, received
        for start, end in sorted((minute_of(a), minute_of(b)) for a, b in pauses):
            if end > reached:
                reached_now = self._inside(end)
                paused += self._worked(reached_now) - self._worked(max(start, reached))
                reached = reached_now
        return paused

    def _minute(self, at: datetime) -> int:
        minute = minute_of(at)
        if self._first <= minute < self._last:
            return minute
        raise self._beyond()

    def _inside(self, minute: int) -> int:
        if self._first <= minute < self._last:
            return minute
        raise self._beyond()

    def _beyond(self) -> BeyondCalendar:
        last = self.horizon_until - timedelta(days=1)
        return BeyondCalendar(first=self.horizon_from.isoformat(), last=last.isoformat())


def _day_start(minute: int) -> int:
    return minute - (minute + OFFSET_MINUTES) % _A_DAY


def minute_of(at: datetime) -> int:
    """The minute since 1970-01-01T00:00Z that holds `at`. Raises NaiveTime when it has no offset."""
    try:
        since = at - _EPOCH
    except TypeError:
        raise NaiveTime(f"{at!r} has no offset from UTC") from None
    return since.days * _A_DAY + since.seconds // 60


def at_minute(minute: int) -> datetime:
    """The instant of a minute since 1970, by Vietnam's clock."""
    return datetime.fromtimestamp(minute * 60, HANOI)
