"""The hall as its supervisor sees it, now: who waits how long, who serves, what wants attention."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Avg, Count, F, Q

from motcua.hall.models import (
    AT_COUNTER,
    OPEN,
    CounterSession,
    HallDay,
    HallRules,
    QueueTicket,
    TicketState,
    Visit,
)
from motcua.hall.queries import places
from motcua.hall.queries.console import HelpWanted, help_wanted
from motcua.hall.queries.rules import rules_of
from motcua.hall.queries.waiting import GroupNow, groups_now, today
from motcua.law.errors import N_
from motcua.law.queueing import LABELS, Claim


class Alarm(StrEnum):
    HELP = "help"
    NOBODY = "nobody"
    WAIT = "wait"
    WAITS = "waits"
    OVERLOAD = "overload"
    IDLE = "idle"
    HOLD = "hold"
    NIGHT = "night"


SENTENCES: Mapping[Alarm, str] = {
    Alarm.HELP: N_("Counter %(counter)s asks for help: %(name)s, for %(minutes)s minutes."),
    Alarm.NOBODY: N_("%(group)s: %(count)s wait and no counter is open."),
    Alarm.WAIT: N_("Ticket %(label)s has waited for %(minutes)s minutes."),
    Alarm.WAITS: N_(
        "%(group)s: %(count)s have waited for more than %(most)s minutes, ticket %(label)s for %(minutes)s."
    ),
    Alarm.OVERLOAD: N_("%(group)s: %(count)s wait for each open counter."),
    Alarm.IDLE: N_("Counter %(counter)s has been idle for %(minutes)s minutes while people wait for it."),
    Alarm.HOLD: N_("Ticket %(label)s has been on hold for %(minutes)s minutes."),
    Alarm.NIGHT: N_("The day %(day)s was not closed: %(count)s people still hold a ticket."),
}


@dataclass(frozen=True, slots=True)
class Alert:
    """Something that wants attention; `params` fill its sentence."""

    alarm: Alarm
    params: Mapping[str, object]
    counter_id: int | None = None  # of a call for help

    @property
    def sentence(self) -> str:
        return SENTENCES[self.alarm]


@dataclass(frozen=True, slots=True)
class CounterNow:
    """An open counter. `minutes`: how long it has been serving whom it serves, or idle."""

    id: int
    number: int
    name: str
    officer: str
    quick: bool
    label: str
    group: str
    state: str
    minutes: int
    opened_at: datetime
    served: int
    mean_minutes: int | None
    queue: int  # how many wait that it could call


@dataclass(frozen=True, slots=True)
class WaitingNow:
    id: int
    label: str
    group: str
    claim_label: str
    since: datetime
    minutes: int
    too_long: bool


@dataclass(frozen=True, slots=True)
class Oversight:
    groups: Sequence[tuple[GroupNow, int]]  # with the longest wait in minutes
    counters: Sequence[CounterNow]
    closed_counters: Sequence[tuple[int, str]]
    waiting: Sequence[WaitingNow]
    alerts: Sequence[Alert]
    taken: int
    finished: int
    missed: int
    on_hold: int
    mean_wait_minutes: int | None
    rules: HallRules
    day_closed: bool
    open_days: Sequence[tuple[date, int]]  # earlier days that nobody closed, with who is left


def oversight(centre_id: int, at: datetime) -> Oversight:
    rules, groups = rules_of(centre_id), groups_now(centre_id, at)
    waiting = _waiting(centre_id, at, rules)
    counters = _counters(centre_id, at)
    longest: dict[str, int] = {}
    for one in waiting:
        longest[one.group] = max(longest.get(one.group, 0), one.minutes)
    open_days = days_left_open(centre_id, today(at))
    alerts = [
        *(_help(one, at) for one in help_wanted(centre_id)),
        *_of_groups(groups, rules),
        *_too_long(waiting, rules),
        *_of_counters(counters, rules),
        *_on_hold(centre_id, at, rules),
        *(
            Alert(Alarm.NIGHT, {"day": f"{day:%d/%m/%Y}", "count": count})
            for day, count in open_days
            if count
        ),
    ]
    return Oversight(
        groups=[(one, longest.get(one.name_vi, 0)) for one in groups],
        counters=counters,
        closed_counters=_closed(centre_id),
        waiting=waiting,
        alerts=alerts,
        rules=rules,
        day_closed=HallDay.objects.filter(
            centre_id=centre_id, day_on=today(at), closed_at__isnull=False
        ).exists(),
        open_days=open_days,
        **_totals(centre_id, at),  # type: ignore[arg-type]
    )


def _totals(centre_id: int, at: datetime) -> dict[str, int | None]:
    """Of the day's tickets; the mean wait is that of the first calls."""
    of_day = QueueTicket.objects.filter(centre_id=centre_id, day_on=today(at))
    found = of_day.aggregate(
        taken=Count("id"),
        finished=Count("id", filter=Q(state=TicketState.FINISHED)),
        missed=Count("id", filter=Q(state=TicketState.MISSED)),
        on_hold=Count("id", filter=Q(state=TicketState.PARKED)),
        waited=Avg(F("called_at") - F("since"), filter=Q(called_at__gte=F("since"))),
    )
    waited = found.pop("waited")
    return found | {"mean_wait_minutes": None if waited is None else round(waited.total_seconds() / 60)}


