"""The result: the authority decides, then the applicant gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import StepTerms
from motcua.dossiers.commands import beside, clock, ledger
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.numbering import Numbers
from motcua.dossiers.commands.receiving import close
from motcua.dossiers.commands.working import ApprovalNeeded, demand_ready
from motcua.dossiers.models import DossierResult, ReturnWay
from motcua.law import timeliness
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act, Status
from motcua.law.process import StepKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultIssued(Order):
    """The result with its number in the outgoing register; `granted` False is a refusal in writing.

    Without a `number` it gets the next one of its agency's register; given is what the agency's own
    document bears already. `file_id` is that document, a stored PDF; without one a plain sheet is drawn.
    """

    number: str = ""
    title: str
    granted: bool = True
    file_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultHandedOver(Order):
    """`received_by` is the name of whoever fetched it, kept beside the result and not in the event."""

    way: ReturnWay = ReturnWay.COUNTER
    received_by: str = ""


class NotTheLastStep(NotPossible):
    message = N_("Dossier %(code)s cannot be finished at step “%(step)s”: other steps follow.")


class TitleNeeded(NotPossible):
    message = N_("Give the result's title.")


class NotPaid(NotPossible):
    message = N_("Dossier %(code)s owes %(owed)s đồng. The result is returned when it is paid.")


@transaction.atomic
def finish(orders: Sequence[ResultIssued]) -> list[Done]:
    """Finish with a result; the clock ends and judges early, on time or late by the first due time."""

    numbers = Numbers((one.dossier_id, one.at, one.granted) for one in orders if not one.number.strip())
    printed: dict[int, str] = {}

    def finished(case: Case, order: ResultIssued) -> Told:
        if not order.title.strip():
            raise TitleNeeded
        demand_ready(case)
        step = case.step
        if step.kind == StepKind.APPROVE:
            raise ApprovalNeeded(step=step.name_vi)
        last = _return_step(case, step)
        state = case.state
        state.status, state.finished_at = Status.FINISHED, order.at
        judged = timeliness.judge(order.at, _first_due(case), rule=settings.MOTCUA_TIMELINESS_RULE)
        state.timeliness = int(judged)
        clock.go_to(case, order.at, last)
        state.taken_at, state.step_due_at = order.at, None
        state.next_signal_at = order.at + timedelta(days=settings.MOTCUA_COLLECT_DAYS)
        printed[case.id] = order.number.strip() or numbers.next(case.id)
        return Told(
            data={
                "number": printed[case.id],
                "title": order.title,
                "granted": order.granted,
                "step": step.name_vi,
                "step_id": step.id,
            }
        )

    done = ledger.perform(Act.FINISH, orders, finished)
    results = DossierResult.objects.bulk_create(
        DossierResult(
            dossier_id=order.dossier_id,
            number=printed[order.dossier_id],
            title=order.title,
            granted=order.granted,
            issued_at=order.at,
            issued_by_id=order.by.officer_id,
            file_id=order.file_id,
        )
        for order, act in zip(orders, done, strict=True)
        if not act.repeated
    )
    numbers.keep(results)
    return done


def _first_due(case: Case) -> datetime:
    if case.state.first_due_at is None:
        raise NotTheLastStep(code=case.code, step=case.step.name_vi)
    return case.state.first_due_at


def _return_step(case: Case, step: StepTerms) -> StepTerms:
    """The step that returns the result, when it follows this one at once."""
    for following_id in step.outcomes.values():
        if following_id is not None and catalogue.step(following_id).kind == StepKind.RETURN:
            return catalogue.step(following_id)
    raise NotTheLastStep(code=case.code, step=step.name_vi)


@transaction.atomic
def hand_over(orders: Sequence[ResultHandedOver]) -> list[Done]:
    """Return the result to the applicant: at the counter, by post or electronically. This closes it."""

    def returned(case: Case, order: ResultHandedOver) -> Told:
        if case.state.owed_dong:
            raise NotPaid(code=case.code, owed=case.state.owed_dong)
        case.state.status = Status.RETURNED
        case.state.returned_at, case.state.return_way = order.at, order.way
        close(case)
        return Told(data={"way": order.way})

    done = ledger.perform(Act.HAND_OVER, orders, returned)
    beside.settle(
        DossierResult,
        "handed_over_at",
        [
            {"dossier_id": order.dossier_id, "handed_over_at": order.at, "received_by": order.received_by}
            for order, act in zip(orders, done, strict=True)
            if not act.repeated
        ],
    )
    return done
