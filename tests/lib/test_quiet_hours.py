"""Nobody is woken: hours that go over midnight, hours of the day, and none at all."""

from datetime import UTC, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.quiet_hours import QuietHours

HANOI = timezone(timedelta(hours=7))
NIGHT = QuietHours(time(21), time(7))


def on(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("at", "after"),
    [
        (on(25, 20, 59), on(25, 20, 59)),
        (on(25, 21), on(26, 7)),
        (on(26, 0), on(26, 7)),
        (on(26, 6, 59), on(26, 7)),
        (on(26, 7), on(26, 7)),
    ],
)
def test_over_midnight(at: datetime, after: datetime) -> None:
    assert NIGHT.after(at) == after
    assert NIGHT.after(at.astimezone(UTC)) == after


def test_within_a_day() -> None:
    assert QuietHours(time(12), time(13, 30)).after(on(25, 12, 15)) == on(25, 13, 30)


times = st.times(min_value=time(0), max_value=time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0))


@given(
    times,
    times,
    st.integers(0, 366 * 24 * 60).map(lambda minutes: on(1, 0) + timedelta(minutes=minutes)),
)
def test_what_comes_after_is_never_quiet_and_within_a_day(begins: time, ends: time, at: datetime) -> None:
    quiet = QuietHours(begins, ends)

    assert not quiet.holds(quiet.after(at))
    assert at <= quiet.after(at) < at + timedelta(days=1)
    assert begins != ends or quiet.after(at) == at
