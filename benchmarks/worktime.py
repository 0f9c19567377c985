"""Working time against what PyPI has, on the same calls with the same answers.

    python -m benchmarks.worktime [--rounds 7]

Needs requirements-bench.in. Each library gets the hours it can express: businesstimedelta the office
hours with the midday break; bizdurr and business-duration one opening a day, so 08:00-16:00, and so do
we in those rows; workalendar knows days only. Answers are compared before anything is timed. Rounds are
interleaved and figures are medians, since machines are noisy. Wanted: 20 times faster, 5 million a
second in bulk.
"""

import argparse
import random
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock
from typing import NamedTuple

import bizdurr
import businesstimedelta
import numpy as np
import pytz
from business_duration import businessDuration
from workalendar.core import WesternCalendar

from motcua.law.worktime import (
    HANOI,
    Calendar,
    Limit,
    WeeklyHours,
    administrative_calendar,
    national_holidays,
)

WANTED_RATIO, WANTED_BULK = 20, 5e6
BULK = 1_000_000
HOLIDAYS = national_holidays().holidays
ZONE = pytz.timezone("Asia/Ho_Chi_Minh")
FIVE_DAYS = Limit.parse("5d")
Pair = tuple[datetime, datetime]


class Row(NamedTuple):
    """One call of ours beside one of theirs; both take (start, end) and give a comparable answer."""

    call: str
    library: str
    ours: Callable[[datetime, datetime], object]
    theirs: Callable[[datetime, datetime], object]


def calendar(*openings: tuple[clock, clock]) -> Calendar:
    # No library here knows exchanged working Saturdays, so this comparison leaves them out.
    hours = [WeeklyHours(day, opens, closes) for day in range(5) for opens, closes in openings]
    return Calendar(hours=hours, holidays=HOLIDAYS)


def rows() -> list[Row]:
    office = calendar((clock(7, 30), clock(12)), (clock(13, 30), clock(17)))
    straight = calendar((clock(8), clock(16)))
    return [*against_businesstimedelta(office), *against_workalendar(office), *against_durations(straight)]


def against_businesstimedelta(office: Calendar) -> list[Row]:
    days = businesstimedelta.WorkDayRule(clock(7, 30), clock(17), [0, 1, 2, 3, 4], tz=ZONE)
    midday = businesstimedelta.LunchTimeRule(clock(12), clock(13, 30), [0, 1, 2, 3, 4], tz=ZONE)
    off = businesstimedelta.HolidayRule(HOLIDAYS, tz=ZONE)
    rules = businesstimedelta.Rules([days, midday, off])
    five_days = businesstimedelta.BusinessTimeDelta(rules, hours=40)

    def minutes(start: datetime, end: datetime) -> int:
        return int(rules.difference(start, end).timedelta.total_seconds()) // 60

    return [
        Row(
            "due, 5 working days",
            "businesstimedelta",
            lambda a, b: office.due(a, FIVE_DAYS),
            lambda a, b: a + five_days,
        ),
        Row("elapsed minutes", "businesstimedelta", office.elapsed, minutes),
    ]


def against_workalendar(office: Calendar) -> list[Row]:
    class Office(WesternCalendar):  # type: ignore[misc]
        include_new_years_day = False

        def get_variable_days(self, year: int) -> list[tuple[date, str]]:
            return [(on, "off") for on in HOLIDAYS if on.year == year]

    theirs = Office()
    return [
        Row(
            "5th working day after", "workalendar",
            lambda a, b: office.working_day_after(a.date(), 5),
            lambda a, b: theirs.add_working_days(a.date(), 5),
        ),
        Row(
            "working days between", "workalendar",
            lambda a, b: office.working_days_between(a.date(), b.date()),
            lambda a, b: theirs.get_working_days_delta(a.date(), b.date()),
        ),
    ]  # fmt: skip


