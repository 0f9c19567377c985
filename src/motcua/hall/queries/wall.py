"""What the screens on the walls say: who was called where, as words and sounds; and a ticket's own page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.hall.events import Kind
from motcua.hall.models import OPEN, CounterSession, HallDay, HallEvent, QueueTicket, TicketState
from motcua.hall.queries.waiting import Expected, GroupNow, expected, groups_now, today
from motcua.lib import spoken_number

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Call:
    """A number that was called. `id` grows: who has seen one has seen all before it."""

    id: int
    at: datetime
    label: str
    counter: int
    words: str
    sounds: Sequence[str]
    still: bool  # nobody has come yet


@dataclass(frozen=True, slots=True)
class CounterOnWall:
    number: int
    name: str
    label: str  # empty: free
    calling: bool
    quick: bool


@dataclass(frozen=True, slots=True)
class Wall:
    calls: Sequence[Call]
    counters: Sequence[CounterOnWall]
    groups: Sequence[GroupNow]
    closed: bool


def wall(centre_id: int, at: datetime) -> Wall:
    """The last calls, newest first, the open counters, and how many wait for what."""
    closed = HallDay.objects.filter(centre_id=centre_id, day_on=today(at), closed_at__isnull=False).exists()
    return Wall(_calls(centre_id, at), _counters(centre_id, at), groups_now(centre_id, at), closed)


def _calls(centre_id: int, at: datetime) -> list[Call]:
    rows = HallEvent.objects.filter(
        centre_id=centre_id, day_on=today(at), kind__in=[Kind.CALLED, Kind.RECALLED]
    ).order_by("-id")
    found = []
    columns = (
        "id",
        "at",
        "ticket__label",
        "counter__number",
        "ticket__state",
        "ticket__counter_id",
        "counter_id",
    )
    for pk, when, label, number, state, where, counter in rows.values_list(*columns)[:_SHOWN]:
        found.append(
            Call(
                id=pk,
                at=when,
                label=label,
                counter=number,
                words=spoken_number.call(label, number),
                sounds=spoken_number.sounds(label, number),
                still=state == TicketState.CALLED and where == counter,
            )
        )
    return found


def _counters(centre_id: int, at: datetime) -> list[CounterOnWall]:
    sessions = CounterSession.objects.filter(centre_id=centre_id, closed_at=None)
    here = {
        counter: (label, state)
        for counter, label, state in QueueTicket.objects.filter(
            centre_id=centre_id, day_on=today(at), state__in=[TicketState.CALLED, TicketState.SERVING]
        ).values_list("counter_id", "label", "state")
    }
    rows = sessions.order_by("counter__number").values_list(
        "counter_id", "counter__number", "counter__name_vi", "quick"
    )
    return [
        CounterOnWall(
            number=number,
            name=name,
            label=here.get(counter, ("", ""))[0],
            calling=here.get(counter, ("", ""))[1] == TicketState.CALLED,
            quick=quick,
        )
        for counter, number, name, quick in rows
    ]


@dataclass(frozen=True, slots=True)
class OwnTicket:
    """A ticket as whoever holds it sees it."""

    id: int
    centre_id: int
    centre_code: str
    centre_vi: str
    centre_en: str
    label: str
    group_vi: str
    group_en: str
    claim: str
    state: str
    taken_at: datetime
    since: datetime
    counter: int | None
    expected: Expected | None  # while it waits, and a counter that serves it is open


def own_ticket(secret: str, at: datetime) -> OwnTicket | None:
    """None: there is no such ticket."""
    one = (
        QueueTicket.objects.filter(secret=secret.replace("\x00", ""))
        .select_related("centre", "group", "counter")
        .first()
    )
    if one is None:
        return None
    waits = one.state == TicketState.WAITING and one.day_on == today(at)
    return OwnTicket(
        id=one.pk,
        centre_id=one.centre_id,
        centre_code=one.centre.code,
        centre_vi=one.centre.name_vi,
        centre_en=one.centre.name_en,
        label=one.label,
        group_vi=one.group.name_vi,
        group_en=one.group.name_en or one.group.name_vi,
        claim=one.claim,
        state=one.state,
        taken_at=one.taken_at,
        since=one.since,
        counter=one.counter.number if one.counter and one.state in OPEN else None,
        expected=expected(one.centre_id, at).get(one.pk) if waits else None,
    )


def tickets_of_device(device: str, at: datetime) -> list[tuple[str, str]]:
    """The open tickets that this telephone took today: secrets and labels."""
    rows = QueueTicket.objects.filter(device=device, day_on=today(at), state__in=OPEN).order_by("id")
    return list(rows.values_list("secret", "label")) if device else []
