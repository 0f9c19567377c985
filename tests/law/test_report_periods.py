"""Which days a periodic report is of."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from motcua.law.report_periods import Every, last_period

days = st.dates(date(2015, 2, 1), date(2060, 12, 31))


def test_the_quarter_ends_on_the_14th() -> None:
    assert last_period(Every.QUARTER, date(2021, 3, 15)) == (date(2020, 12, 15), date(2021, 3, 14))
    assert last_period(Every.QUARTER, date(2021, 3, 14)) == (date(2020, 9, 15), date(2020, 12, 14))
    assert last_period(Every.MONTH, date(2021, 1, 20)) == (date(2020, 12, 15), date(2021, 1, 14))
    assert last_period(Every.HALF, date(2021, 7, 1)) == (date(2021, 1, 1), date(2021, 6, 30))
    assert last_period(Every.YEAR, date(2021, 12, 31)) == (date(2020, 1, 1), date(2020, 12, 31))


@given(st.sampled_from(Every), days)
def test_it_is_over_and_the_next_begins_where_it_ends(every: Every, today: date) -> None:
    first, last = last_period(every, today)
    following = last_period(every, last + timedelta(days=400))
    walked = last_period(every, first)  # the one before ends the day before

    assert first <= last < today
    assert walked[1] == first - timedelta(days=1)
    assert following[1] > last
