"""What happens in a hall, and how the hall stood after it: the day is replayed from its events alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.hall.models import TicketState
from motcua.law.errors import N_


class Kind(StrEnum):
    TAKEN = "taken"
    CALLED = "called"
    RECALLED = "recalled"
    MISSED = "missed"
    CAME_BACK = "came_back"
    STARTED = "started"
    PARKED = "parked"
    RESUMED = "resumed"
    TRANSFERRED = "transferred"
    RECLASSED = "reclassed"
    FINISHED = "finished"
    LEFT = "left"
    CLOSED = "closed"
    COUNTER_OPENED = "counter_opened"
    COUNTER_CLOSED = "counter_closed"
    HELP_CALLED = "help_called"
    HELP_ANSWERED = "help_answered"
    DAY_CLOSED = "day_closed"


SENTENCES: Mapping[Kind, str] = {
    Kind.TAKEN: N_("Ticket taken"),
    Kind.CALLED: N_("Called"),
    Kind.RECALLED: N_("Called again"),
    Kind.MISSED: N_("Did not come"),
    Kind.CAME_BACK: N_("Came back to the queue"),
    Kind.STARTED: N_("Service began"),
    Kind.PARKED: N_("Put on hold"),
    Kind.RESUMED: N_("Service went on"),
    Kind.TRANSFERRED: N_("Transferred"),
    Kind.RECLASSED: N_("Precedence changed"),
    Kind.FINISHED: N_("Visit finished"),
    Kind.LEFT: N_("Gave the ticket back"),
    Kind.CLOSED: N_("Closed with the day"),
    Kind.COUNTER_OPENED: N_("Counter opened"),
    Kind.COUNTER_CLOSED: N_("Counter closed"),
    Kind.HELP_CALLED: N_("Help called"),
    Kind.HELP_ANSWERED: N_("Help came"),
    Kind.DAY_CLOSED: N_("Day closed"),
}

# The state of a ticket after each event that changes it.
AFTER: Mapping[Kind, TicketState] = {
    Kind.TAKEN: TicketState.WAITING,
    Kind.CALLED: TicketState.CALLED,
    Kind.MISSED: TicketState.MISSED,
    Kind.CAME_BACK: TicketState.WAITING,
    Kind.STARTED: TicketState.SERVING,
    Kind.PARKED: TicketState.PARKED,
    Kind.RESUMED: TicketState.SERVING,
    Kind.TRANSFERRED: TicketState.WAITING,
    Kind.FINISHED: TicketState.FINISHED,
    Kind.LEFT: TicketState.LEFT,
    Kind.CLOSED: TicketState.CLOSED,
}
_AT_COUNTER = (TicketState.CALLED, TicketState.SERVING)


@dataclass(frozen=True, slots=True)
class TicketThen:
    """A ticket as it was. `since`: when it came into this state."""

    label: str
    state: TicketState
    group_id: int
    rank: int
    counter_id: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class CounterThen:
    """A counter that was open, with who sat there and whom they served."""

    officer_id: int
    quick: bool
    ticket_id: int | None
    since: datetime


@dataclass(frozen=True, slots=True)
class HallThen:
    tickets: dict[int, TicketThen] = field(default_factory=dict)
    counters: dict[int, CounterThen] = field(default_factory=dict)
    helped: dict[int, datetime] = field(default_factory=dict)  # counters that wait for help, since when


@dataclass(frozen=True, slots=True)
class Happened:
    """An event, without its table."""

    at: datetime
    kind: Kind
    ticket_id: int | None
    group_id: int | None
    counter_id: int | None
    officer_id: int | None
    data: Mapping[str, Any]


def played(happened: Iterable[Happened], *, until: datetime | None = None) -> HallThen:
    """How the hall stood at `until`, or after all of them. They come in the order in which they happened."""
    then = HallThen()
    for one in happened:
        if until is not None and one.at > until:
            break
        if one.ticket_id is not None:
            _ticket(then, one, one.ticket_id)
        elif one.counter_id is not None:
            _counter(then, one, one.counter_id)
    return then


def _ticket(then: HallThen, one: Happened, ticket_id: int) -> None:
    before = then.tickets.get(ticket_id)
    state = AFTER.get(one.kind, before.state if before else TicketState.WAITING)
    counter_id = one.counter_id if state in _AT_COUNTER else None
    then.tickets[ticket_id] = TicketThen(
        label=one.data.get("label") or (before.label if before else ""),
        state=state,
        group_id=one.group_id or (before.group_id if before else 0),
        rank=one.data.get("rank") or (before.rank if before else 0),
        counter_id=counter_id,
        since=one.at if before is None or one.kind in AFTER else before.since,
    )
    if one.kind not in AFTER:
        return
    for at, counter in list(then.counters.items()):
        if at == counter_id:
            then.counters[at] = replace(counter, ticket_id=ticket_id, since=one.at)
        elif counter.ticket_id == ticket_id:
            then.counters[at] = replace(counter, ticket_id=None, since=one.at)


def _counter(then: HallThen, one: Happened, counter_id: int) -> None:
    match one.kind:
        case Kind.COUNTER_OPENED:
            quick = bool(one.data.get("quick"))
            then.counters[counter_id] = CounterThen(one.officer_id or 0, quick, None, one.at)
        case Kind.COUNTER_CLOSED:
            then.counters.pop(counter_id, None)
        case Kind.HELP_CALLED:
            then.helped[counter_id] = one.at
        case Kind.HELP_ANSWERED:
            then.helped.pop(counter_id, None)
        case _:
            pass
