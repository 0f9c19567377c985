"""The numbers by which the state knows a person or a business, and telephone numbers.

Law: identity number of 12 digits: Circular 59/2021/TT-BCA art. 3-4 and annexes (Decree 137/2015/NĐ-CP
art. 13); identity cards of 9 digits remain on old dossiers (Decree 05/1999/NĐ-CP). Enterprise and tax
code: Circular 105/2020/TT-BTC art. 5 (Circular 86/2024/TT-BTC from 2025-02-06).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.law.errors import N_, NotPossible
from motcua.law.provinces import PROVINCES

_CHECK_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_NO_PLACE = "000"  # the annexes begin at 001; what a birth abroad carries are the countries' own codes
_MARKS = re.compile(r"[\s.\-\u2013()]")


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class NumberKind(StrEnum):
    IDENTITY = "identity"  # số định danh cá nhân, 12 digits
    OLD_IDENTITY = "old_identity"  # chứng minh nhân dân, 9 digits
    ENTERPRISE = "enterprise"  # mã số thuế, mã số doanh nghiệp, 10 digits
    BRANCH = "branch"  # the same with the number of a branch, 13 digits


class BadNumber(NotPossible):
    message = N_(
        "“%(number)s” is not an identity number (12 or 9 digits) or an enterprise code (10 or 13 digits)."
    )


class BadPhone(NotPossible):
    message = N_("“%(phone)s” is not a Vietnamese telephone number, such as 0912 345 678.")


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """What an identity number says by itself. It has no check digit.

    `province` is the place of birth's registration, None for a code that our list does not know:
    such numbers are not refused.
    """

    number: str
    province_code: str
    province: str | None
    sex: Sex
    birth_year: int


@dataclass(frozen=True, slots=True)
class EnterpriseCode:
    """A tax or enterprise code; `branch` is the last three digits of the 13, if any."""

    number: str
    branch: str | None

    def __str__(self) -> str:
        return f"{self.number}-{self.branch}" if self.branch else self.number


def tidy(raw: str) -> str:
    """Without the blanks, dots and dashes that people write between digits."""
    return _MARKS.sub("", raw)


def kind_of(raw: str, *, on: date) -> NumberKind | None:
    """Which kind of number this is on a day, or None when it is none.

    A number of 12 digits is none when it says that its holder is born in a year still to come, or nowhere;
    one of 10 or 13 when its check digit is wrong.
    """
    number = tidy(raw)
    if not re.fullmatch(r"[0-9]+", number):
        return None
    if len(number) == 12:
        fits = number[:3] != _NO_PLACE and _birth_year(number) <= on.year
        return NumberKind.IDENTITY if fits else None
    if len(number) == 9:
        return NumberKind.OLD_IDENTITY
    if _is_enterprise(number):
        return NumberKind.ENTERPRISE if len(number) == 10 else NumberKind.BRANCH
    return None


def is_valid(raw: str, *, on: date) -> bool:
    return kind_of(raw, on=on) is not None


def parse_identity(raw: str, *, on: date) -> IdentityNumber:
    """Read a 12-digit identity number: Circular 59/2021/TT-BCA, annexes I and II.

    Three digits of province (or country), one of century and sex (0 and 1: born 1900-1999, male and
    female; 2 and 3: 2000-2099; and so on), two of the birth year, six of random. Raises BadNumber.
    """
    number = tidy(raw)
    if kind_of(number, on=on) is not NumberKind.IDENTITY:
        raise BadNumber(number=raw)
    return IdentityNumber(
        number=number,
        province_code=number[:3],
        province=PROVINCES.get(number[:3]),
        sex=Sex.FEMALE if int(number[3]) % 2 else Sex.MALE,
        birth_year=_birth_year(number),
    )


def _birth_year(number: str) -> int:
    return 1900 + 100 * (int(number[3]) // 2) + int(number[4:6])


def parse_enterprise(raw: str) -> EnterpriseCode:
    """Read a tax or enterprise code of 10 or 13 digits. Raises BadNumber, a wrong check digit included."""
    number = tidy(raw)
    if not _is_enterprise(number):
        raise BadNumber(number=raw)
    return EnterpriseCode(number[:10], number[10:] or None)


def _is_enterprise(number: str) -> bool:
    """Ten digits with the right check digit, and a branch's three, which are never noughts alone."""
    if not re.fullmatch(r"[0-9]{10}([0-9]{3})?", number):
        return False
    return _check_digit(number) == number[9] and number[10:] != "000"


def _check_digit(number: str) -> str:
    """The tenth digit: ten less the weighted sum of the nine before it modulo eleven.

    A remainder of nought would give "10": such numbers are not issued, and no digit equals it.
    """
    total = sum(weight * int(digit) for weight, digit in zip(_CHECK_WEIGHTS, number, strict=False))
    return str(10 - total % 11)


# Mobile numbers of eleven digits became ten in 2018: Decision 798/QĐ-BTTTT.
_PREFIX_OF_2018 = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036", "0167": "037",
    "0168": "038", "0169": "039", "0186": "056", "0188": "058", "0199": "059",
}  # fmt: skip
_PHONE = re.compile(r"0[35789]\d{8}|02\d{9}|0[24]\d{8}")
_SHORT = re.compile(r"1[89]00\d{4,6}")


def normalise_phone(raw: str) -> str:
    """A Vietnamese number as digits from 0: +84 912 345 678 is 0912345678. Raises BadPhone.

    Mobile, landline and 1800/1900 service numbers; mobile prefixes from before 2018 become today's.
    """
    digits = re.sub(r"^(\+|00)84(0?)|^84(?=\d{9,10}$)", "0", tidy(raw))
    if len(digits) == 11 and digits[:4] in _PREFIX_OF_2018:
        digits = _PREFIX_OF_2018[digits[:4]] + digits[4:]
    if _PHONE.fullmatch(digits) or _SHORT.fullmatch(digits):
        return digits
    raise BadPhone(phone=raw)


def international_phone(raw: str) -> str:
    """The same in the form of ITU-T E.164: +84912345678."""
    digits = normalise_phone(raw)
    return "+84" + digits.removeprefix("0")
