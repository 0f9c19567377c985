"""Phiếu từ chối tiếp nhận giải quyết hồ sơ."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.dossiers.papers.parts import DossierPaper, Party
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(DossierPaper):
    """Why a dossier is not received, with the legal ground (Decree 61/2018, art. 17)."""

    kind: ClassVar[PaperKind] = PaperKind.REFUSAL

    submitter: Party
    procedure: str
    reason: str
    legal_ground: str = ""
    officer_name: str
