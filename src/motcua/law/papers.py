"""Which statutory form a paper follows: two sets, chosen by the law in force when it is issued."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum


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
