"""VietQR: the code that a banking app reads to fill in a transfer to an account.

EMVCo's merchant-presented QR (QRCPS-MPM 1.1) in the profile of NAPAS 247 (QR Format Specification
for VietQR, 1.5.2): every field is a two-digit name, a two-digit length and its value; the last one is
a checksum over everything before its value.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

NAPAS = "A000000727"
DONG = "704"  # ISO 4217
LONGEST_AMOUNT = 13
LONGEST_PURPOSE = 25  # EMVCo, table 3.7: purpose of transaction
LONGEST_ACCOUNT = 19

_FORMAT, _INITIATION, _MERCHANT, _CURRENCY, _AMOUNT, _COUNTRY, _ADDITIONAL, _CHECKSUM = (
    "00", "01", "38", "53", "54", "58", "62", "63",
)  # fmt: skip
_BANK_FIELD, _SERVICE_FIELD, _PURPOSE_FIELD = "01", "02", "08"
_SIGN_OF_CHECKSUM = f"{_CHECKSUM}04"
_PLAIN = re.compile(r"[A-Za-z0-9 .,:/_-]*")
_UNMARKED = str.maketrans("đĐ", "dD")


class Service(StrEnum):
    """Where the money goes: NAPAS 247's transfer to an account or to a card."""

    ACCOUNT = "QRIBFTTA"
    CARD = "QRIBFTTC"


class NotVietQR(ValueError):
    """The text is no VietQR, or was changed on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A transfer as the code carries it. `amount_dong` None: the payer types it in.

    `bank` is the six-digit number of the acquiring bank (BIN), `purpose` up to 25 letters without
    accents. Raises ValueError for what no code can carry.
    """

    bank: str
    account: str
    amount_dong: int | None = None
    purpose: str = ""
    service: Service = Service.ACCOUNT

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{6}", self.bank):
            raise ValueError("a bank's number has six digits")
        if not re.fullmatch(rf"[A-Za-z0-9]{{1,{LONGEST_ACCOUNT}}}", self.account):
            raise ValueError(f"an account has 1 to {LONGEST_ACCOUNT} letters and digits")
        if self.amount_dong is not None and not 0 < self.amount_dong < 10**LONGEST_AMOUNT:
            raise ValueError(f"an amount has 1 to {LONGEST_AMOUNT} digits")
        if len(self.purpose) > LONGEST_PURPOSE or not _PLAIN.fullmatch(self.purpose):
            raise ValueError(f"a purpose has up to {LONGEST_PURPOSE} letters without accents")


def build(transfer: Transfer) -> str:
    """The text of the code: dynamic (for one payment) when it names an amount, else static."""
    bank = _field("00", transfer.bank) + _field("01", transfer.account)
    merchant = (
        _field("00", NAPAS) + _field(_BANK_FIELD, bank) + _field(_SERVICE_FIELD, transfer.service.value)
    )
    fields = [
        _field(_FORMAT, "01"),
        _field(_INITIATION, "11" if transfer.amount_dong is None else "12"),
        _field(_MERCHANT, merchant),
        _field(_CURRENCY, DONG),
        "" if transfer.amount_dong is None else _field(_AMOUNT, str(transfer.amount_dong)),
        _field(_COUNTRY, "VN"),
        _field(_ADDITIONAL, _field(_PURPOSE_FIELD, transfer.purpose)) if transfer.purpose else "",
        _SIGN_OF_CHECKSUM,
    ]
    text = "".join(fields)
    return text + checksum(text)


def parse(text: str) -> Transfer:
    """The transfer that `text` carries. Raises NotVietQR, also when a single letter was changed."""
    if not text.isascii() or len(text) < 8 or text[-8:-4] != _SIGN_OF_CHECKSUM:
        raise NotVietQR("it does not end in a checksum")
    if checksum(text[:-4]) != text[-4:]:
        raise NotVietQR("its checksum is another")
    fields = _fields(text)
    merchant = _fields(fields.get(_MERCHANT, ""))
    bank = _fields(merchant.get(_BANK_FIELD, ""))
    _demand(fields, merchant)
    amount = fields.get(_AMOUNT, "")
    if amount and not re.fullmatch(r"[0-9]+", amount):
        raise NotVietQR("its amount is no whole number of dong")
    try:
        return Transfer(
            bank=bank.get("00", ""),
            account=bank.get("01", ""),
            amount_dong=int(amount) if amount else None,
            purpose=_fields(fields.get(_ADDITIONAL, "")).get(_PURPOSE_FIELD, ""),
            service=Service(merchant.get(_SERVICE_FIELD, "")),
        )
    except ValueError as wrong:
        raise NotVietQR(str(wrong)) from wrong


def plain(text: str, longest: int = LONGEST_PURPOSE) -> str:
    """`text` as a purpose can carry it: accents taken off, what else is strange left out, cut."""
    spread = unicodedata.normalize("NFD", text.translate(_UNMARKED))
    letters = "".join(one for one in spread if not unicodedata.combining(one))
    kept = re.sub(r"[^A-Za-z0-9 .,:/_-]+", " ", letters)
    return " ".join(kept.split())[:longest].strip()


def checksum(text: str) -> str:
    """CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF), as four upper-case hexadecimal digits."""
    rest = 0xFFFF
    for byte in text.encode("ascii"):
        rest ^= byte << 8
        for _ in range(8):
            rest = (rest << 1) ^ 0x1021 if rest & 0x8000 else rest << 1
        rest &= 0xFFFF
    return f"{rest:04X}"


def _field(name: str, value: str) -> str:
    return f"{name}{len(value):02}{value}"


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    at = 0
    while at < len(text):
        name, length = text[at : at + 2], text[at + 2 : at + 4]
        if not (name.isdigit() and length.isdigit()) or at + 4 + int(length) > len(text):
            raise NotVietQR("a field is cut off")
        if name in found:
            raise NotVietQR(f"field {name} stands twice")
        found[name] = text[at + 4 : at + 4 + int(length)]
        at += 4 + int(length)
    return found


def _demand(fields: dict[str, str], merchant: dict[str, str]) -> None:
    wanted = {_FORMAT: "01", _CURRENCY: DONG, _COUNTRY: "VN"}
    for name, value in wanted.items():
        if fields.get(name) != value:
            raise NotVietQR(f"field {name} is not {value}")
    if fields.get(_INITIATION, "11") not in ("11", "12"):
        raise NotVietQR("it is neither static nor dynamic")
    if merchant.get("00") != NAPAS:
        raise NotVietQR("it is not of the NAPAS network")
