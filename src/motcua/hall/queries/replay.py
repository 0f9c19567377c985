"""A day of the hall, played again from its events: how it stood at any minute, and how it went."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.hall.events import SENTENCES, HallThen, Happened, Kind, played
from motcua.hall.models import HallEvent, ServiceGroup, TicketState
from motcua.hall.queries.places import counters
from motcua.organisation.models import Officer

_STEP = timedelta(minutes=30)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """The hall at one instant of the day."""

    at: datetime
    waiting: int
    serving: int
    on_hold: int
    open_counters: int
    finished: int
    longest_minutes: int


@dataclass(frozen=True, slots=True)
class Told:
    """An event in words; the sentence is a msgid."""

    at: datetime
    sentence: str
    label: str
    group: str
    counter: int | None
    officer: str
    note: str


@dataclass(frozen=True, slots=True)
class CounterAt:
    number: int
    name: str
    officer: str
    label: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Replay:
    moments: Sequence[Moment]
    chosen: Moment | None
    groups: Sequence[tuple[str, int]]  # who waited for what at the chosen instant
    counters: Sequence[CounterAt]
    told: Sequence[Told]  # the last before the chosen instant, newest first


def replay(centre_id: int, day_on: date, *, until: datetime | None) -> Replay:
    """The day in half hours, and how it stood at `until` (its end, when not said)."""
    happened = _events(centre_id, day_on)
    if not happened:
        return Replay((), None, (), (), ())
    end = until or happened[-1].at
    then = played(happened, until=end)
    groups, officers = dict(_groups(centre_id)), _officers(happened)
    waiting = Counter(
        groups.get(one.group_id, "") for one in then.tickets.values() if one.state == TicketState.WAITING
    )
    return Replay(
        moments=[_moment(played(happened, until=at), at) for at in _instants(happened)],
        chosen=_moment(then, end),
        groups=[(name, waiting[name]) for name in groups.values() if waiting[name]],
        counters=_counters(then, centre_id, end, officers),
        told=_told(happened, end, then, centre_id, groups, officers),
    )


def _events(centre_id: int, day_on: date) -> list[Happened]:
    rows = HallEvent.objects.filter(centre_id=centre_id, day_on=day_on).order_by("id")
    columns = ("at", "kind", "ticket_id", "group_id", "counter_id", "officer_id", "data")
    return [Happened(at, Kind(kind), *rest) for at, kind, *rest in rows.values_list(*columns)]


def _instants(happened: Sequence[Happened]) -> list[datetime]:
    first, last = happened[0].at, max(one.at for one in happened)
    at = first.replace(minute=first.minute // 30 * 30, second=0, microsecond=0) + _STEP
    found = []
    while at < last + _STEP:
        found.append(at)
        at += _STEP
    return found


def _moment(then: HallThen, at: datetime) -> Moment:
    states = Counter(one.state for one in then.tickets.values())
    waits = [one.since for one in then.tickets.values() if one.state == TicketState.WAITING]
    return Moment(
        at=at,
        waiting=states[TicketState.WAITING],
        serving=states[TicketState.SERVING] + states[TicketState.CALLED],
        on_hold=states[TicketState.PARKED],
        open_counters=len(then.counters),
        finished=states[TicketState.FINISHED],
        longest_minutes=round((at - min(waits)).total_seconds() / 60) if waits else 0,
    )


def _groups(centre_id: int) -> list[tuple[int, str]]:
    rows = ServiceGroup.objects.filter(centre_id=centre_id).order_by("position", "id")
    return list(rows.values_list("id", "name_vi"))


def _officers(happened: Sequence[Happened]) -> dict[int, str]:
    ids = {one.officer_id for one in happened if one.officer_id}
    return dict(Officer.objects.filter(pk__in=ids).values_list("id", "full_name"))


def _counters(then: HallThen, centre_id: int, at: datetime, officers: dict[int, str]) -> list[CounterAt]:
    found = []
    for place in counters(centre_id):
        one = then.counters.get(place.id)
        if one is not None:
            label = then.tickets[one.ticket_id].label if one.ticket_id else ""
            minutes = round((at - one.since).total_seconds() / 60)
            found.append(
                CounterAt(place.number, place.name, officers.get(one.officer_id, ""), label, minutes)
            )
    return found


def _told(
    happened: Sequence[Happened],
    end: datetime,
    then: HallThen,
    centre_id: int,
    groups: dict[int, str],
    officers: dict[int, str],
) -> list[Told]:
    numbers = {one.id: one.number for one in counters(centre_id)}
    shown = [one for one in happened if one.at <= end][-_SHOWN:]
    return [
        Told(
            at=one.at,
            sentence=SENTENCES[one.kind],
            label=then.tickets[one.ticket_id].label if one.ticket_id in then.tickets else "",
            group=groups.get(one.group_id or 0, ""),
            counter=numbers.get(one.counter_id or 0),
            officer=officers.get(one.officer_id or 0, ""),
            note=str(one.data.get("reason", "")),
        )
        for one in reversed(shown)
    ]