def _waiting(centre_id: int, at: datetime, rules: HallRules) -> list[WaitingNow]:
    rows = QueueTicket.objects.filter(centre_id=centre_id, day_on=today(at), state=TicketState.WAITING)
    found = []
    for one in rows.select_related("group").order_by("since", "id"):
        minutes = _minutes(one.since, at)
        found.append(
            WaitingNow(
                id=one.pk,
                label=one.label,
                group=one.group.name_vi,
                claim_label=LABELS[Claim(one.claim)] if one.claim else "",
                since=one.since,
                minutes=minutes,
                too_long=minutes > rules.wait_minutes,
            )
        )
    return found


def _minutes(since: datetime, at: datetime) -> int:
    return max(int((at - since).total_seconds() // 60), 0)


def _counters(centre_id: int, at: datetime) -> list[CounterNow]:
    sessions = CounterSession.objects.filter(centre_id=centre_id, closed_at=None)
    here = {
        one.counter_id: one
        for one in QueueTicket.objects.filter(
            centre_id=centre_id, day_on=today(at), state__in=AT_COUNTER
        ).select_related("group")
    }
    worked = _worked(centre_id, at)
    queues = _queues(centre_id, at)
    found = []
    for one in sessions.select_related("counter", "officer").order_by("counter__number"):
        ticket, (served, mean, last) = here.get(one.counter_id), worked.get(one.counter_id, (0, None, None))
        since = ticket.called_at if ticket and ticket.called_at else max(last or one.opened_at, one.opened_at)
        found.append(
            CounterNow(
                id=one.counter_id,
                number=one.counter.number,
                name=one.counter.name_vi,
                officer=one.officer.full_name,
                quick=one.quick,
                label=ticket.label if ticket else "",
                group=ticket.group.name_vi if ticket else "",
                state=ticket.state if ticket else "",
                minutes=_minutes(since, at),
                opened_at=one.opened_at,
                served=served,
                mean_minutes=mean,
                queue=queues.get((one.counter_id, one.quick), 0),
            )
        )
    return found


def _worked(centre_id: int, at: datetime) -> dict[int, tuple[int, int | None, datetime | None]]:
    """By counter: visits finished today, their mean minutes, when the last stretch ended."""
    rows = (
        Visit.objects.filter(ticket__centre_id=centre_id, ticket__day_on=today(at), ended_at__isnull=False)
        .order_by("ended_at")
        .values_list("counter_id", "outcome", "started_at", "ended_at")
    )
    stretches: dict[int, list[float]] = {}
    last: dict[int, datetime] = {}
    for counter, outcome, started, ended in rows:
        if ended is None:
            continue
        last[counter] = ended
        minutes = stretches.setdefault(counter, [])
        if outcome == Visit.Outcome.FINISHED and started is not None:
            minutes.append((ended - started).total_seconds() / 60)
    return {
        counter: (len(found), round(sum(found) / len(found)) if found else None, last[counter])
        for counter, found in stretches.items()
    }


def _queues(centre_id: int, at: datetime) -> dict[tuple[int, bool], int]:
    """How many wait for each counter, by whether it is a quick one."""
    of_groups = QueueTicket.objects.filter(centre_id=centre_id, day_on=today(at), state=TicketState.WAITING)
    by_counter = of_groups.values_list("group__counters").annotate(count=Count("id"))
    found = {(counter, False): count for counter, count in by_counter if counter is not None}
    quick = of_groups.filter(group__quick=True).count()
    open_quick = CounterSession.objects.filter(centre_id=centre_id, closed_at=None, quick=True)
    return found | {(counter, True): quick for counter in open_quick.values_list("counter_id", flat=True)}


def _closed(centre_id: int) -> list[tuple[int, str]]:
    open_ = set(
        CounterSession.objects.filter(centre_id=centre_id, closed_at=None).values_list(
            "counter_id", flat=True
        )
    )
    return [(one.number, one.name) for one in places.counters(centre_id) if one.id not in open_]


def _help(one: HelpWanted, at: datetime) -> Alert:
    return Alert(
        Alarm.HELP,
        {"counter": one.number, "name": one.officer, "minutes": _minutes(one.since, at)},
        one.counter_id,
    )


def _of_groups(groups: Sequence[GroupNow], rules: HallRules) -> Iterator[Alert]:
    for one in groups:
        if one.waiting and not one.counters:
            yield Alert(Alarm.NOBODY, {"group": one.name_vi, "count": one.waiting})
        elif one.counters and one.waiting > rules.per_counter * one.counters:
            yield Alert(Alarm.OVERLOAD, {"group": one.name_vi, "count": -(-one.waiting // one.counters)})


def _too_long(waiting: Sequence[WaitingNow], rules: HallRules) -> Iterator[Alert]:
    """One line for each queue: on a bad morning a line for each person would hide every other alert."""
    of_groups: dict[str, list[WaitingNow]] = {}
    for one in waiting:
        if one.too_long:
            of_groups.setdefault(one.group, []).append(one)
    for group, those in of_groups.items():
        first = {"label": those[0].label, "minutes": those[0].minutes}
        if len(those) == 1:
            yield Alert(Alarm.WAIT, first)
        else:
            more = {"group": group, "count": len(those), "most": rules.wait_minutes}
            yield Alert(Alarm.WAITS, more | first)


def _of_counters(counters: Sequence[CounterNow], rules: HallRules) -> Iterator[Alert]:
    for one in counters:
        if not one.label and one.queue and one.minutes >= rules.idle_minutes:
            yield Alert(Alarm.IDLE, {"counter": one.number, "minutes": one.minutes})


def _on_hold(centre_id: int, at: datetime, rules: HallRules) -> Iterator[Alert]:
    rows = Visit.objects.filter(
        ticket__centre_id=centre_id,
        ticket__day_on=today(at),
        ticket__state=TicketState.PARKED,
        outcome=Visit.Outcome.PARKED,
    ).order_by("ended_at")
    latest = dict(rows.values_list("ticket__label", "ended_at"))
    for label, ended in latest.items():
        if ended is not None and (minutes := _minutes(ended, at)) >= rules.hold_minutes:
            yield Alert(Alarm.HOLD, {"label": label, "minutes": minutes})


def days_left_open(centre_id: int, before: date) -> list[tuple[date, int]]:
    """Earlier days that nobody has closed, newest first, with how many still hold a ticket of them."""
    days = list(
        HallDay.objects.filter(centre_id=centre_id, closed_at=None, day_on__lt=before)
        .order_by("-day_on")
        .values_list("day_on", flat=True)[:30]
    )
    held = dict(
        QueueTicket.objects.filter(centre_id=centre_id, day_on__in=days, state__in=OPEN)
        .values_list("day_on")
        .annotate(count=Count("id"))
    )
    return [(day, held.get(day, 0)) for day in days]


def left_over(centre_id: int, day_on: date) -> list[WaitingNow]:
    """Who would be closed with the day."""
    rows = QueueTicket.objects.filter(centre_id=centre_id, day_on=day_on, state__in=OPEN)
    return [
        WaitingNow(one.pk, one.label, one.group.name_vi, one.state, one.since, 0, too_long=False)
        for one in rows.select_related("group").order_by("since", "id")
    ]
