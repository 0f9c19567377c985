"""What the QR code of a chip identity card says, as a scanner reads it: seven fields separated by bars.

    020301000123|082345678|Hoàng Thị Vy|05042001|Nữ|Số 5, phố Muối, Đông Kinh, Lạng Sơn|15042021

Number, old number, name, day of birth, sex, address, day of issue; days are DDMMYYYY. The old number may be
empty, and cards of the Law on Identity of 2023 may say more after these. The layout is the cards' own: no
circular prints it (Circular 06/2021/TT-BCA and Circular 17/2024/TT-BCA name the code alone).
"""

from dataclasses import dataclass
from datetime import date

from motcua.law import person_code
from motcua.law.errors import N_, NotPossible
from motcua.law.person_code import Sex

_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE}
_FIELDS = 7
_LONGEST = 600


class NotACard(NotPossible):
    message = N_("This is not the code of an identity card. Scan it again, or type the number.")


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """The card of a citizen. A scanner may lose what a keyboard cannot type: look at name and address."""

    number: str
    old_number: str
    name: str
    birth_on: date
    sex: Sex
    address: str
    issued_on: date | None


def read(scanned: str, *, on: date) -> IdentityCard:
    """The card that was scanned on a day. Raises NotACard."""
    fields = [field.strip() for field in scanned.strip()[:_LONGEST].split("|")]
    if len(fields) < _FIELDS or "\x00" in scanned:
        raise NotACard
    number, old_number, name, birth, sex, address, issue = fields[:_FIELDS]
    birth_on, said = _day(birth), _SEXES.get(sex.lower())
    if person_code.kind_of(number, on=on) is not person_code.NumberKind.IDENTITY:
        raise NotACard
    if not name or birth_on is None or said is None:
        raise NotACard
    return IdentityCard(
        number=number,
        old_number=old_number,
        name=name,
        birth_on=birth_on,
        sex=said,
        address=address,
        issued_on=_day(issue),
    )


def _day(written: str) -> date | None:
    if len(written) != 8 or not (written.isascii() and written.isdigit()):
        return None
    try:
        return date(int(written[4:]), int(written[2:4]), int(written[:2]))
    except ValueError:
        return None
