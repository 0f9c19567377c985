"""Phiếu xin lỗi và hẹn lại ngày trả kết quả."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.papers.parts import DossierPaper, Party
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(DossierPaper):
    """Apology and new appointment, signed by the agency's head (Decree 61/2018, art. 19)."""

    kind: ClassVar[PaperKind] = PaperKind.APOLOGY

    addressee: Party
    procedure: str
    agency: str  # whose delay it is
    received_at: datetime
    due_at: datetime
    reason: str
    new_due_at: datetime
    signer_position: str
    signer_name: str
