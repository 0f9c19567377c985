"""Sổ theo dõi hồ sơ."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from motcua.dossiers.papers.parts import Issuer
from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One dossier in the book."""

    number: int
    dossier_code: str
    procedure: str
    sets: int = 1
    applicant: str
    address: str = ""
    phone: str = ""
    agency: str
    received_at: datetime | None
    due_at: datetime | None
    returned_at: datetime | None = None
    return_way: str = ""
    signature: str = ""  # who took the result, where known
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterBook:
    """The register of a unit over a period; A4 across in both sets."""

    kind: ClassVar[PaperKind] = PaperKind.REGISTER_BOOK

    issuer: Issuer
    book: str = ""
    from_on: date
    until_on: date
    rows: tuple[RegisterRow, ...]
