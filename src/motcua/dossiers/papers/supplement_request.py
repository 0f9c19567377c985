"""Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.papers.parts import DossierPaper, Party
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplementRequest(DossierPaper):
    """What is missing, once and completely, with reasons (Decree 61/2018, art. 17; Decree 118/2025, art. 11)."""

    kind: ClassVar[PaperKind] = PaperKind.SUPPLEMENT_REQUEST

    submitter: Party
    procedure: str
    items: tuple[str, ...]
    reason: str
    answer_until: datetime | None = None
    contact_name: str
    contact_phone: str = ""
    officer_name: str  # who guided
