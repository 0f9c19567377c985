"""Numbers as people write them into addresses."""

import pytest

from motcua.lib.written import whole


@pytest.mark.parametrize(
    ("written", "read"),
    [("0", 0), ("7", 7), ("9" * 18, 10**18 - 1), ("9" * 19, None), ("", None), (None, None), ("-1", None),
     ("1.5", None), ("²", None), (" 7", None), ("7\x00", None)],
)  # fmt: skip
def test_a_whole_number_or_none(written: str | None, read: int | None) -> None:
    assert whole(written) == read


def test_no_more_digits_than_are_asked_for() -> None:
    assert (whole("12345", digits=5), whole("123456", digits=5)) == (12345, None)
