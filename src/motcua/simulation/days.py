"""A scenario played day by day, with what runs by itself running when it would: by the scenario's clock.

Between two days come a night and a morning. What a worker does minute by minute asks only what is due, so it is done
once: reminders and warnings as a working day begins, all else in the night. Learning and studying, which read
all of the past, have their turn once a week. Where nobody looks closer, a month is played at once: its
nights follow it, each with its day's figures and its root, and the rest is done at its end.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from motcua.dossiers.commands import day_counts
from motcua.dossiers.jobs import look_after
from motcua.law.worktime import HANOI
from motcua.openness import commands as openness
from motcua.reports import commands as reports
from motcua.simulation.play import Player
from motcua.supervision import commands as supervision

_MORNING, _NIGHT = time(7, 31), time(0, 47)


class DailyPlayer(Player):
    """Plays one day after the other within `closely` (the last day excluded), and a month at once outside of it.
    `morning` is told the instant at which each working day begins that something happens on."""

    def __init__(
        self, *given: Any, closely: tuple[date, date], morning: Callable[[datetime], object], **more: Any
    ) -> None:
        super().__init__(*given, **more)
        self._closely, self._morning = closely, morning
        self._reached: date | None = None
        self._learned_in: tuple[int, int] | None = None

    def stretch(self, at: datetime) -> tuple[int, int]:
        """Its first day."""
        on, (since, until) = at.astimezone(HANOI).date(), self._closely
        if since <= on < until:
            return on.toordinal(), 0
        first = on.replace(day=1)
        return (until if first < until <= on else first).toordinal(), 0

    def turn(self, stretch: tuple[int, int]) -> None:
        super().turn(stretch)
        self.reach(date.fromordinal(stretch[0]))

    def reach(self, on: date) -> None:
        """Live through the nights up to the day, and its morning."""
        day, self._reached = self._reached or on, on
        while day < on:
            night = datetime.combine(day + timedelta(days=1), _NIGHT, HANOI)
            openness.fold(at=night)
            reports.publish(day, at=night)
            day += timedelta(days=1)
        self._close(datetime.combine(on, _NIGHT, HANOI))
        if self.world.calendar.is_working_day(on):
            morning = datetime.combine(on, _MORNING, HANOI)
            _begin_work(morning)
            self._morning(morning)

    def _close(self, night: datetime) -> None:
        """What the nights up to this one owe besides: what was played at once lies before it only now."""
        look_after(night)
        supervision.follow(at=night)
        week = night.isocalendar()[:2]
        if week != self._learned_in:
            self._learned_in = week
            day_counts.gather_day_counts(before=night.date())
            supervision.study_limits(at=night)
            supervision.learn(at=night)


def _begin_work(at: datetime) -> None:
    """What a morning begins with: chances told anew, reminders, warnings."""
    supervision.assess(at=at)
    supervision.settle(at=at)
    supervision.remind(at=at)
    supervision.look_ahead(at=at)
    supervision.warn(at=at)
