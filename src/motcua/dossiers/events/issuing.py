"""Which event issues which papers. A corrected paper is a new paper, with its own event.

Receipts for money are not among them: the ledger issues one for each payment (payments.commands.receipts).
"""

from collections.abc import Mapping

from motcua.dossiers.events.kinds import Kind
from motcua.law.papers import PaperKind

ISSUES: Mapping[Kind, tuple[PaperKind, ...]] = {
    Kind.RECEIVED: (PaperKind.INTAKE_RECEIPT,),
    Kind.SUPPLEMENT_ASKED: (PaperKind.SUPPLEMENT_REQUEST,),
    Kind.REFUSED: (PaperKind.REFUSAL,),
    Kind.APOLOGISED: (PaperKind.APOLOGY,),
    # The slip travels with the dossier: the one that is kept is the one it ends with.
    Kind.FINISHED: (PaperKind.CONTROL_SLIP,),
    Kind.WITHDRAWN: (PaperKind.STOP_NOTICE, PaperKind.CONTROL_SLIP),
    Kind.STOPPED: (PaperKind.STOP_NOTICE, PaperKind.CONTROL_SLIP),
}


def issued_by(kind: Kind, *, received: bool) -> tuple[PaperKind, ...]:
    """The papers of an event; a dossier that was never `received` has no control slip."""
    return tuple(p for p in ISSUES.get(kind, ()) if received or p != PaperKind.CONTROL_SLIP)
