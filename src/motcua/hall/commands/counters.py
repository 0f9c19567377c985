"""Opening and closing a counter, the quick one too; the silent button; closing the day."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from motcua.audit import commands as audit
from motcua.hall import policies
from motcua.hall.commands import writing
from motcua.hall.commands.writing import counter_event, day_of, event
from motcua.hall.events import Kind
from motcua.hall.models import (
    AT_COUNTER,
    OPEN,
    CounterSession,
    HallDay,
    HallEvent,
    HelpCall,
    QueueTicket,
    TicketState,
    Visit,
)
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.organisation.models import Counter


class NoSuchCounter(NotPossible):
    message = N_("This centre has no such counter.")


class CounterTaken(NotPossible):
    message = N_("%(name)s sits at this counter. They close it, or the supervisor does.")


class SomebodyIsServed(NotPossible):
    message = N_("Finish with ticket %(label)s first, put it on hold or pass it on.")


class DayIsClosed(NotPossible):
    message = N_("This day is closed already, or had nobody.")


class ReasonOwed(NotPossible):
    message = N_("Say why these people leave without having been served.")


@transaction.atomic
def open_counter(
    counter_id: int, *, centre_id: int, quick: bool = False, by: Actor, at: datetime
) -> CounterSession:
    """Sit down at a counter; from another one the officer is taken away. Opened already, it stays as it is.

    Raises NotAtACounter, NoSuchCounter, CounterTaken, SomebodyIsServed, HallClosed.
    """
    officer_id = policies.demand_serving(by, centre_id)
    if not Counter.objects.filter(pk=counter_id, centre_id=centre_id).exists():
        raise NoSuchCounter
    writing.lock(centre_id, day_of(at))
    there = (
        CounterSession.objects.filter(counter_id=counter_id, closed_at=None).select_related("officer").first()
    )
    if there is not None and there.officer_id != officer_id:
        raise CounterTaken(name=there.officer.full_name)
    if there is not None and there.quick == quick:
        return there
    for own in CounterSession.objects.filter(officer_id=officer_id, closed_at=None):
        _close(own, at)
    session = CounterSession.objects.create(
        centre_id=centre_id, counter_id=counter_id, officer_id=officer_id, quick=quick, opened_at=at
    )
    writing.happened([counter_event(Kind.COUNTER_OPENED, session, at, quick=quick)])
    return session


@transaction.atomic
def close_counter(counter_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Leave one's counter; the supervisor closes anybody's. Raises SomebodyIsServed, CounterNotOpen."""
    officer_id = policies.demand_serving(by, centre_id)
    # Before the session is read: who waited for another's closing must not close, and tell, it once more.
    HallDay.objects.select_for_update().filter(centre_id=centre_id, day_on=day_of(at)).first()
    found = CounterSession.objects.filter(counter_id=counter_id, centre_id=centre_id, closed_at=None).first()
    if found is None:
        raise writing.CounterNotOpen
    if found.officer_id != officer_id:
        policies.demand_directing(by, centre_id)
    _close(found, at, officer_id)


def _close(
    session: CounterSession, at: datetime, officer_id: int | None = None, day_on: date | None = None
) -> None:
    there = QueueTicket.objects.filter(counter_id=session.counter_id, state__in=AT_COUNTER).first()
    if there is not None:
        raise SomebodyIsServed(label=there.label)
    session.closed_at = max(at, session.opened_at)
    session.save(update_fields=["closed_at"])
    writing.happened([counter_event(Kind.COUNTER_CLOSED, session, at, officer_id=officer_id, day_on=day_on)])


@transaction.atomic
def call_help(*, centre_id: int, by: Actor, at: datetime) -> None:
    """The silent button at one's counter. Pressed again it changes nothing. Raises CounterNotOpen."""
    session = writing.session_of(policies.demand_serving(by, centre_id), centre_id)
    # A button is pressed again and again: those of one counter go one after the other, so that it is told once.
    CounterSession.objects.select_for_update().get(pk=session.pk)
    if HelpCall.objects.filter(counter_id=session.counter_id, answered_at=None).exists():
        return
    HelpCall.objects.create(
        centre_id=centre_id, counter_id=session.counter_id, officer_id=session.officer_id, called_at=at
    )
    writing.happened([counter_event(Kind.HELP_CALLED, session, at)])


@transaction.atomic
def answer_help(counter_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Somebody is there: any officer who serves in this hall may say so. Answered already: nothing changes."""
    officer_id = policies.demand_serving(by, centre_id)
    found = (
        HelpCall.objects.select_for_update()
        .filter(counter_id=counter_id, centre_id=centre_id, answered_at=None)
        .first()
    )
    if found is None:
        return
    found.answered_at, found.answered_by_id = at, officer_id
    found.save(update_fields=["answered_at", "answered_by"])
    told = HallEvent(
        centre_id=centre_id, day_on=day_of(at), at=at, kind=Kind.HELP_ANSWERED, counter_id=counter_id,
        officer_id=officer_id,
    )  # fmt: skip
    writing.happened([told])


@dataclass(frozen=True, slots=True)
class LeftOver:
    id: int
    label: str
    state: str


@transaction.atomic
def close_day(centre_id: int, day_on: date, *, reason: str = "", by: Actor, at: datetime) -> list[LeftOver]:
    """Close a day of the hall: whoever still holds a ticket is closed with the reason; they are returned.

    Nothing else ends tickets: a night, a restart, another day's first ticket leave them as they are.
    Counters that are open are closed. Raises NotTheHallsSupervisor, DayIsClosed, ReasonOwed.
    """
    officer_id = policies.demand_directing(by, centre_id)
    day = HallDay.objects.select_for_update().filter(centre_id=centre_id, day_on=day_on).first()
    if day is None or day.closed_at is not None:
        raise DayIsClosed
    said = " ".join(reason.split())[:300]
    left = list(
        QueueTicket.objects.filter(
            centre_id=centre_id, day_on=day_on, state__in=[*OPEN, TicketState.MISSED]
        ).order_by("since", "id")
    )
    waiting = [one for one in left if one.state != TicketState.MISSED]
    if waiting and not said:
        raise ReasonOwed
    over = [LeftOver(one.pk, one.label, one.state) for one in waiting]
    _close_tickets(left, said or "Gọi không có mặt", officer_id, at)
    for session in CounterSession.objects.filter(centre_id=centre_id, closed_at=None):
        if day_of(session.opened_at) == day_on:
            _close(session, at, officer_id, day_on)
    day.closed_at, day.closed_by_id, day.reason = at, officer_id, said or "Hết khách"
    day.save()
    told = {"left": [one.label for one in over], "reason": day.reason}
    audit.change("hall day closed", f"centre {centre_id} {day_on.isoformat()}", by=by, at=at, after=told)
    closing = HallEvent(
        centre_id=centre_id, day_on=day_on, at=at, kind=Kind.DAY_CLOSED, officer_id=officer_id, data=told
    )
    writing.happened([closing])
    return over


def _close_tickets(left: list[QueueTicket], reason: str, officer_id: int, at: datetime) -> None:
    Visit.objects.filter(ticket__in=left, ended_at=None).update(ended_at=at, outcome=Visit.Outcome.CLOSED)
    for one in left:
        one.state, one.ended_at, one.reason = TicketState.CLOSED, at, reason
    QueueTicket.objects.bulk_update(left, ["state", "ended_at", "reason"])
    writing.happened(event(Kind.CLOSED, one, at, officer_id=officer_id) for one in left)
