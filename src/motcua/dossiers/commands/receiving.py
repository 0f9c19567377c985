"""The centre's answer to what was filed online: received, or not with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.catalogue import queries as catalogue
from motcua.dossiers.commands import clock, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.queries import files
from motcua.law.lifecycle import Act, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Order):
    reason: str
    legal_ground: str = ""


def receive_registered(orders: Sequence[Order]) -> list[Done]:
    """Receive dossiers filed online: the clock starts at the minute of receipt (Decree 45/2020).

    The files are read again first: nobody receives what is not there. Raises FileMissing, FileChanged.
    """
    files.check([order.dossier_id for order in orders])

    def received(case: Case, order: Order) -> Told:
        clock.start(case.state, order.at, case.calendar, catalogue.terms(case.procedure_version_id))
        return Told()

    return ledger.perform(Act.RECEIVE, orders, received)


def refuse(orders: Sequence[Refusal]) -> list[Done]:
    """Do not receive what was filed online, with a reason: paper 03."""

    def refused(case: Case, order: Refusal) -> Told:
        if not order.reason.strip():
            raise ReasonNeeded
        case.state.status = Status.NOT_RECEIVED
        case.state.closed_at = order.at
        close(case)
        return Told(order.reason, {"legal_ground": order.legal_ground})

    return ledger.perform(Act.REFUSE, orders, refused)


def close(case: Case) -> None:
    """Nobody owes anything on this dossier any more."""
    case.state.hold(None)
    case.state.holder_officer_id = None
    case.state.step_due_at = case.state.next_signal_at = None
