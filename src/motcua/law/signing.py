"""Under which title somebody signs: Decree 30/2020/NĐ-CP, art. 13 and annex I, part II, point 7."""

import re

# Whoever heads a unit, by the word that a deputy's title adds "Phó" to.
_HEADS = (
    "Giám đốc", "Chủ tịch", "Chánh Văn phòng", "Chánh Thanh tra", "Cục trưởng", "Chi cục trưởng",
    "Trưởng ban", "Trưởng phòng", "Trưởng Công an",
)  # fmt: skip
_TITLE = re.compile(rf"(Phó )?({'|'.join(_HEADS)})\b", re.IGNORECASE)

# What the forms themselves print where nobody is named.
HEAD = "Thủ trưởng cơ quan, đơn vị"


def titles(position: str) -> tuple[str, ...]:
    """The lines above a signature, in capitals: a deputy signs for the head (KT.).

    The unit's name is no part of a title: "Phó Giám đốc Sở" signs as KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC.
    Without a position, the head of the unit.
    """
    title = _TITLE.match(position.strip())
    if title is None:
        plain = position.split(",")[0].strip() or HEAD
        return (plain.upper(),)
    deputy, head = title.groups()
    return (f"KT. {head.upper()}", f"PHÓ {head.upper()}") if deputy else (head.upper(),)
