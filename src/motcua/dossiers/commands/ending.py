"""Endings without a result, and the superior's decision that opens a dossier again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.dossiers.commands import clock, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.commands.receiving import close
from motcua.dossiers.models import EarlierEnding
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act, Status
from motcua.law.process import StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Order):
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopping(Order):
    reason: str
    legal_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopening(Order):
    """`decision` is the number of the superior's decision."""

    decision: str
    reason: str


class NeverReceived(NotPossible):
    message = N_("Dossier %(code)s was never received, so there is nothing to open again: file it anew.")


def withdraw(orders: Sequence[Withdrawal]) -> list[Done]:
    """The applicant takes the dossier back (Circular 03/2025/TT-VPCP, art. 7)."""

    def withdrawn(case: Case, order: Withdrawal) -> Told:
        return _end(case, order, Status.WITHDRAWN, order.reason)

    return ledger.perform(Act.WITHDRAW, orders, withdrawn)


def stop(orders: Sequence[Stopping]) -> list[Done]:
    """Stop with a reason and its ground: paper 05 of 2025 (Decree 118/2025, art. 21)."""

    def stopped(case: Case, order: Stopping) -> Told:
        told = _end(case, order, Status.STOPPED, order.reason)
        told.data["legal_ground"] = order.legal_ground
        return told

    return ledger.perform(Act.STOP, orders, stopped)


def _end(case: Case, order: Order, status: Status, reason: str) -> Told:
    if not reason.strip():
        raise ReasonNeeded
    case.state.status, case.state.closed_at = status, order.at
    close(case)
    # The notice says under which title it was signed, whatever its signer becomes later.
    return Told(reason, {"position": order.by.position})


@transaction.atomic
def reopen(orders: Sequence[Reopening]) -> list[Done]:
    """Open again by a superior's decision; what was left when it ended, one day at least, runs on.

    How it had ended stays judged, and past periods keep their figures.
    """
    endings: list[EarlierEnding] = []

    def reopened(case: Case, order: Reopening) -> Told:
        state = case.state
        if not order.reason.strip() or not order.decision.strip():
            raise ReasonNeeded
        ended_at = state.finished_at or state.closed_at
        if state.received_at is None or state.first_due_at is None or ended_at is None:
            raise NeverReceived(code=case.code)
        endings.append(
            EarlierEnding(
                dossier_id=case.id,
                status=Status.FINISHED if state.finished_at else state.status,
                received_at=state.received_at,
                ended_at=ended_at,
                timeliness=state.timeliness,
                reopened_at=order.at,
            )
        )
        _begin_again(case, order.at, ended_at, state.first_due_at)
        return Told(order.reason, {"decision": order.decision})

    done = ledger.perform(Act.REOPEN, orders, reopened)
    EarlierEnding.objects.bulk_create(endings)
    return done


def _begin_again(case: Case, at: datetime, ended_at: datetime, first_due_at: datetime) -> None:
    state = case.state
    state.status, state.status_before = Status.IN_PROCESS, None
    state.finished_at = state.timeliness = state.closed_at = state.returned_at = state.return_way = None
    left = state.first_remaining_minutes
    if left is None:
        left = case.calendar.remaining(ended_at, first_due_at)
    state.remaining_minutes = state.first_remaining_minutes = state.step_remaining_minutes = None
    state.due_at = state.first_due_at = case.calendar.add(at, max(left, settings.MOTCUA_WORKING_DAY_MINUTES))
    steps = catalogue.steps_of(case.step.process_id)
    work = next((s for s in steps if s.kind in (StepKind.APPRAISE, StepKind.APPROVE)), steps[0])
    clock.go_to(case, at, work)
