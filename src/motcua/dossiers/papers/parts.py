"""What several papers share. Plain values only: a paper knows no table."""

from dataclasses import dataclass
from typing import ClassVar

from motcua.law.papers import PaperKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuer:
    """Who issues: `parent` is the superior's line above the unit's (may be empty)."""

    unit: str
    place: str
    parent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """The applicant or submitter, as the paper addresses them."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaper:
    """What every paper about one dossier says; `tracking_url` goes into its QR."""

    kind: ClassVar[PaperKind]

    issuer: Issuer
    number: str  # as printed after "Số:"; empty leaves dots for the pen
    dossier_code: str
    tracking_url: str
