"""What the acts do to a dossier's clock: stop, run on, and the step's own time."""

from datetime import datetime

from django.conf import settings

from motcua.catalogue.models import StepUnit
from motcua.catalogue.queries import StepTerms, Terms
from motcua.dossiers.commands.ledger import Case
from motcua.dossiers.events.state import State
from motcua.law.actor import Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.lifecycle import Status
from motcua.law.worktime import Calendar, Limit, LimitUnit
from motcua.organisation import queries as organisation


class NothingAbove(NotPossible):
    message = N_("%(agency)s has no agency above it to send this to.")


def start(state: State, at: datetime, calendar: Calendar, terms: Terms) -> None:
    """Received: the clock runs from `at`, and the dossier stands at the intake.

    It goes to the agency the same day, or at the next working day's start when received after 15:00†
    (Decree 61/2018, art. 18); what is resolved on the spot goes nowhere.
    """
    due_at = calendar.due(at, terms.limit)
    forward_by = calendar.forward_by(at, settings.MOTCUA_FORWARD_CUTOFF)
    state.status, state.step_id = Status.RECEIVED, terms.first_step.id
    state.received_at = state.taken_at = at
    state.due_at = state.first_due_at = due_at
    state.step_due_at = due_at if terms.on_the_spot else min(due_at, forward_by)
    state.next_signal_at = state.step_due_at


def stop(case: Case, at: datetime, to: Status, *, until: datetime) -> None:
    """The applicant owes something: keep the working minutes left, and stand still in status `to`."""
    state = case.state
    state.status_before, state.status = state.status, to
    if state.received_at is not None and state.due_at is not None and state.first_due_at is not None:
        state.remaining_minutes = case.calendar.remaining(at, state.due_at)
        state.first_remaining_minutes = case.calendar.remaining(at, state.first_due_at)
        if state.step_due_at is not None:
            state.step_remaining_minutes = case.calendar.remaining(at, state.step_due_at)
    state.step_due_at = None
    state.next_signal_at = until


def run_on(case: Case, at: datetime) -> None:
    """Back to the status before the pause; what was left at the pause runs on from now."""
    state, paused_at = case.state, case.last_at
    state.status, state.status_before = state.status_before or Status.IN_PROCESS, None
    if state.due_at is None or state.first_due_at is None:
        # Never received: the centre owes its answer again, within a working day.
        answer_by = case.calendar.add(at, settings.MOTCUA_WORKING_DAY_MINUTES)
        state.step_due_at = state.next_signal_at = answer_by
        return
    state.due_at = _later(case.calendar, at, state.remaining_minutes, state.due_at, paused_at)
    state.first_due_at = _later(
        case.calendar, at, state.first_remaining_minutes, state.first_due_at, paused_at
    )
    _run_step_on(case, at)
    state.remaining_minutes = state.first_remaining_minutes = state.step_remaining_minutes = None


def _run_step_on(case: Case, at: datetime) -> None:
    """The step, too, has what it had left at the pause; late already, it stays as late as it was."""
    left, state = case.state.step_remaining_minutes, case.state
    if left is None:  # it stood still before what is left was kept
        time_step(case, at, case.step)
        return
    own = case.calendar.add(at, left) if left >= 0 else case.calendar.received_at(at, _minutes(-left))
    state.step_due_at = own if state.due_at is None else min(own, state.due_at)
    state.next_signal_at = state.step_due_at


def _minutes(count: int) -> Limit:
    return Limit(count, LimitUnit.WORKING_MINUTE)


def _later(
    calendar: Calendar, at: datetime, left: int | None, due_at: datetime, paused_at: datetime
) -> datetime:
    if left is not None and left > 0:
        return calendar.add(at, left)
    # Late already when the clock stopped: it stays as late as it was.
    return calendar.add(due_at, calendar.elapsed(paused_at, at))


def time_step(case: Case, at: datetime, step: StepTerms) -> None:
    """Give the step its time from now, never past the dossier's own due time."""
    state = case.state
    own = case.calendar.add(at, step.limit_minutes)
    state.step_due_at = own if state.due_at is None else min(own, state.due_at)
    state.next_signal_at = state.step_due_at


def go_to(case: Case, at: datetime, step: StepTerms, *, officer_id: int | None = None) -> None:
    """Bring the dossier to `step`, into the hands of the unit whose step it is.

    An agency that gets it from elsewhere still has to take it over.
    """
    unit = unit_of(case, step)
    if unit != case.state.holder:
        case.state.hold(unit)
        case.state.taken_at = None if unit.agency_id is not None else at
    case.state.step_id = step.id
    case.state.holder_officer_id = officer_id
    time_step(case, at, step)


def unit_of(case: Case, step: StepTerms) -> Unit:
    """The unit that does `step` for this dossier."""
    match step.unit:
        case StepUnit.CENTRE:
            return Unit(centre_id=case.centre_id)
        case StepUnit.COMPETENT:
            return Unit(agency_id=case.agency_id)
        case StepUnit.PARENT:
            competent = organisation.agency(case.agency_id)
            if competent.parent_id is None:
                raise NothingAbove(agency=competent.name_vi)
            return Unit(agency_id=competent.parent_id)
        case _:
            return Unit(agency_id=step.agency_id)
