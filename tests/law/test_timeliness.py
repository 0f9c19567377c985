from datetime import UTC, datetime

import pytest

from motcua.law.timeliness import Timeliness, judge
from motcua.law.worktime import HANOI

DUE = datetime(2021, 5, 10, 15, 20, tzinfo=HANOI)
EARLY, ON_TIME, LATE = Timeliness


def on(day: int, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2021, 5, day, hour, minute, second, tzinfo=HANOI)


@pytest.mark.parametrize(
    ("finished_at", "by_minute", "by_day"),
    [
        (on(9, 23, 59), EARLY, EARLY),
        (on(10, 0, 0), ON_TIME, ON_TIME),
        (on(10, 15, 20), ON_TIME, ON_TIME),
        (on(10, 15, 20, 59), ON_TIME, ON_TIME),  # the due minute counts whole
        (on(10, 15, 21), LATE, ON_TIME),
        (on(11, 0, 0), LATE, LATE),
    ],
)
def test_judged_by_minute_and_by_day(finished_at, by_minute, by_day):
    assert judge(finished_at, DUE) is by_minute
    assert judge(finished_at, DUE, rule="day") is by_day


def test_days_are_those_of_vietnam():
    # 17:30Z of the 9th is already the 10th in Hanoi.
    assert judge(datetime(2021, 5, 9, 17, 30, tzinfo=UTC), DUE) is ON_TIME


def test_the_numbers_that_tables_keep():
    assert [int(t) for t in Timeliness] == [1, 2, 3]


def test_an_unknown_rule_or_a_time_without_offset_is_refused():
    with pytest.raises(ValueError, match="no rule"):
        judge(DUE, DUE, rule="week")
    with pytest.raises(ValueError, match="offset"):
        judge(DUE.replace(tzinfo=None), DUE)
