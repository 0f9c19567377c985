"""Parts and alphabets of text messages (3GPP TS 23.038, 23.040)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.text_message import count, without_accents


@pytest.mark.parametrize(
    ("text", "gsm", "units", "parts", "left"),
    [
        ("", True, 0, 0, 160),
        ("a" * 160, True, 160, 1, 0),
        ("a" * 161, True, 161, 2, 145),
        ("a" * 306, True, 306, 2, 0),
        ("€" * 80, True, 160, 1, 0),  # two places each
        ("a" * 152 + "€" + "a" * 20, True, 174, 2, 131),  # never cut in two
        ("đ" * 70, False, 70, 1, 0),
        ("đ" * 71, False, 71, 2, 63),
        ("à" * 160, True, 160, 1, 0),  # of the GSM alphabet itself
        ("😀" * 35, False, 70, 1, 0),
    ],
)
def test_counted_as_networks_count(text: str, gsm: bool, units: int, parts: int, left: int) -> None:
    found = count(text)

    assert (found.gsm, found.units, found.parts, found.left) == (gsm, units, parts, left)


def test_vietnamese_without_accents_fits_the_gsm_alphabet() -> None:
    text = "Đã tiếp nhận hồ sơ, hẹn trả 16:30 ngày 02/12/2026 – Trung tâm “Một Cửa”…"

    assert without_accents(text) == 'Da tiep nhan ho so, hen tra 16:30 ngay 02/12/2026 - Trung tam "Mot Cua".'
    assert count(without_accents(text)).gsm


@given(st.text(max_size=500))
def test_a_longer_text_never_takes_fewer_parts(text: str) -> None:
    assert count(text + "a").parts >= count(text).parts
