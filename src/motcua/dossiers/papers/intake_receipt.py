"""Giấy tiếp nhận hồ sơ và hẹn trả kết quả."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.papers.parts import DossierPaper, Party
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedIn:
    """A document handed in, with how many of each kind."""

    name: str
    originals: int = 0
    copies: int = 0
    electronic: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeReceipt(DossierPaper):
    """Receipt and appointment, handed over on receiving (Decree 61/2018, art. 17)."""

    kind: ClassVar[PaperKind] = PaperKind.INTAKE_RECEIPT

    submitter: Party
    applicant_name: str = ""  # where somebody else's dossier is handed in
    procedure: str
    subject: str = ""
    documents: tuple[HandedIn, ...]
    sets: int = 1
    limit: str  # the statutory time, in words
    received_at: datetime
    due_at: datetime | None  # None: resolved while the applicant waits
    return_place: str
    return_way: str
    fee_dong: int = 0
    fee_paid_dong: int = 0
    book: str = ""
    book_number: str = ""
    officer_name: str
    hotline: str = ""
