"""Saying sorry before the due time passes, and the signal when one has passed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from motcua.dossiers.commands import ledger, reasons
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.models import Reasoned
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology(Order):
    reason: str
    new_due_at: datetime
    reason_code: str = ""


class TooLateToApologise(NotPossible):
    message = N_("Dossier %(code)s fell due at %(due)s: an apology goes out before that.")


class ApologisedBefore(NotPossible):
    message = N_("Dossier %(code)s: the appointment was already moved, and this is done once only.")


class NotLater(NotPossible):
    message = N_("The new appointment has to be later than %(due)s, in working time.")


class NothingDue(NotPossible):
    message = N_("Dossier %(code)s: no signal is due yet.")


def apologise(orders: Sequence[Apology]) -> list[Done]:
    """Apologise and re-appoint, once, before the due time passes: paper 04 (Decree 61/2018, art. 19).

    The first due time still judges.
    """

    def apologised(case: Case, order: Apology) -> Told:
        due_at = case.state.due_at
        if not order.reason.strip():
            raise ReasonNeeded
        if due_at is None or order.at > due_at:
            raise TooLateToApologise(code=case.code, due=due_at)
        if case.state.apologies >= settings.MOTCUA_APOLOGIES_MAX:
            raise ApologisedBefore(code=case.code)
        if order.new_due_at <= due_at or case.calendar.elapsed(due_at, order.new_due_at) <= 0:
            raise NotLater(due=due_at)
        case.state.apologies += 1
        case.state.due_at = order.new_due_at
        if case.state.step_due_at == due_at:
            case.state.step_due_at = case.state.next_signal_at = order.new_due_at
        data = {"due_at": due_at, "new_due_at": order.new_due_at, "position": order.by.position}
        return Told(order.reason, data | reasons.told(order.reason_code))

    reasons.demand_known(Reasoned.APOLOGISE, [order.reason_code for order in orders])
    return ledger.perform(Act.APOLOGISE, orders, apologised)


def signal(orders: Sequence[Order]) -> list[Done]:
    """Say that a limit has passed without the act it waits for, and when to say it again.

    This keeps every open dossier visible: none is ever without a signal to come.
    """

    def signalled(case: Case, order: Order) -> Told:
        state = case.state
        if state.next_signal_at is None or state.next_signal_at > order.at:
            raise NothingDue(code=case.code)
        name = _what_is_due(case, order.at)
        if state.status in (Status.FINISHED, Status.SUPPLEMENT_ASKED, Status.PAYMENT_ASKED):
            state.next_signal_at = order.at + timedelta(days=settings.MOTCUA_COLLECT_DAYS)
        elif name == "step_late" and state.due_at is not None and state.due_at > order.at:
            state.next_signal_at = state.due_at
        else:
            state.next_signal_at = case.calendar.add(order.at, settings.MOTCUA_WORKING_DAY_MINUTES)
        return Told(data={"signal": name})

    return ledger.perform(Act.SIGNAL, orders, signalled)


def _what_is_due(case: Case, at: datetime) -> str:
    match case.state.status:
        case Status.REGISTERED:
            return "answer_late"
        case Status.FINISHED:
            return "not_collected"
        case Status.SUPPLEMENT_ASKED | Status.PAYMENT_ASKED:
            return "not_answered"
        case _:
            late = case.state.due_at is not None and at > case.state.due_at
            return "late" if late else "step_late"
