"""VietQR against published codes, and its checksum against every changed letter."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.lib import vietqr
from motcua.lib.vietqr import NotVietQR, Service, Transfer

# Codes published by others. The first three are the examples of NAPAS's specification 1.5.2
# (6.1.1, 6.1.2, 6.1.3), as its implementers quote them (github.com/liopayvn/vietqr-php,
# github.com/binhnguyenduc/vietqr-ts); then the README of github.com/subiz/vietqr and of
# sunary/vietqr; the last two were read off merchants' codes.
PUBLISHED = [
    (
        "00020101021138570010A00000072701270006970403011300110123456780208QRIBFTTA53037045802VN63049E6F",
        Transfer(bank="970403", account="0011012345678"),
    ),
    (
        "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52",
        Transfer(bank="970403", account="9704031101234567", service=Service.CARD),
    ),
    (
        "00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN"
        "62340107NPS68690819thanh toan don hang63042E2E",
        Transfer(
            bank="970403", account="0011012345678", amount_dong=180000, purpose="thanh toan don hang"
        ),
    ),
    (
        "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA530370454061200005802VN"
        "62170813ung ho lu lut6304C15C",
        Transfer(bank="970415", account="0011001932418", amount_dong=120000, purpose="ung ho lu lut"),
    ),
    (
        "00020101021138510010A00000072701210006970407010797968680208QRIBFTTA53037045802VN"
        "62240820gen by sunary/vietqr6304BE74",
        Transfer(bank="970407", account="9796868", purpose="gen by sunary/vietqr"),
    ),
    (
        "00020101021238570010A000000727012700069704220113VQRQACLNP26800208QRIBFTTA530370454061000005802VN"
        "62270823Thanh toan don hang ABC6304CE4C",
        Transfer(
            bank="970422", account="VQRQACLNP2680", amount_dong=100000, purpose="Thanh toan don hang ABC"
        ),
    ),
    (
        "00020101021238590010A000000727012900069704180115V3CAS62627239240208QRIBFTTA530370454063750005802VN"
        "62250821CSPZKHEL6A2 NTK O000463044729",
        Transfer(
            bank="970418", account="V3CAS6262723924", amount_dong=375000, purpose="CSPZKHEL6A2 NTK O0004"
        ),
    ),
]  # fmt: skip
LETTERS = string.ascii_letters + string.digits + " .,:/_-"
transfers = st.builds(
    Transfer,
    bank=st.text("0123456789", min_size=6, max_size=6),
    account=st.text(string.ascii_letters + string.digits, min_size=1, max_size=19),
    amount_dong=st.none() | st.integers(1, 10**13 - 1),
    purpose=st.text(LETTERS, max_size=25),
    service=st.sampled_from(Service),
)


@pytest.mark.parametrize(("code", "transfer"), PUBLISHED)
def test_published_codes_are_read(code: str, transfer: Transfer) -> None:
    assert vietqr.parse(code) == transfer


@pytest.mark.parametrize(
    ("code", "transfer"),
    [one for one in PUBLISHED if "NPS6869" not in one[0]],  # a bill number besides
)
def test_published_codes_are_built_letter_by_letter(code: str, transfer: Transfer) -> None:
    built = vietqr.build(transfer)

    # Two of them call a code with a purpose but no amount static, as ours does.
    assert built == code


@given(transfers)
def test_what_was_built_is_read_again(transfer: Transfer) -> None:
    assert vietqr.parse(vietqr.build(transfer)) == transfer


@given(transfers, st.data())
def test_any_changed_letter_is_found(transfer: Transfer, data: st.DataObject) -> None:
    code = vietqr.build(transfer)
    at = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda c: c != code[at]))

    with pytest.raises(NotVietQR):
        vietqr.parse(code[:at] + letter + code[at + 1 :])


@given(st.text(max_size=120))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        vietqr.parse(text)
    except NotVietQR:
        return
    assert text.isascii()


def test_the_checksum_is_the_catalogues() -> None:
    # The check value of CRC-16/CCITT-FALSE (IBM-3740) in the catalogue of parametrised CRC algorithms.
    assert vietqr.checksum("123456789") == "29B1"


@pytest.mark.parametrize(
    "wrong",
    [
        {"bank": "97040"},
        {"account": ""},
        {"account": "1" * 20},
        {"amount_dong": 0},
        {"amount_dong": 10**13},
        {"purpose": "phí"},
        {"purpose": "x" * 26},
    ],
)
def test_what_no_code_can_carry_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"digits|letters"):
        Transfer(**({"bank": "970415", "account": "113366668888"} | wrong))  # type: ignore[arg-type]


@given(st.text(max_size=80))
def test_any_text_becomes_a_purpose(text: str) -> None:
    assert Transfer(bank="970415", account="1", purpose=vietqr.plain(text)).purpose == vietqr.plain(text)


def test_a_purpose_keeps_its_words() -> None:
    assert vietqr.plain("Nộp phí: Đăng ký đất đai!") == "Nop phi: Dang ky dat dai"
