"""Working time: properties that hold for every calendar, and the law's own examples."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.worktime import (
    HANOI,
    BeyondCalendar,
    Calendar,
    Limit,
    LimitUnit,
    NaiveTime,
    WeeklyHours,
    administrative_calendar,
    administrative_hours,
    national_holidays,
)

OFFICE = administrative_calendar()
_SATURDAY = WeeklyHours(5, time(7, 30), time(11, 30), date(2020, 1, 1), date(2021, 7, 1))
CENTRE = Calendar(
    hours=[*administrative_hours(), _SATURDAY],
    holidays=national_holidays().holidays,
    working_days=national_holidays().working_days,
    closures=[
        (datetime(2021, 3, 1, 9, tzinfo=HANOI), datetime(2021, 3, 2, 10, 15, tzinfo=HANOI)),
        (datetime(2021, 3, 2, 8, tzinfo=HANOI), datetime(2021, 3, 2, 11, tzinfo=HANOI)),
    ],
)
calendars = st.sampled_from([OFFICE, CENTRE])
instants = st.integers(
    int(datetime(2019, 6, 1, tzinfo=UTC).timestamp()), int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
).map(lambda second: datetime.fromtimestamp(second, HANOI))
minutes = st.integers(0, 60 * 480)
units = st.sampled_from(LimitUnit)
limits = st.builds(Limit, st.integers(0, 90), units)
pauses = st.lists(
    st.tuples(instants, st.integers(0, 60 * 24 * 40)).map(lambda p: (p[0], p[0] + timedelta(minutes=p[1]))),
    max_size=4,
)


def at(written: str) -> datetime:
    return datetime.fromisoformat(written).replace(tzinfo=HANOI)


def due(received: str, limit: str, calendar: Calendar = OFFICE) -> str:
    return calendar.due(at(received), Limit.parse(limit)).strftime("%Y-%m-%dT%H:%M")


def in_or_at_end(calendar: Calendar, instant: datetime) -> bool:
    return calendar.is_working(instant) or calendar.is_working(instant - timedelta(minutes=1))


# Properties


@given(calendars, instants, limits, pauses)
def test_due_never_outside_working_time(calendar, received_at, limit, pauses):
    due_at = calendar.due(received_at, limit, pauses)

    assert in_or_at_end(calendar, due_at)
    assert due_at >= received_at.replace(second=0, microsecond=0)
    assert due_at.utcoffset() == timedelta(hours=7)


@given(calendars, instants, instants, limits, pauses)
def test_due_is_monotone_in_receipt(calendar, one, other, limit, pauses):
    earlier, later = sorted((one, other))

    assert calendar.due(earlier, limit, pauses) <= calendar.due(later, limit, pauses)


@given(calendars, instants, units, st.integers(0, 60), st.integers(0, 60))
def test_due_is_monotone_in_limit(calendar, received_at, unit, one, other):
    shorter, longer = (Limit(amount, unit) for amount in sorted((one, other)))

    assert calendar.due(received_at, shorter) <= calendar.due(received_at, longer)


@given(calendars, instants, instants, instants)
def test_elapsed_is_additive(calendar, a, b, c):
    assert calendar.elapsed(a, b) + calendar.elapsed(b, c) == calendar.elapsed(a, c)
    assert calendar.elapsed(a, b) == -calendar.elapsed(b, a)


@given(calendars, instants, minutes)
def test_elapsed_is_the_inverse_of_add(calendar, start, minutes):
    assert calendar.elapsed(start, calendar.add(start, minutes)) == minutes


@given(calendars, instants, instants)
def test_add_is_the_inverse_of_elapsed(calendar, one, other):
    start, end = sorted((one, calendar.next_opening(other)))
    end = calendar.next_opening(end)

    reached = calendar.add(start, calendar.elapsed(start, end))

    # A closing and the opening after it are the same working instant.
    assert calendar.elapsed(reached, end) == 0
    assert calendar.next_opening(reached) == end


@given(calendars, instants, st.integers(0, 60), st.sampled_from(["d", "h", "m"]))
def test_received_at_is_the_inverse_of_due(calendar, instant, amount, unit):
    received_at, limit = calendar.next_opening(instant), Limit.parse(f"{amount}{unit}")

    assert calendar.received_at(calendar.due(received_at, limit), limit) == received_at


@given(calendars, instants, limits, st.integers(0, 60 * 24 * 200), st.integers(0, 60 * 24 * 40))
def test_a_pause_moves_due_by_exactly_its_working_minutes(calendar, received_at, limit, until_pause, lasting):
    paused_at = received_at + timedelta(minutes=until_pause)
    ended_at = paused_at + timedelta(minutes=lasting)

    before, after = (
        calendar.due(received_at, limit),
        calendar.due(received_at, limit, [(paused_at, ended_at)]),
    )

    assert calendar.elapsed(before, after) == calendar.elapsed(paused_at, ended_at)


@given(calendars, instants, minutes, st.integers(1, 480 * 30), st.integers(0, 60 * 24 * 40))
def test_what_was_left_at_the_pause_runs_on(calendar, received_at, used, left, lasting):
    limit = Limit(used + left, LimitUnit.WORKING_MINUTE)
    paused_at = calendar.add(received_at, used)
    ended_at = paused_at + timedelta(minutes=lasting)

    due_at = calendar.due(received_at, limit, [(paused_at, ended_at)])

    assert due_at == calendar.add(ended_at, left)


@given(calendars, instants, limits, pauses)
def test_pauses_that_overlap_count_once_in_any_order(calendar, received_at, limit, pauses):
    once = calendar.due(received_at, limit, pauses)

    assert calendar.due(received_at, limit, [*reversed(pauses), *pauses]) == once


@given(calendars, st.lists(st.tuples(instants, instants, minutes), min_size=1, max_size=50))
def test_bulk_equals_scalar(calendar, rows):
    starts, ends = (np.array([int(r[i].timestamp()) // 60 for r in rows]) for i in (0, 1))
    amounts = np.array([r[2] for r in rows])

    elapsed, due_minutes = calendar.elapsed_bulk(starts, ends), calendar.due_bulk(starts, amounts)

    assert elapsed.tolist() == [calendar.elapsed(a, b) for a, b, _ in rows]
    assert due_minutes.tolist() == [int(calendar.add(a, n).timestamp()) // 60 for a, _, n in rows]


@pytest.mark.parametrize(
    "moment", ["2021-04-29T07:30", "2021-04-29T12:00", "2021-04-29T17:00", "2021-04-30T09:00"]
)
def test_bulk_equals_scalar_for_nought_minutes(moment):
    minute = np.array([int(at(moment).timestamp()) // 60])

    assert OFFICE.due_bulk(minute, 0)[0] * 60 == OFFICE.add(at(moment), 0).timestamp()


@given(calendars, instants)
def test_the_next_opening_is_the_first_working_minute(calendar, instant):
    opening = calendar.next_opening(instant)

    assert calendar.is_working(opening)
    assert calendar.elapsed(instant, opening) == 0


@given(calendars, instants)
def test_any_offset_names_the_same_instant(calendar, instant):
    assert calendar.due(instant.astimezone(UTC), Limit.parse("3d")) == calendar.due(
        instant, Limit.parse("3d")
    )


# The rules, one by one


@pytest.mark.parametrize(
    ("received", "limit", "expected"),
    [
        ("2021-04-19T08:00", "1d", "2021-04-20T08:00"),  # from the minute of receipt
        ("2021-04-19T08:00", "20h", "2021-04-22T12:00"),  # over the day of the Hùng kings
        ("2021-04-29T15:20", "5d", "2021-05-10T15:20"),  # over 30 April, 1 May and its day in lieu
        ("2021-04-19T11:59", "1m", "2021-04-19T12:00"),  # the end of a period is that end
        ("2021-04-19T07:30", "8h", "2021-04-19T17:00"),  # 17:00, not 07:30 of the next day
        ("2021-04-17T10:00", "1h", "2021-04-19T08:30"),  # Saturday counts from Monday's opening
        ("2021-04-19T12:30", "30m", "2021-04-19T14:00"),  # so does the midday break
        ("2021-04-19T17:00", "0d", "2021-04-19T17:00"),
        ("2021-04-19T18:00", "0d", "2021-04-20T07:30"),
        ("2021-04-19T08:00", "10cd", "2021-04-29T17:00"),  # calendar days: the last day's closing
        ("2021-04-19T08:00", "11cd", "2021-05-04T17:00"),  # a day off: the next working day's closing
        ("2021-04-24T08:00", "1cd", "2021-04-27T17:00"),  # received on a Saturday: counts from Monday
    ],
)
def test_due_by_the_law(received, limit, expected):
    assert due(received, limit) == expected


def test_seconds_belong_to_their_minute():
    assert OFFICE.due(at("2021-04-19T08:00:59"), Limit.parse("1h")) == at("2021-04-19T09:00")


def test_tet_2021_is_seven_days_off():
    off = [date(2021, 2, 9) + timedelta(days=n) for n in range(1, 8)]

    assert not any(OFFICE.is_working_day(on) for on in off)
    assert OFFICE.is_working_day(date(2021, 2, 9)) and OFFICE.is_working_day(date(2021, 2, 17))
    assert due("2021-02-09T16:00", "2h") == "2021-02-17T08:30"
    assert OFFICE.elapsed(at("2021-02-09T17:00"), at("2021-02-17T07:30")) == 0


def test_an_exchanged_saturday_is_worked_by_mondays_hours():
    assert OFFICE.minutes_on(date(2024, 5, 4)) == 480
    assert not OFFICE.is_working_day(date(2024, 4, 29))
    assert due("2024-05-03T16:00", "2h") == "2024-05-04T08:30"


def test_shifting_a_holiday_moves_what_is_due():
    moved = national_holidays().holidays - {date(2021, 4, 21)} | {date(2021, 4, 23)}
    shifted = Calendar(hours=administrative_hours(), holidays=moved)

    assert due("2021-04-19T09:00", "3d") == "2021-04-23T09:00"
    assert due("2021-04-19T09:00", "3d", shifted) == "2021-04-22T09:00"


def test_hours_have_validity_dates():
    summer = [
        WeeklyHours(0, time(7), time(11), date(2021, 4, 1), date(2021, 10, 1)),
        WeeklyHours(0, time(8), time(12), date(2021, 10, 1), None),
    ]
    calendar = Calendar(hours=summer)

    assert calendar.opening_on(date(2021, 9, 27)) == at("2021-09-27T07:00")
    assert calendar.opening_on(date(2021, 10, 4)) == at("2021-10-04T08:00")
    assert calendar.opening_on(date(2021, 3, 29)) is None


def test_saturday_morning_ends_with_its_validity():
    assert CENTRE.minutes_on(date(2021, 6, 26)) == 240
    assert CENTRE.minutes_on(date(2021, 7, 3)) == 0
    assert CENTRE.closing_on(date(2021, 6, 26)) == at("2021-06-26T11:30")


def test_a_closure_takes_its_minutes_out():
    assert CENTRE.minutes_on(date(2021, 3, 1)) == 90
    assert CENTRE.minutes_on(date(2021, 3, 2)) == 480 - 210
    assert due("2021-03-01T08:30", "1h", CENTRE) == "2021-03-02T11:30"


def test_overlapping_hours_count_once():
    calendar = Calendar(hours=[WeeklyHours(0, time(8), time(12)), WeeklyHours(0, time(11), time(13))])

    assert calendar.minutes_on(date(2021, 4, 19)) == 300


def test_next_working_day():
    assert OFFICE.working_day_after(date(2021, 4, 29)) == date(2021, 5, 4)
    assert OFFICE.working_day_after(date(2021, 5, 1), 3) == date(2021, 5, 6)
    with pytest.raises(ValueError, match="number 1"):
        OFFICE.working_day_after(date(2021, 5, 1), 0)


days = st.dates(date(2019, 6, 1), date(2025, 12, 31))


@given(calendars, days, days, st.integers(1, 300))
def test_days_agree_with_each_other(calendar, one, other, count):
    reached = calendar.working_day_after(one, count)
    start, end = sorted((one, other))
    between = (start + timedelta(days=n + 1) for n in range((end - start).days))

    assert calendar.is_working_day(reached)
    assert calendar.working_days_between(one, reached) == count
    assert calendar.working_days_between(start, end) == sum(map(calendar.is_working_day, between))
    assert calendar.working_days_between(start, end) == -calendar.working_days_between(end, start)


@given(instants, st.integers(1, 90))
def test_a_limit_in_days_ends_on_that_working_day(received_at, count):
    # True of the office hours, whose every day has eight hours; a half Saturday moves it.
    counted_at = OFFICE.next_opening(received_at)
    # A limit from the very opening fills its days whole, so that day is its first.
    from_opening = counted_at.time() == time(7, 30)
    day_before = counted_at.date() - timedelta(days=from_opening)

    due_at = OFFICE.due(received_at, Limit(count, LimitUnit.WORKING_DAY))

    assert due_at.date() == OFFICE.working_day_after(day_before, count)


def test_remaining_is_negative_when_late():
    assert OFFICE.remaining(at("2021-04-19T09:00"), at("2021-04-19T08:30")) == -30


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2021-04-29T14:59", "2021-04-29T17:00"),
        ("2021-04-29T15:00", "2021-04-29T17:00"),
        ("2021-04-29T15:01", "2021-05-04T07:30"),  # after 15:00: the start of the next working day
        ("2021-04-29T19:00", "2021-05-04T07:30"),
        ("2021-04-29T06:00", "2021-04-29T17:00"),
        ("2021-05-01T10:00", "2021-05-04T17:00"),  # a day off counts from the next opening
    ],
)
def test_forwarding_by_decree_61_article_18(received, expected):
    assert OFFICE.forward_by(at(received)) == at(expected)


@given(calendars, instants, instants)
def test_forwarding_is_monotone_and_in_working_time(calendar, one, other):
    earlier, later = sorted((one, other))

    assert calendar.forward_by(earlier) <= calendar.forward_by(later)
    assert in_or_at_end(calendar, calendar.forward_by(one))


# Refusals


def test_a_time_without_offset_is_refused():
    with pytest.raises(NaiveTime, match="no offset"):
        OFFICE.due(at("2021-04-19T08:00").replace(tzinfo=None), Limit.parse("1d"))


@pytest.mark.parametrize("ask", [
    lambda: OFFICE.elapsed(at("2018-12-31T23:59"), at("2021-01-04T08:00")),
    lambda: OFFICE.due(at("2028-12-29T08:00"), Limit.parse("5d")),
    lambda: OFFICE.due(at("2028-12-29T08:00"), Limit.parse("30cd")),
    lambda: OFFICE.due(at("2029-01-01T00:00"), Limit.parse("0d")),
    lambda: OFFICE.received_at(at("2019-01-03T08:00"), Limit.parse("9d")),
    lambda: OFFICE.next_opening(at("2028-12-31T08:00")),
    lambda: OFFICE.is_working_day(date(2029, 1, 1)),
    lambda: OFFICE.working_day_after(date(2028, 12, 29)),
    lambda: OFFICE.working_day_after(date(2018, 12, 29)),
    lambda: OFFICE.working_days_between(date(2028, 12, 29), date(2029, 1, 1)),
    lambda: OFFICE.due_bulk(np.array([2**30]), 0),
    lambda: OFFICE.elapsed_bulk(np.array([0]), np.array([2**30])),
    lambda: OFFICE.due_bulk(np.array([int(at("2028-12-29T08:00").timestamp()) // 60]), 2400),
])  # fmt: skip
def test_beyond_the_horizon_is_refused(ask):
    with pytest.raises(BeyondCalendar, match="from 2019-01-01 to 2028-12-31"):
        ask()


def test_negative_minutes_are_refused():
    with pytest.raises(ValueError, match="added"):
        OFFICE.add(at("2021-04-19T08:00"), -1)
    with pytest.raises(ValueError, match="added"):
        OFFICE.due_bulk(np.array([int(at("2021-04-19T08:00").timestamp()) // 60]), -1)


def test_calendar_days_have_no_inverse():
    with pytest.raises(ValueError, match="no fixed number"):
        OFFICE.received_at(at("2021-04-29T17:00"), Limit.parse("10cd"))


def test_hours_that_close_before_they_open_are_refused():
    with pytest.raises(ValueError, match="open before they close"):
        WeeklyHours(0, time(17), time(8))
    with pytest.raises(ValueError, match="weekday"):
        WeeklyHours(7, time(8), time(17))


# Limits


@given(limits)
def test_a_limit_is_read_as_it_is_written(limit):
    assert Limit.parse(str(limit)) == limit


@pytest.mark.parametrize("written", ["", "5", "d", "-5d", "5 days", "5w", "1.5d", "5dd"])
def test_other_words_are_no_limit(written):
    with pytest.raises(ValueError, match="not a limit"):
        Limit.parse(written)


def test_limits_in_minutes():
    assert [Limit.parse(w).minutes for w in ("5d", "20h", "90m")] == [2400, 1200, 90]
    assert Limit.parse("2d").in_minutes(450) == 900


def test_a_province_may_count_a_shorter_working_day():
    calendar = Calendar(hours=administrative_hours(), day_minutes=420)

    assert calendar.due(at("2021-04-19T07:30"), Limit.parse("1d")) == at("2021-04-19T16:00")


# The national days


def test_each_year_has_its_days_off():
    by_year = {
        year: [on for on in national_holidays().holidays if on.year == year] for year in range(2019, 2028)
    }
    weekdays_off = {year: sum(on.weekday() < 5 for on in days) for year, days in by_year.items()}
    worked = {year: sum(on.year == year for on in national_holidays().working_days) for year in by_year}

    # By the Labour Code: 10 days of rest a year, 11 since 2021, 12 since 2026; a bridge is paid back.
    # 2018's bridge (31 December) was paid back on 5 January 2019.
    owed = {y: 10 + (y >= 2021) + (y >= 2026) for y in by_year}
    assert {y: weekdays_off[y] - worked[y] + (y == 2019) for y in by_year} == owed


def test_working_days_are_saturdays_and_none_is_off():
    days = national_holidays()

    assert not days.holidays & days.working_days
    assert {on.weekday() for on in days.working_days} == {5}


def test_every_day_names_its_source_and_the_unpublished_say_so():
    from motcua.law.worktime import national_days

    rows = national_days()

    assert all(day.source and day.name and day.name_en for day in rows)
    assert all(a.on < b.on for a, b in pairwise(rows))
    assert {day.on.year for day in rows if day.source.startswith("planned")} == {2027}