def against_durations(straight: Calendar) -> list[Row]:
    duration = bizdurr.BusinessDuration(
        {"start": "08:00", "end": "16:00"}, "Asia/Ho_Chi_Minh", sorted(HOLIDAYS)
    )
    off = set(HOLIDAYS)

    def minutes(start: datetime, end: datetime) -> int:
        # It does not take an offset; these calls are all in one zone.
        a, b = start.replace(tzinfo=None), end.replace(tzinfo=None)
        return int(businessDuration(a, b, clock(8), clock(16), holidaylist=off))

    return [
        Row(
            "elapsed minutes",
            "bizdurr",
            straight.elapsed,
            lambda a, b: int(duration.calculate(a, b).total_seconds()) // 60,
        ),
        Row("elapsed minutes", "business-duration", straight.elapsed, minutes),
    ]


def calls(seed: int = 7, count: int = 60) -> list[Pair]:
    """Receipts in office hours of 2020 and 2021, each with an end one to sixty days later, same hour."""
    draw, office = random.Random(seed), administrative_calendar()
    pairs: list[Pair] = []
    while len(pairs) < count:
        minute = draw.randrange(730 * 1440)
        start = datetime(2020, 1, 1, tzinfo=HANOI) + timedelta(minutes=minute)
        end = start + timedelta(days=draw.randint(1, 60))
        inside = clock(8) < start.time() < clock(11, 59)
        if inside and all(at.weekday() < 5 and office.is_working_day(at.date()) for at in (start, end)):
            pairs.append((start, end))
    return pairs


def seconds_each(call: Callable[[datetime, datetime], object], pairs: Sequence[Pair], repeat: int) -> float:
    began = time.perf_counter()
    for _ in range(repeat):
        for start, end in pairs:
            call(start, end)
    return (time.perf_counter() - began) / (repeat * len(pairs))


def bulk_rates(rounds: int) -> dict[str, float]:
    office, random_minutes = administrative_calendar(), np.random.default_rng(7)
    first, last = (int(datetime(year, 1, 1, tzinfo=HANOI).timestamp()) // 60 for year in (2019, 2027))
    starts, ends = (random_minutes.integers(first, last, BULK) for _ in range(2))
    limits = random_minutes.integers(0, 30 * 480, BULK)
    office.elapsed_bulk(starts[:1], ends[:1])  # the tables are laid out once
    timed: dict[str, list[float]] = {"elapsed_bulk": [], "due_bulk": []}
    for _ in range(rounds):
        began = time.perf_counter()
        office.elapsed_bulk(starts, ends)
        between = time.perf_counter()
        office.due_bulk(starts, limits)
        timed["elapsed_bulk"].append(between - began)
        timed["due_bulk"].append(time.perf_counter() - between)
    return {name: BULK / statistics.median(taken) for name, taken in timed.items()}


def main(rounds: int) -> bool:
    """Print both tables; whether every figure reaches what is wanted."""
    pairs, table = calls(), rows()
    for row in table:
        for pair in pairs:
            assert row.ours(*pair) == row.theirs(*pair), (row.call, row.library, pair)
    timed: dict[int, list[tuple[float, float]]] = {n: [] for n in range(len(table))}
    for _ in range(rounds):
        for n, row in enumerate(table):
            timed[n].append((seconds_each(row.ours, pairs, 50), seconds_each(row.theirs, pairs, 1)))
    print(f"{'call':26}{'library':20}{'theirs us':>12}{'ours us':>10}{'times':>9}")
    reached = True
    for n, row in enumerate(table):
        ours, theirs = (statistics.median(side) * 1e6 for side in zip(*timed[n], strict=True))
        reached &= theirs / ours >= WANTED_RATIO
        print(f"{row.call:26}{row.library:20}{theirs:12.2f}{ours:10.2f}{theirs / ours:9.1f}")
    for name, rate in bulk_rates(rounds).items():
        reached &= rate >= WANTED_BULK
        print(f"{name:26}{'numpy arrays':20}{rate / 1e6:12.1f} million a second")
    return reached


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=7)
    warnings.simplefilter("ignore")
    raise SystemExit(0 if main(parser.parse_args().rounds) else 1)
