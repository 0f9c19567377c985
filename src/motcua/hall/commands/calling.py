"""At the counter: call, call again, begin, put on hold, go on, pass on, finish."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from motcua.hall import policies
from motcua.hall.commands import writing
from motcua.hall.commands.writing import day_of, event
from motcua.hall.events import Kind
from motcua.hall.models import (
    AT_COUNTER,
    CounterSession,
    QueueTicket,
    ServiceGroup,
    TicketState,
    Visit,
)
from motcua.hall.queries.waiting import callable_by
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.queueing import Waiting, next_in_turn, overtakings_after
from motcua.organisation.models import Counter


class NobodyWaits(NotPossible):
    message = N_("Nobody waits for your counter.")


class SomebodyIsHere(NotPossible):
    message = N_("Ticket %(label)s is at your counter. Finish, skip or put it on hold first.")


class NoSuchPlace(NotPossible):
    message = N_("Choose the counter or the group to which the visitor goes.")


@transaction.atomic
def call_next(*, centre_id: int, by: Actor, at: datetime) -> QueueTicket:
    """Call whose turn it is at one's counter (law.queueing).

    Two officers who call at the same instant are let in one after the other by the lock on the hall's day, so
    they get two people. Raises NobodyWaits, SomebodyIsHere, CounterNotOpen, HallClosed.
    """
    session = _at_counter(centre_id, by, at)
    _demand_free(session)
    waiting = callable_by(session, at)
    called = next_in_turn(waiting, overtakings=session.overtakings, at=at)
    if called is None:
        raise NobodyWaits
    return _call(called, waiting, session, at)


@transaction.atomic
def call_one(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> QueueTicket:
    """Call somebody out of turn: it stands in the day's events that the officer chose. Raises as `call_next`."""
    session = _at_counter(centre_id, by, at)
    _demand_free(session)
    waiting = callable_by(session, at)
    called = next((one for one in waiting if one.id == ticket_id), None)
    if called is None:
        writing.ticket(ticket_id, centre_id, [TicketState.WAITING])
        raise NobodyWaits
    return _call(called, waiting, session, at, chosen=True)


def _call(
    called: Waiting, waiting: Sequence[Waiting], session: CounterSession, at: datetime, **data: bool
) -> QueueTicket:
    session.overtakings = overtakings_after(called, waiting, overtakings=session.overtakings, at=at)
    session.save(update_fields=["overtakings"])
    one = QueueTicket.objects.get(pk=called.id)
    one.state, one.counter_id, one.officer_id = TicketState.CALLED, session.counter_id, session.officer_id
    one.called_at, one.calls = at, one.calls + 1
    one.save()
    _begin_visit(one, session, at)
    writing.happened([event(Kind.CALLED, one, at, officer_id=session.officer_id, **data)])
    return one


def _begin_visit(
    one: QueueTicket, session: CounterSession, at: datetime, started_at: datetime | None = None
) -> None:
    Visit.objects.create(
        ticket=one, group_id=one.group_id, counter_id=session.counter_id, officer_id=session.officer_id,
        called_at=at, started_at=started_at,
    )  # fmt: skip


