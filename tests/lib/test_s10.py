"""Numbers of postal items by UPU S10."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import s10

SERIALS = st.integers(0, 99_999_999)


def test_the_standards_own_example() -> None:
    assert s10.number("RN", 47312482, "VN") == "RN473124829VN"
    assert s10.is_valid("RN473124829VN")


# Weighed sums with the rests 0 and 1: eleven less them is 11 and 10.
@pytest.mark.parametrize(("serial", "digit"), [(0, 5), (8, 0), (3, 1)])
def test_ten_is_written_nought_and_eleven_five(serial: int, digit: int) -> None:
    assert s10.check_digit(f"{serial:08}") == digit


@given(serial=SERIALS, place=st.integers(0, 7), other=st.integers(1, 9))
def test_one_wrong_digit_is_found_but_for_the_two_that_share_a_check_digit(
    serial: int, place: int, other: int
) -> None:
    digits = f"{serial:08}"
    wrong = digits[:place] + str((int(digits[place]) + other) % 10) + digits[place + 1 :]
    number = s10.number("EE", serial, "VN")

    mistaken = f"EE{wrong}{number[10]}VN"

    # 11 is a prime: the sums differ; 10 is written 0 and 11 is written 5, which two sums share each.
    assert not s10.is_valid(mistaken) or s10.check_digit(digits) in (0, 5)


@pytest.mark.parametrize("text", ["", "RN473124829V", "R1473124829VN", "rn473124829vn", "RN473124828VN"])
def test_what_is_no_number(text: str) -> None:
    assert not s10.is_valid(text)
