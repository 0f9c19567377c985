"""The agency's work: assign, take over, complete a step, approve, give elsewhere, send back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from motcua.catalogue import queries as catalogue
from motcua.catalogue.queries import StepTerms
from motcua.dossiers import policies
from motcua.dossiers.commands import clock, ledger, reasons
from motcua.dossiers.commands.consulting import ask_opinions
from motcua.dossiers.commands.ledger import Case, Done, Order, Told
from motcua.dossiers.commands.opening import ReasonNeeded
from motcua.dossiers.models import Reasoned
from motcua.law.actor import Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Act, Status
from motcua.law.process import StepKind
from motcua.law.worktime import HANOI
from motcua.organisation import queries as organisation
from motcua.organisation.queries import Staffed


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment(Order):
    """None: back to all of the unit who may do the step."""

    officer_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDone(Order):
    """The step came to `outcome`; `to_officer_id` may name who of the next unit goes on."""

    outcome: str
    note: str = ""
    to_officer_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenElsewhere(Order):
    agency_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack(Order):
    step_key: str
    reason: str
    reason_code: str = ""


class NotTakenOver(NotPossible):
    message = N_("Dossier %(code)s was given to this unit and has to be taken over first.")


class TakenAlready(NotPossible):
    message = N_("Dossier %(code)s was already taken over.")


class NoSuchOutcome(NotPossible):
    message = N_("Step “%(step)s” cannot come to “%(outcome)s”. It can come to: %(outcomes)s.")


class ResultNeeded(NotPossible):
    message = N_("After this step comes the return of the result: finish the dossier with its result.")


class ApprovalNeeded(NotPossible):
    message = N_("Step “%(step)s” is an approval.")


class OpinionOutstanding(NotPossible):
    message = N_("Dossier %(code)s waits for an opinion that was asked for.")


class NotEarlier(NotPossible):
    message = N_("“%(step)s” is not an earlier step of this process.")


class NoSuitablePost(NotPossible):
    message = N_("%(officer)s is not %(role)s at %(unit)s on %(day)s, which this step needs.")


class AwayNow(NotPossible):
    message = N_("%(officer)s is away on %(day)s. Assign it to somebody who is there.")


class NoSuchOfficer(NotPossible):
    message = N_("There is no such officer.")


def assign(orders: Sequence[Assignment]) -> list[Done]:
    """Name the officer of the holding unit who goes on with the dossier: one who holds the step's role there."""
    named = {order.officer_id for order in orders if order.officer_id is not None}
    staff = organisation.staffed(named) if named else {}

    def assigned(case: Case, order: Assignment) -> Told:
        if order.officer_id is None:
            case.state.holder_officer_id = None
            return Told(data={"officer": _unit_name(case.state.holder)})
        demand_post(staff, order.officer_id, case.step, case.state.holder, order.at)
        case.state.holder_officer_id = order.officer_id
        return Told(data={"officer": staff[order.officer_id].name})

    return ledger.perform(Act.ASSIGN, orders, assigned)


def demand_post(
    staff: Mapping[int, Staffed], officer_id: int, step: StepTerms, unit: Unit | None, at: datetime
) -> None:
    """Refuse an officer who does not hold the role of `step` at `unit` on the day of `at`, or is away then."""
    if officer_id not in staff:
        raise NoSuchOfficer
    day = at.astimezone(HANOI).date()
    if unit is None or not staff[officer_id].holds(step.role, unit, day):
        raise NoSuitablePost(
            officer=staff[officer_id].name,
            role=policies.ROLE_NAMES[step.role],
            unit=_unit_name(unit),
            day=day.strftime("%d/%m/%Y"),
        )
    if staff[officer_id].is_away(day):
        raise AwayNow(officer=staff[officer_id].name, day=day.strftime("%d/%m/%Y"))


def take(orders: Sequence[Order]) -> list[Done]:
    """Take over what another unit gave: the time goes on the control slip."""

    def taken(case: Case, order: Order) -> Told:
        if case.state.taken_at is not None:
            raise TakenAlready(code=case.code)
        case.state.taken_at = order.at
        return Told(data={"unit": _unit_name(case.state.holder)})

    return ledger.perform(Act.TAKE, orders, taken)