@transaction.atomic
def recall(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Call the one who was called once more. Raises NotNow, NotAtYourCounter."""
    session = _at_counter(centre_id, by, at)
    one = writing.own_ticket(ticket_id, session, [TicketState.CALLED])
    one.called_at, one.calls = at, one.calls + 1
    one.save(update_fields=["called_at", "calls"])
    writing.happened([event(Kind.RECALLED, one, at, officer_id=session.officer_id)])


@transaction.atomic
def skip(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Nobody came. The ticket may come back the same day. Raises NotNow, NotAtYourCounter."""
    session = _at_counter(centre_id, by, at)
    one = writing.own_ticket(ticket_id, session, [TicketState.CALLED])
    one.state = TicketState.MISSED
    one.save(update_fields=["state"])
    writing.end_visit(one, Visit.Outcome.MISSED, at)
    writing.happened([event(Kind.MISSED, one, at, officer_id=session.officer_id)])


@transaction.atomic
def start(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """The visitor is there. Raises NotNow, NotAtYourCounter."""
    session = _at_counter(centre_id, by, at)
    one = writing.own_ticket(ticket_id, session, [TicketState.CALLED])
    one.state = TicketState.SERVING
    one.save(update_fields=["state"])
    Visit.objects.filter(ticket=one, ended_at=None).update(started_at=at)
    writing.happened([event(Kind.STARTED, one, at, officer_id=session.officer_id)])


@transaction.atomic
def park(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """On hold: the visitor steps aside and the counter serves others. Raises NotNow, NotAtYourCounter."""
    session = _at_counter(centre_id, by, at)
    one = writing.own_ticket(ticket_id, session, [TicketState.SERVING])
    one.state = TicketState.PARKED
    one.save(update_fields=["state"])
    writing.end_visit(one, Visit.Outcome.PARKED, at)
    writing.happened([event(Kind.PARKED, one, at, officer_id=session.officer_id)])


@transaction.atomic
def resume(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Go on with who was on hold, at one's own counter. Raises NotNow, SomebodyIsHere."""
    session = _at_counter(centre_id, by, at)
    _demand_free(session)
    one = writing.ticket(ticket_id, centre_id, [TicketState.PARKED])
    one.state, one.counter_id, one.officer_id = TicketState.SERVING, session.counter_id, session.officer_id
    one.save(update_fields=["state", "counter", "officer"])
    _begin_visit(one, session, at, started_at=at)
    writing.happened([event(Kind.RESUMED, one, at, officer_id=session.officer_id)])


@transaction.atomic
def transfer(
    ticket_id: int,
    *,
    group_id: int | None = None,
    counter_id: int | None = None,
    centre_id: int,
    by: Actor,
    at: datetime,
) -> None:
    """Pass the visitor on, to another group or to one counter. They keep their number and the time since
    which they wait, so that two matters do not cost two queues. A counter that closes meanwhile holds nobody
    back: then the group serves them. Raises NotNow, NotAtYourCounter, NoSuchPlace.
    """
    session = _at_counter(centre_id, by, at)
    one = writing.own_ticket(ticket_id, session, AT_COUNTER)
    one.group_id = _place(one, group_id, counter_id, centre_id)
    one.only_counter_id = counter_id
    one.state, one.officer = TicketState.WAITING, None
    writing.end_visit(one, Visit.Outcome.TRANSFERRED, at)
    told = event(Kind.TRANSFERRED, one, at, officer_id=session.officer_id, to_counter=counter_id)
    one.counter = None
    one.save()
    writing.happened([told])


def _place(one: QueueTicket, group_id: int | None, counter_id: int | None, centre_id: int) -> int:
    """The group in which the visitor waits from now."""
    if counter_id is not None:
        here = Counter.objects.filter(pk=counter_id, centre_id=centre_id).exists()
        if not here or counter_id == one.counter_id:
            raise NoSuchPlace
        own = ServiceGroup.objects.filter(centre_id=centre_id, counters=counter_id).order_by("position", "id")
        served = list(own.values_list("id", flat=True))
        return one.group_id if one.group_id in served or not served else served[0]
    if group_id is None or not ServiceGroup.objects.filter(pk=group_id, centre_id=centre_id).exists():
        raise NoSuchPlace
    return group_id


@transaction.atomic
def finish(ticket_id: int, *, centre_id: int, by: Actor, at: datetime) -> None:
    """The visit is over, however many matters it had. Raises NotNow, NotAtYourCounter."""
    session = _at_counter(centre_id, by, at)
    one = writing.own_ticket(ticket_id, session, AT_COUNTER)
    if one.state == TicketState.CALLED:  # the officer forgot to say that it began
        Visit.objects.filter(ticket=one, ended_at=None).update(started_at=one.called_at)
    one.state, one.ended_at = TicketState.FINISHED, at
    one.save(update_fields=["state", "ended_at"])
    writing.end_visit(one, Visit.Outcome.FINISHED, at)
    writing.happened([event(Kind.FINISHED, one, at, officer_id=session.officer_id)])


def _at_counter(centre_id: int, by: Actor, at: datetime) -> CounterSession:
    """The officer's open counter, with the hall's day locked."""
    officer_id = policies.demand_serving(by, centre_id)
    writing.lock(centre_id, day_of(at))
    return writing.session_of(officer_id, centre_id)


def _demand_free(session: CounterSession) -> None:
    here = QueueTicket.objects.filter(counter_id=session.counter_id, state__in=AT_COUNTER).first()
    if here is not None:
        raise SomebodyIsHere(label=here.label)
