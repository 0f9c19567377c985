from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law.person_code import (
    BadNumber,
    BadPhone,
    NumberKind,
    Sex,
    international_phone,
    is_valid,
    kind_of,
    normalise_phone,
    parse_enterprise,
    parse_identity,
)
from motcua.law.provinces import PROVINCES

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("number", "province", "sex", "birth_year"),
    [
        ("020093001234", "Lạng Sơn", Sex.MALE, 1993),
        ("020 193 001234", "Lạng Sơn", Sex.FEMALE, 1993),
        ("001205000001", "Hà Nội", Sex.MALE, 2005),
        ("079310000001", "Thành phố Hồ Chí Minh", Sex.FEMALE, 2010),
    ],
)
def test_an_identity_number_says_province_sex_and_year(number, province, sex, birth_year):
    found = parse_identity(number, on=TODAY)

    assert (found.province, found.sex, found.birth_year) == (province, sex, birth_year)


def test_an_unknown_province_is_not_refused():
    assert parse_identity("999093001234", on=TODAY).province is None
    assert is_valid("999093001234", on=TODAY)


@given(st.dates(date(1900, 1, 1), date(2399, 12, 31)), st.sampled_from(Sex), st.integers(0, 999_999))
def test_a_number_is_none_before_the_year_that_it_says(born_on, sex, serial):
    century = 2 * (born_on.year // 100 - 19) + (sex is Sex.FEMALE)
    number = f"020{century}{born_on.year % 100:02d}{serial:06d}"

    found = parse_identity(number, on=born_on)
    assert (found.sex, found.birth_year) == (sex, born_on.year)
    assert not is_valid(number, on=date(born_on.year - 1, 12, 31))


def test_there_are_63_provinces():
    assert len(PROVINCES) == 63


@pytest.mark.parametrize("number", ["0100109106", "0101248141", "0100112437", "0100109106-001"])
def test_enterprise_codes_of_known_firms(number):
    assert str(parse_enterprise(number)) == number


@given(st.from_regex(r"\A[0-9]{9}\Z"), st.integers(0, 8), st.integers(1, 9))
def test_a_wrong_digit_is_noticed(first_nine, place, change):
    valid = [first_nine + check for check in "0123456789" if is_valid(first_nine + check, on=TODAY)]
    assert len(valid) <= 1  # none where the remainder is nought
    for code in valid:
        digit = (int(code[place]) + change) % 10
        assert not is_valid(code[:place] + str(digit) + code[place + 1 :], on=TODAY)


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("081234567", NumberKind.OLD_IDENTITY),
        ("0100109106", NumberKind.ENTERPRISE),
        ("0100109106001", NumberKind.BRANCH),
        ("0100109106-000", None),
        ("0100109107", None),
        ("12345", None),
        ("", None),
        ("02009300123a", None),
        ("000000000000", None),  # no place has this code
        ("020227001234", None),  # born next year
        ("020226001234", NumberKind.IDENTITY),
        ("020400001234", None),  # born in 2100
        ("٠٢٠٠٩٣٠٠١٢٣٤", None),  # digits of another script
    ],
)
def test_kinds_of_numbers(number, kind):
    assert kind_of(number, on=TODAY) is kind
    assert is_valid(number, on=TODAY) is (kind is not None)


def test_a_bad_number_says_what_would_be_good():
    with pytest.raises(BadNumber, match="12 or 9 digits"):
        parse_identity("0100109106", on=TODAY)
    with pytest.raises(BadNumber):
        parse_enterprise("020093001234")


@pytest.mark.parametrize(
    ("raw", "normal"),
    [
        ("0912 345 678", "0912345678"),
        ("0912.345.678", "0912345678"),
        ("+84 912 345 678", "0912345678"),
        ("0084912345678", "0912345678"),
        ("84912345678", "0912345678"),
        ("+84 (0) 912345678", "0912345678"),
        ("01684567890", "0384567890"),  # eleven digits became ten in 2018
        ("(0205) 3812 345", "02053812345"),
        ("1900 1234", "19001234"),
    ],
)
def test_a_phone_number_has_one_form(raw, normal):
    assert normalise_phone(raw) == normal
    assert normalise_phone(normal) == normal


def test_the_international_form():
    assert international_phone("0912 345 678") == "+84912345678"


@pytest.mark.parametrize(
    "raw", ["", "912345678", "0112345678", "091234567", "09123456789", "+1 212 555 0100", "abc"]
)
def test_other_phone_numbers_are_refused(raw):
    with pytest.raises(BadPhone):
        normalise_phone(raw)
