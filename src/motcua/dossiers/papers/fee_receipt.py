"""Biên lai thu phí, lệ phí."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from motcua.dossiers.papers.parts import DossierPaper, Party
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    name: str
    amount_dong: int
    legal_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeReceipt(DossierPaper):
    """Money taken for a dossier."""

    kind: ClassVar[PaperKind] = PaperKind.FEE_RECEIPT

    payer: Party
    procedure: str
    lines: tuple[FeeLine, ...]
    total_words: str  # the sum in words
    method: str  # how it was paid, in words
    paid_at: datetime
    cashier_name: str

    @property
    def total_dong(self) -> int:
        return sum(line.amount_dong for line in self.lines)
