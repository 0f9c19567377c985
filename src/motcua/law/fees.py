"""Fees and charges: what a case costs, and how an amount is written and read aloud.

Law: Law on Fees and Charges 97/2015/QH13, art. 10 (who is exempt or pays less), Decree 120/2016/NĐ-CP;
amounts and further reductions (such as for online filing) are set by the provincial people's council
within Circular 85/2019/TT-BTC. Money is whole dong.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from motcua.law.errors import N_


class ReliefGround(StrEnum):
    """Why somebody is exempt or pays less: Law 97/2015/QH13 art. 10.1, whose "special subjects" are those of
    Circular 75/2022/TT-BTC art. 4; the last by provincial resolutions."""

    CHILD = "child"  # trẻ em
    POOR_HOUSEHOLD = "poor_household"  # hộ nghèo
    ELDERLY = "elderly"  # người cao tuổi
    DISABLED = "disabled"  # người khuyết tật
    MERIT = "merit"  # người có công với cách mạng
    ETHNIC_MINORITY = "ethnic_minority"  # ở xã có điều kiện đặc biệt khó khăn
    BORDER = "border"  # thường trú tại xã biên giới
    ORPHAN = "orphan"  # từ đủ 16 đến dưới 18 tuổi mồ côi cả cha và mẹ
    ONLINE = "online"  # filed online


LABELS: dict[ReliefGround, str] = {
    ReliefGround.CHILD: N_("Child"),
    ReliefGround.POOR_HOUSEHOLD: N_("Poor household"),
    ReliefGround.ELDERLY: N_("Elderly person"),
    ReliefGround.DISABLED: N_("Person with a disability"),
    ReliefGround.MERIT: N_("Person with merit to the revolution"),
    ReliefGround.ETHNIC_MINORITY: N_("Ethnic minority in an especially difficult commune"),
    ReliefGround.BORDER: N_("Resident of a border commune"),
    ReliefGround.ORPHAN: N_("Orphan aged 16 or 17"),
    ReliefGround.ONLINE: N_("Filed online"),
}


@dataclass(frozen=True, slots=True)
class FeeCase:
    """One case of a procedure's fee. `relief_percent` says how much less is paid on which ground;
    100 is an exemption."""

    amount_dong: int
    relief_percent: Mapping[ReliefGround, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.amount_dong < 0:
            raise ValueError("a fee is not negative")
        if any(not 0 <= percent <= 100 for percent in self.relief_percent.values()):
            raise ValueError("a relief is 0 to 100 percent")


# How the exemptions column of published fees says it, folded; what is not here an officer decides.
_SAID: dict[ReliefGround, tuple[str, ...]] = {
    ReliefGround.CHILD: ("tre em", "duoi 18 tuoi"),
    ReliefGround.POOR_HOUSEHOLD: ("ho ngheo",),
    ReliefGround.ELDERLY: ("nguoi cao tuoi",),
    ReliefGround.DISABLED: ("nguoi khuyet tat",),
    ReliefGround.MERIT: ("co cong", "liet si"),
    ReliefGround.ETHNIC_MINORITY: ("dan toc thieu so",),
    ReliefGround.BORDER: ("xa bien gioi",),
    ReliefGround.ORPHAN: ("mo coi",),
    ReliefGround.ONLINE: ("truc tuyen", "qua mang"),
}
_PART = re.compile(r"giam\s+(\d{1,3})\s*%")


def reliefs_in(folded: str) -> dict[ReliefGround, int]:
    """What a published fee's exemptions mean, from their words without accents.

    "mien: ho ngheo; giam 50% khi nop truc tuyen" is 100 for poor households, 50 for filing online.
    """
    found: dict[ReliefGround, int] = {}
    percent = 100
    for part in re.split(r"[;.]", folded):
        less = _PART.search(part)
        if less or "mien" in part:
            percent = min(int(less[1]), 100) if less else 100
        for ground, words in _SAID.items():
            if ("mien" in folded or _PART.search(folded)) and any(word in part for word in words):
                found[ground] = max(found.get(ground, 0), percent)
    return found


def payable_dong(case: FeeCase, *, quantity: int = 1, grounds: Collection[ReliefGround] = ()) -> int:
    """What is paid for `quantity` (copies, plots, persons) by someone with these grounds.

    Grounds do not add up: the best one counts. Rounded half up to the dong.
    """
    if quantity < 0:
        raise ValueError("a quantity is not negative")
    relief = max((case.relief_percent.get(ground, 0) for ground in grounds), default=0)
    return (case.amount_dong * quantity * (100 - relief) + 50) // 100


def format_dong(amount_dong: int) -> str:
    """`120.000 đồng`, with a no-break space so that an amount never breaks over two lines."""
    return f"{amount_dong:,}".replace(",", ".") + "\u00a0đồng"


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", " nghìn", " triệu")
_BILLION = 10**9


def in_words(amount_dong: int) -> str:
    """The amount as receipts spell it: 120000 is “Một trăm hai mươi nghìn đồng”."""
    if amount_dong < 0:
        raise ValueError("an amount is not negative")
    words = _read(amount_dong, leading=True) or _DIGITS[0]
    return f"{words[0].upper()}{words[1:]} đồng"


def _read(number: int, *, leading: bool) -> str:
    """The words of `number`, empty for nought. What is not leading reads its empty hundreds too."""
    above, below = divmod(number, _BILLION)
    parts = [f"{_read(above, leading=leading)} tỷ"] if above else []
    for scale in (2, 1, 0):
        group = below // 1000**scale % 1000
        if group:
            parts.append(_read_group(group, leading=leading and not parts) + _SCALES[scale])
    return " ".join(parts)


def _read_group(group: int, *, leading: bool) -> str:
    hundreds, rest = divmod(group, 100)
    if not hundreds and leading:
        return _read_rest(rest, after_hundreds=False)
    words = f"{_DIGITS[hundreds]} trăm"
    return f"{words} {_read_rest(rest, after_hundreds=True)}" if rest else words


def _read_rest(rest: int, *, after_hundreds: bool) -> str:
    """Two digits, with the sound changes of Vietnamese: mốt, tư, lăm after tens, linh before a lone unit."""
    tens, unit = divmod(rest, 10)
    if tens == 0:
        return f"linh {_DIGITS[unit]}" if after_hundreds else _DIGITS[unit]
    words = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if unit == 0:
        return words
    changed = {5: "lăm"} if tens == 1 else {1: "mốt", 4: "tư", 5: "lăm"}
    return f"{words} {changed.get(unit, _DIGITS[unit])}"
