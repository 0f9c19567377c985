"""The papers of a dossier's life: each a dataclass of plain values beside its Typst template.

- `IntakeReceipt`, `SupplementRequest`, `Refusal`, `Apology`, `StopNotice`: what the applicant gets
- `ControlSlip`: travels with the dossier
- `RegisterBook`: the unit's book of dossiers
- `FeeReceipt`: for money taken
- `acknowledgement`: draws what was stored when somebody handed in online

`paper` fills those of a dossier from what it was when the paper's event happened (register books
are filled by their query); `render` draws any of them in the form of the set in force on the day of issue. They are in
Vietnamese in every language of the screens: their wording is the circulars'.
"""

from motcua.dossiers.papers.acknowledgement import acknowledgement
from motcua.dossiers.papers.apology import Apology
from motcua.dossiers.papers.control_slip import ControlSlip, HandOver
from motcua.dossiers.papers.drawn import RegisterTooLong, draw, file_name, register_book, slip
from motcua.dossiers.papers.fee_receipt import FeeLine, FeeReceipt
from motcua.dossiers.papers.filled import issuer_of, paper
from motcua.dossiers.papers.intake_receipt import HandedIn, IntakeReceipt
from motcua.dossiers.papers.parts import DossierPaper, Issuer, Party
from motcua.dossiers.papers.refusal import Refusal
from motcua.dossiers.papers.register_book import RegisterBook, RegisterRow
from motcua.dossiers.papers.rendering import Paper, render
from motcua.dossiers.papers.stop_notice import StopNotice
from motcua.dossiers.papers.supplement_request import SupplementRequest

__all__ = [
    "Apology",
    "ControlSlip",
    "DossierPaper",
    "FeeLine",
    "FeeReceipt",
    "HandOver",
    "HandedIn",
    "IntakeReceipt",
    "Issuer",
    "Paper",
    "Party",
    "Refusal",
    "RegisterBook",
    "RegisterRow",
    "RegisterTooLong",
    "StopNotice",
    "SupplementRequest",
    "acknowledgement",
    "draw",
    "file_name",
    "issuer_of",
    "paper",
    "register_book",
    "render",
    "slip",
]
