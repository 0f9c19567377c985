"""Who signs under which title (Decree 30/2020/NĐ-CP, art. 13 and annex I)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.law import signing


@pytest.mark.parametrize(
    ("position", "lines"),
    [
        ("Giám đốc Trung tâm", ("GIÁM ĐỐC",)),
        ("Phó Giám đốc Sở", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Phó Chánh Văn phòng", ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG")),
        ("Phó Trưởng phòng Kiểm soát thủ tục hành chính", ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG")),
        ("Chuyên viên, biệt phái tại Trung tâm", ("CHUYÊN VIÊN",)),
        ("", ("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ",)),
    ],
)
def test_a_deputy_signs_for_the_head_and_the_units_name_is_no_part_of_the_title(
    position: str, lines: tuple[str, ...]
) -> None:
    assert signing.titles(position) == lines


@given(st.text())
def test_whatever_the_position_somebody_signs_in_capitals(position: str) -> None:
    lines = signing.titles(position)

    assert 1 <= len(lines) <= 2
    assert all(line and line == line.upper() for line in lines)
