"""Whatever somebody types or a provider sends: read, or refused with a sentence, never a crash."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.identity import commands
from motcua.identity.commands import Way
from motcua.identity.models import OneTimeCode
from motcua.law import person_code
from motcua.law.errors import ActRefused
from motcua.ui import devices

TODAY = date(2026, 11, 26)
NAMES = (
    "sub", "LoaiTaiKhoan", "SoDinhDanh", "SoCMND", "MaSoThue", "HoVaTen", "NgayThangNamSinh", "ThuDienTu",
    "MaSoDoanhNghiep", "TenDoanhNghiep", "NguoiDaiDien", "email",
)  # fmt: skip
anything: st.SearchStrategy[Any] = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.lists(st.text())
)


@given(st.text(max_size=300))
def test_a_target_is_read_or_refused(text: str) -> None:
    try:
        way, target = commands.read_target(text)
    except ActRefused:
        return

    assert target == target.strip().lower()
    assert ("@" in target) == (way == Way.EMAIL)
    assert commands.read_target(target) == (way, target)


@given(
    st.integers(0, 99_999_999),
    st.sampled_from(["03", "05", "07", "08", "09"]),
    st.sampled_from(["", " ", ".", "-"]),
)
def test_a_mobile_number_is_one_however_it_is_written(rest: int, prefix: str, mark: str) -> None:
    number = f"{prefix}{rest:08d}"
    written = mark.join((number[:4], number[4:7], number[7:]))

    ours = {
        commands.read_target(text) for text in (number, written, f"+84{number[1:]}", f"+84 {written[1:]}")
    }

    assert ours == {(Way.PHONE, number)}


@given(st.dictionaries(st.sampled_from(NAMES), anything))
def test_claims_are_read_or_refused(raw: dict[str, Any]) -> None:
    try:
        claims = commands.read_claims(raw, on=TODAY)
    except ActRefused:
        return

    assert person_code.is_valid(claims.number, on=TODAY)
    assert claims.name and claims.person_name
    assert len(claims.person_name) <= 200


@given(st.dictionaries(st.sampled_from(NAMES), st.text()))
def test_no_address_and_no_name_makes_an_identity(raw: dict[str, str]) -> None:
    """Only SoDinhDanh and MaSoDoanhNghiep do."""
    for name in ("SoDinhDanh", "MaSoDoanhNghiep"):
        raw.pop(name, None)

    with pytest.raises(commands.NotAsserted):
        commands.read_claims(raw, on=TODAY)


@given(st.binary(min_size=16, max_size=16), st.uuids())
def test_a_code_has_six_digits_and_follows_from_its_row(nonce: bytes, name: Any) -> None:
    code = OneTimeCode(id=name, nonce=nonce)

    assert code.digits.isascii() and code.digits.isdigit() and len(code.digits) == 6
    assert code.digits == OneTimeCode(id=name, nonce=memoryview(nonce)).digits


@given(st.text(max_size=300))
def test_any_browser_has_a_name(user_agent: str) -> None:
    assert devices.named(user_agent)


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605 Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36",
            "Chrome, Android",
        ),
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126 Safari/537.36 Edg/126.0",
            "Edge, Windows",
        ),
    ],
)
def test_browsers_are_named_as_their_owners_know_them(user_agent: str, name: str) -> None:
    assert devices.named(user_agent) == name
