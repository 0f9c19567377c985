"""Phiếu kiểm soát quá trình giải quyết hồ sơ."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from motcua.dossiers.papers.parts import DossierPaper
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOver:
    """One passing from hand to hand; `result` is the giver's: in time or not."""

    giver_unit: str
    giver_name: str = ""
    taker_unit: str
    taker_name: str = ""
    given_at: datetime
    taken_at: datetime | None = None
    result: Literal["early", "on_time", "late"] | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlSlip(DossierPaper):
    """Travels with the dossier; the system fills it from the events."""

    kind: ClassVar[PaperKind] = PaperKind.CONTROL_SLIP

    procedure: str
    applicant_name: str
    agency: str
    partner_agencies: tuple[str, ...] = ()
    received_at: datetime | None
    due_at: datetime | None
    hand_overs: tuple[HandOver, ...]