def complete_step(orders: Sequence[StepDone]) -> list[Done]:
    """Bring dossiers to the step that follows from the outcome, in whichever unit that is."""
    return _go_on(Act.COMPLETE_STEP, orders)


def approve(orders: Sequence[StepDone]) -> list[Done]:
    """The head, or who is delegated, decides: an outcome of an approval step."""
    return _go_on(Act.APPROVE, orders)


@transaction.atomic
def _go_on(act: Act, orders: Sequence[StepDone]) -> list[Done]:
    consulted: list[tuple[Order, StepTerms, Case]] = []
    named = {order.to_officer_id for order in orders if order.to_officer_id is not None}
    staff = organisation.staffed(named) if named else {}

    def completed(case: Case, order: StepDone) -> Told:
        step = case.step
        if (step.kind == StepKind.APPROVE) != (act == Act.APPROVE):
            raise ApprovalNeeded(step=step.name_vi)
        following = _following(case, step, order.outcome)
        case.state.status = Status.IN_PROCESS
        clock.go_to(case, order.at, following, officer_id=order.to_officer_id)
        if order.to_officer_id is not None:
            demand_post(staff, order.to_officer_id, following, case.state.holder, order.at)
        if following.consults:
            consulted.append((order, following, case))
        data = {"step": step.name_vi, "step_id": step.id, "outcome": order.outcome}
        if case.state.taken_at is None:
            data["given_to"] = _unit_name(case.state.holder)
        return Told(order.note, data)

    done = ledger.perform(act, orders, completed)
    ask_opinions(consulted)
    return done


def _following(case: Case, step: StepTerms, outcome: str) -> StepTerms:
    demand_ready(case)
    if outcome not in step.outcomes:
        raise NoSuchOutcome(step=step.name_vi, outcome=outcome, outcomes=", ".join(step.outcomes))
    following_id = step.outcomes[outcome]
    if following_id is None or catalogue.leads_to_result(following_id):
        raise ResultNeeded
    return catalogue.step(following_id)


def demand_ready(case: Case) -> None:
    """Refuse to go on with a dossier that was not taken over, or waits for an opinion."""
    if case.state.taken_at is None:
        raise NotTakenOver(code=case.code)
    if case.awaits_opinion:
        raise OpinionOutstanding(code=case.code)


def give(orders: Sequence[GivenElsewhere]) -> list[Done]:
    """Give the dossier, at the step where it stands, to another agency that is to do this step."""

    def given(case: Case, order: GivenElsewhere) -> Told:
        if not order.reason.strip():
            raise ReasonNeeded
        case.state.status = Status.IN_PROCESS
        case.state.hold(Unit(agency_id=order.agency_id))
        case.state.holder_officer_id = case.state.taken_at = None
        return Told(order.reason, {"unit": _unit_name(case.state.holder)})

    return ledger.perform(Act.GIVE, orders, given)


def return_to_step(orders: Sequence[SentBack]) -> list[Done]:
    """Send the dossier back to an earlier step of its process, with the reason."""

    def returned(case: Case, order: SentBack) -> Told:
        if not order.reason.strip():
            raise ReasonNeeded
        here = case.step
        earlier = [s for s in catalogue.steps_of(here.process_id) if s.position < here.position]
        target = next((s for s in earlier if s.key == order.step_key), None)
        if target is None:
            raise NotEarlier(step=order.step_key)
        clock.go_to(case, order.at, target)
        steps = {"step": here.name_vi, "to_step": target.name_vi}
        return Told(order.reason, steps | reasons.told(order.reason_code))

    reasons.demand_known(Reasoned.RETURN_TO_STEP, [order.reason_code for order in orders])
    return ledger.perform(Act.RETURN_TO_STEP, orders, returned)


def _unit_name(unit: Unit | None) -> str:
    if unit is None:
        return ""
    if unit.agency_id is not None:
        return organisation.agency(unit.agency_id).name_vi
    return organisation.centre(unit.centre_id or 0).name_vi
