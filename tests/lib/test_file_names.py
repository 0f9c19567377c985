"""A cleaned name can be shown and saved anywhere; Vietnamese stays as it is."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib.file_names import LONGEST, cleaned, ending, with_ending

NASTY = st.text(
    st.sampled_from(list('aĐ ơ̛/\\.:*?"<>|\0\n\r\t\u202e\u200b\u2066\ud800\ue000é…pdfCON1')), max_size=300
)


@given(st.one_of(st.text(max_size=400), NASTY))
def test_any_name_becomes_one_that_is_safe(raw: str) -> None:
    name = cleaned(raw)

    assert name
    assert len(name) <= LONGEST
    assert len(name.encode()) <= 255
    assert not set(name) & set('/\\<>:"|?*')
    assert {unicodedata.category(c) for c in name} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} == set()
    assert name == name.strip(". ")
    assert cleaned(name) == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Đơn đề nghị cấp giấy phép xây dựng.pdf", "Đơn đề nghị cấp giấy phép xây dựng.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\vy\\Ảnh thẻ.JPG", "Ảnh thẻ.JPG"),
        ("bao cao\u202efdp.exe", "bao caofdp.exe"),
        ("a\0b\r\nSet-Cookie: x.pdf", "abSet-Cookie_ x.pdf"),
        ("  .hidden. ", "hidden"),
        ("CON.pdf", "_CON.pdf"),
        ("///", "file"),
        ("", "file"),
        ("To\u031b khai.pdf", "Tơ khai.pdf"),
    ],
)
def test_names_that_people_and_others_send(raw: str, name: str) -> None:
    assert cleaned(raw) == name


def test_a_long_name_keeps_its_ending() -> None:
    assert cleaned("Giấy " * 60 + ".pdf").endswith(".pdf")


@given(st.text(max_size=300), st.sampled_from(["pdf", "jpg", "docx"]))
def test_the_ending_can_be_changed(raw: str, wanted: str) -> None:
    assert ending(with_ending(cleaned(raw), wanted)) == wanted
