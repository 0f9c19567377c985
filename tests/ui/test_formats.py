"""How figures and times are written."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from motcua.ui import formats

AT = datetime(2021, 4, 29, 8, 20, tzinfo=UTC)  # 15:20 in Lạng Sơn


def test_vietnamese_writes_the_comma_before_the_decimals() -> None:
    with translation.override("vi"):
        assert formats.number(18482) == "18.482"
        assert formats.number(-1234.5, 1) == "-1.234,5"
        assert formats.percent(99.87) == "99,87%"
        assert formats.money(120_000) == "120.000 đồng"


def test_english_writes_the_point() -> None:
    with translation.override("en"):
        assert formats.number(18482) == "18,482"
        assert formats.percent(99.87) == "99.87%"
        assert formats.money(120_000) == "120,000 dong"


def test_a_time_reads_as_on_the_paper() -> None:
    with translation.override("vi"):
        assert formats.long(AT) == "15 giờ 20 phút, ngày 29/4/2021"
        assert formats.short(AT) == "29/04/2021 15:20"
        assert formats.hour(AT) == "15:20"
        assert formats.iso(AT) == "2021-04-29T15:20+07:00"


def test_the_day_is_vietnams() -> None:
    assert formats.day(datetime(2021, 4, 29, 18, 0, tzinfo=UTC)) == "30/04/2021"
    assert formats.day(date(2021, 4, 29)) == "29/04/2021"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (660, "1 ngày 3 giờ"),
        (480, "1 ngày"),
        (485, "1 ngày"),
        (40, "40 phút"),
        (61, "1 giờ 1 phút"),
        (0, "chưa đầy một phút"),
        (-660, "1 ngày 3 giờ"),
    ],
)
def test_a_span_says_its_largest_units(minutes: int, said: str) -> None:
    with translation.override("vi"):
        assert formats.span(minutes) == said


def test_nothing_shows_a_dash() -> None:
    shown = [formats.number(None), formats.percent(None), formats.money(None), formats.day(None)]
    shown += [formats.short(None), formats.long(None), formats.hour(None)]

    assert set(shown) == {formats.NOTHING}
