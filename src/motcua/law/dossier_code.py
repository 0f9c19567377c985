"""The code of a dossier: `<unit code>-<YYMMDD>-<NNNN>`, as H37.12-210429-0007.

Law: Decree 61/2018/NĐ-CP and Decree 118/2025/NĐ-CP (a dossier has one code), Circular 03/2025/TT-VPCP;
the unit's identifier is that of Decision 20/2020/QĐ-TTg (H37.12), and codes from before it
(000.00.12.H37, QCVN 102:2016/BTTTT) stay readable.
"""

import re
from datetime import date
from typing import NamedTuple

from motcua.law.errors import N_, NotPossible

_UNIT = r"(?:[A-Z]\d{2}(?:\.\d{1,3}){0,4}|\d{3}(?:\.\d{2,3}){1,3}\.[A-Z]\d{2})"
_UNIT_CODE = re.compile(_UNIT)
_CODE = re.compile(rf"({_UNIT})-(\d{{2}})(\d{{2}})(\d{{2}})-(\d{{4,9}})")


class DossierCode(NamedTuple):
    """What a code says: who received it, on which day, and its number within that day."""

    unit_code: str
    received_on: date
    number: int

    def __str__(self) -> str:
        return format_code(self.unit_code, self.received_on, self.number)


class BadDossierCode(NotPossible):
    message = N_("“%(code)s” is not a dossier code, such as H37.12-210429-0007.")


def format_code(unit_code: str, received_on: date, number: int) -> str:
    """The code of the `number`th dossier (from 1) that the unit received on the day.

    The number has at least four digits; the ten thousandth of a day simply has five.
    """
    if number < 1 or not _UNIT_CODE.fullmatch(unit_code) or not 2000 <= received_on.year <= 2099:
        raise BadDossierCode(code=f"{unit_code}-{received_on:%y%m%d}-{number}")
    return f"{unit_code}-{received_on:%y%m%d}-{number:04d}"


def parse(code: str) -> DossierCode:
    """Read a code as a person types it: small letters, blanks and long dashes are forgiven.

    Raises BadDossierCode.
    """
    tidy = re.sub(r"\s", "", code).replace("\u2013", "-").replace("\u2014", "-").upper()
    found = _CODE.fullmatch(tidy)
    if found is None:
        raise BadDossierCode(code=code)
    unit_code, year, month, day, number = found.groups()
    try:
        received_on = date(2000 + int(year), int(month), int(day))
    except ValueError:
        raise BadDossierCode(code=code) from None
    # A number is written one way only: 00007 would be a second code of the same dossier.
    if int(number) < 1 or (len(number) > 4 and number[0] == "0"):
        raise BadDossierCode(code=code)
    return DossierCode(unit_code, received_on, int(number))
