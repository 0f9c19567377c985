"""What every act in the hall does around itself: lock the day, write what happened, tell open pages."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from motcua.dossiers.commands.reactions import tell
from motcua.hall.events import Kind
from motcua.hall.models import (
    CounterSession,
    HallDay,
    HallEvent,
    QueueTicket,
    TicketState,
    Visit,
)
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI


class HallClosed(NotPossible):
    message = N_("The hall has closed this day.")


class NoSuchTicket(NotPossible):
    message = N_("There is no such ticket today.")


class NotNow(NotPossible):
    message = N_("Ticket %(label)s cannot be treated so now: %(state)s.")


class NotAtYourCounter(NotPossible):
    message = N_("Ticket %(label)s is not at your counter.")


class CounterNotOpen(NotPossible):
    message = N_("Open your counter first.")


STATES: Mapping[str, str] = {
    TicketState.WAITING: N_("it waits"),
    TicketState.CALLED: N_("it is being called"),
    TicketState.SERVING: N_("it is being served"),
    TicketState.PARKED: N_("it is on hold"),
    TicketState.MISSED: N_("nobody came"),
    TicketState.FINISHED: N_("it is finished"),
    TicketState.LEFT: N_("it was given back"),
    TicketState.CLOSED: N_("it was closed with the day"),
}


def day_of(at: datetime) -> date:
    """The day of the hall, by its own clock."""
    return at.astimezone(HANOI).date()


def topic(centre_id: int) -> str:
    return f"hall:{centre_id}"


def lock(centre_id: int, day_on: date) -> HallDay:
    """Be the only one who changes this hall's queue, until the transaction ends. Raises HallClosed.

    One row for the whole hall: who is called is decided by looking at all who wait.
    """
    HallDay.objects.bulk_create([HallDay(centre_id=centre_id, day_on=day_on)], ignore_conflicts=True)
    day = HallDay.objects.select_for_update().get(centre_id=centre_id, day_on=day_on)
    if day.closed_at is not None:
        raise HallClosed
    return day


def session_of(officer_id: int, centre_id: int) -> CounterSession:
    """The officer's open counter. Raises CounterNotOpen."""
    found = CounterSession.objects.filter(officer_id=officer_id, centre_id=centre_id, closed_at=None).first()
    if found is None:
        raise CounterNotOpen
    return found


def ticket(ticket_id: int, centre_id: int, states: Sequence[TicketState]) -> QueueTicket:
    """The ticket, if it is in one of these states. Raises NoSuchTicket, NotNow."""
    found = QueueTicket.objects.filter(pk=ticket_id, centre_id=centre_id).first()
    if found is None:
        raise NoSuchTicket
    if found.state not in states:
        raise NotNow(label=found.label, state=STATES[found.state])
    return found


def own_ticket(ticket_id: int, session: CounterSession, states: Sequence[TicketState]) -> QueueTicket:
    """The ticket, if it is at this counter. Raises also NotAtYourCounter."""
    found = ticket(ticket_id, session.centre_id, states)
    if found.counter_id != session.counter_id:
        raise NotAtYourCounter(label=found.label)
    return found


def end_visit(one: QueueTicket, outcome: Visit.Outcome, at: datetime) -> None:
    Visit.objects.filter(ticket=one, ended_at=None).update(ended_at=at, outcome=outcome)


def happened(events: Iterable[HallEvent]) -> None:
    """Write what happened, and tell the pages that show this hall or one of its tickets."""
    rows = list(events)
    HallEvent.objects.bulk_create(rows)
    topics = dict.fromkeys(topic(row.centre_id) for row in rows)
    tell(list(topics))


def event(
    kind: Kind, one: QueueTicket, at: datetime, *, officer_id: int | None = None, **data: Any
) -> HallEvent:
    """Of a ticket, as it stands now."""
    return HallEvent(
        centre_id=one.centre_id,
        day_on=one.day_on,
        at=at,
        kind=kind,
        ticket=one,
        group_id=one.group_id,
        counter_id=one.counter_id,
        officer_id=officer_id,
        data=data,
    )


def counter_event(
    kind: Kind,
    session: CounterSession,
    at: datetime,
    *,
    officer_id: int | None = None,
    day_on: date | None = None,
    **data: Any,
) -> HallEvent:
    """Of a counter; of the day that is being closed, where one is said."""
    return HallEvent(
        centre_id=session.centre_id,
        day_on=day_on or day_of(at),
        at=at,
        kind=kind,
        counter_id=session.counter_id,
        officer_id=officer_id or session.officer_id,
        data=data,
    )
