"""Thông báo dừng giải quyết hồ sơ."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.papers.parts import DossierPaper, Party
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNotice(DossierPaper):
    """Notice of stopping (Circular 03/2025, art. 7; Decree 118/2025, art. 21).

    The set of 2018 has no form for it: then it goes out as a plain notice.
    """

    kind: ClassVar[PaperKind] = PaperKind.STOP_NOTICE

    addressee: Party
    procedure: str
    agency: str
    received_at: datetime | None
    asked_at: datetime | None = None  # when the applicant asked for it; None: stopped by the agency
    stopped_at: datetime
    reason: str
    legal_ground: str = ""
    signer_position: str
    signer_name: str
