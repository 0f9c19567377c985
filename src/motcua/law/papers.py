"""Which statutory form a paper follows: two sets, chosen by the law in force when it is issued."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from motcua.law.errors import N_


class PaperKind(StrEnum):
    """The papers of a dossier's life, by name; their numbers differ from set to set."""

    INTAKE_RECEIPT = "intake_receipt"
    SUPPLEMENT_REQUEST = "supplement_request"
    REFUSAL = "refusal"
    APOLOGY = "apology"
    STOP_NOTICE = "stop_notice"
    CONTROL_SLIP = "control_slip"
    REGISTER_BOOK = "register_book"
    FEE_RECEIPT = "fee_receipt"  # a form of no set: money's receipt


class PaperSet(StrEnum):
    """A circular's annex of forms; the value is its year."""

    OF_2018 = "2018"
    OF_2025 = "2025"

    @property
    def circular(self) -> str:
        return _CIRCULARS[self]


_CIRCULARS: Mapping[PaperSet, str] = {
    PaperSet.OF_2018: "Thông tư 01/2018/TT-VPCP",
    PaperSet.OF_2025: "Thông tư 03/2025/TT-VPCP",
}

# Circular 03/2025/TT-VPCP is in force from the day it was signed.
_OF_2025_FROM = date(2025, 9, 15)

_NUMBERS: Mapping[PaperSet, Mapping[PaperKind, int]] = {
    # Circular 01/2018/TT-VPCP, annex: six forms; none for stopping.
    PaperSet.OF_2018: {
        PaperKind.INTAKE_RECEIPT: 1,
        PaperKind.SUPPLEMENT_REQUEST: 2,
        PaperKind.REFUSAL: 3,
        PaperKind.APOLOGY: 4,
        PaperKind.CONTROL_SLIP: 5,
        PaperKind.REGISTER_BOOK: 6,
    },
    # Circular 03/2025/TT-VPCP, annex I: seven forms.
    PaperSet.OF_2025: {
        PaperKind.INTAKE_RECEIPT: 1,
        PaperKind.SUPPLEMENT_REQUEST: 2,
        PaperKind.REFUSAL: 3,
        PaperKind.APOLOGY: 4,
        PaperKind.STOP_NOTICE: 5,
        PaperKind.CONTROL_SLIP: 6,
        PaperKind.REGISTER_BOOK: 7,
    },
}


def paper_set(issued_on: date) -> PaperSet:
    """The set in force on the day of issue.

    Circular 01/2018/TT-VPCP until 2025-09-14, Circular 03/2025/TT-VPCP from 2025-09-15. Days before
    the first circular get its forms too: there is no older set here.
    """
    return PaperSet.OF_2025 if issued_on >= _OF_2025_FROM else PaperSet.OF_2018


def form_number(kind: PaperKind, papers: PaperSet) -> int | None:
    """The form's number in that set, or None where the set has no form for it."""
    return _NUMBERS[papers].get(kind)


LABELS: Mapping[PaperKind, str] = {
    PaperKind.INTAKE_RECEIPT: N_("Receipt and appointment"),
    PaperKind.SUPPLEMENT_REQUEST: N_("Request for a supplement"),
    PaperKind.REFUSAL: N_("Refusal to receive"),
    PaperKind.APOLOGY: N_("Apology and new appointment"),
    PaperKind.STOP_NOTICE: N_("Notice of stopping"),
    PaperKind.CONTROL_SLIP: N_("Control slip"),
    PaperKind.REGISTER_BOOK: N_("Register book"),
    PaperKind.FEE_RECEIPT: N_("Fee receipt"),
}

# The forms' own titles, as a file is named: without what a set adds to them.
TITLES: Mapping[PaperKind, str] = {
    PaperKind.INTAKE_RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    PaperKind.SUPPLEMENT_REQUEST: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    PaperKind.REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    PaperKind.APOLOGY: "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    PaperKind.STOP_NOTICE: "Thông báo dừng giải quyết hồ sơ",
    PaperKind.CONTROL_SLIP: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    PaperKind.REGISTER_BOOK: "Sổ theo dõi hồ sơ",
    PaperKind.FEE_RECEIPT: "Biên lai thu phí, lệ phí",
}

# What stands after the slash of a paper's number: printed on the forms 01 to 03, built from the
# kind's and the unit's abbreviations on the others (Decree 30/2020/NĐ-CP, annex I). A receipt for
# money is numbered by its series instead.
_SYMBOLS: Mapping[PaperKind, str] = {
    PaperKind.INTAKE_RECEIPT: "BPTNTKQ",
    PaperKind.SUPPLEMENT_REQUEST: "HDHS",
    PaperKind.REFUSAL: "TCHS",
    PaperKind.APOLOGY: "PXL-{unit}",
    PaperKind.STOP_NOTICE: "TB-{unit}",
    PaperKind.CONTROL_SLIP: "PKS",
}


def numbered(kind: PaperKind, number: int, unit: str) -> str:
    """A paper's number as it is printed: 0012/BPTNTKQ. Numbers restart yearly for a unit and kind.

    Numbers below ten are written with a zero (Decree 30/2020, annex I); ours have four digits.
    """
    return f"{number:04}/{_SYMBOLS[kind].format(unit=unit)}".rstrip("-")


# Decree 30/2020/NĐ-CP, annex III, abbreviates kinds of documents; those that it does not list are
# abbreviated as agencies write them (a licence GP, a certificate GCN, a confirmation XN, a registration ĐK).
_OF_RESULTS: Mapping[str, str] = {
    "decision": "QĐ",
    "licence": "GP",
    "certificate": "GCN",
    "confirmation": "XN",
    "registration": "ĐK",
}
_NOTICE = "TB"


def result_symbol(kind: str, *, granted: bool) -> str:
    """The abbreviation of a result's kind; a refusal in writing is a notice."""
    return _OF_RESULTS.get(kind, _NOTICE) if granted else _NOTICE


def result_numbered(number: int, symbol: str, unit: str) -> str:
    """A result's number as it is printed: 07/GP-SXD. Numbers restart yearly for an agency and symbol.

    Decree 30/2020/NĐ-CP, annex I, part II, point 3: the number from 01 of each year, a slash, the kind's
    abbreviation, a hyphen, the issuing agency's.
    """
    return f"{number:02}/{symbol}-{unit}".rstrip("-")
