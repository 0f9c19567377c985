"""What an officer sees of the queue from a counter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from motcua.hall.models import (
    AT_COUNTER,
    CounterSession,
    HelpCall,
    QueueTicket,
    TicketDossier,
    TicketState,
    Visit,
)
from motcua.hall.queries import places
from motcua.hall.queries.places import Place
from motcua.hall.queries.waiting import Expected, callable_by, expected, today
from motcua.law.queueing import LABELS, Claim, next_in_turn
from motcua.organisation.models import Counter


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who waits, is on hold or did not come, as a line of a list."""

    id: int
    label: str
    group: str
    claim: str
    claim_label: str
    since: datetime
    minutes: int  # waited
    early: bool = False  # the hour of the appointment is yet to come
    expected: Expected | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """Who is at the counter."""

    id: int
    label: str
    group: str
    claim_label: str
    state: str
    calls: int
    called_at: datetime
    started_at: datetime | None
    waited_minutes: int
    dossiers: Sequence[tuple[int, str, str]]  # id, code, act
    appointment_id: int | None


@dataclass(frozen=True, slots=True)
class HelpWanted:
    counter_id: int
    number: int
    officer: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Console:
    counter: Place | None
    quick: bool
    here: Here | None
    next_label: str
    waiting: Sequence[Line] = ()
    parked: Sequence[Line] = ()
    missed: Sequence[Line] = ()
    counters: Sequence[tuple[Place, str]] = ()  # with who sits there; empty: it is free
    groups: Sequence[tuple[int, str]] = ()
    help_wanted: Sequence[HelpWanted] = ()
    called_help: bool = field(default=False)


def console(officer_id: int, centre_id: int, at: datetime) -> Console:
    """The counter of this officer, if one is open, and whom it may call."""
    sessions = list(
        CounterSession.objects.filter(centre_id=centre_id, closed_at=None).select_related(
            "officer", "counter"
        )
    )
    own = next((one for one in sessions if one.officer_id == officer_id), None)
    sitting = {one.counter_id: one.officer.full_name for one in sessions}
    wanted = help_wanted(centre_id)
    common = {
        "counters": [(one, sitting.get(one.id, "")) for one in places.counters(centre_id)],
        "groups": places.groups(centre_id),
        # Nothing on the screen of who called: whoever stands before it may read it.
        "help_wanted": [one for one in wanted if own is None or one.counter_id != own.counter_id],
    }
    if own is None:
        return Console(None, False, None, "", **common)  # type: ignore[arg-type]
    callable_ = callable_by(own, at)
    following = next_in_turn(callable_, overtakings=own.overtakings, at=at)
    lines = _lines([one.id for one in callable_], at, expected(centre_id, at))
    labels = {line.id: line.label for line in lines}
    return Console(
        counter=Place(own.counter_id, own.counter.number, own.counter.name_vi),
        quick=own.quick,
        here=_here(own.counter_id),
        next_label=labels.get(following.id, "") if following else "",
        waiting=lines,
        parked=_in_state(centre_id, TicketState.PARKED, at),
        missed=_in_state(centre_id, TicketState.MISSED, at),
        called_help=any(one.counter_id == own.counter_id for one in wanted),
        **common,  # type: ignore[arg-type]
    )


def _lines(ids: Sequence[int], at: datetime, expected_: dict[int, Expected]) -> list[Line]:
    rows = QueueTicket.objects.filter(pk__in=ids).select_related("group").order_by("since", "id")
    lines = [_line(one, at, expected_.get(one.pk)) for one in rows]
    return sorted(lines, key=lambda one: (one.expected is None, one.expected.minutes if one.expected else 0))


def _in_state(centre_id: int, state: TicketState, at: datetime) -> list[Line]:
    rows = QueueTicket.objects.filter(centre_id=centre_id, day_on=today(at), state=state)
    return [_line(one, at) for one in rows.select_related("group").order_by("since", "id")[:30]]


def _line(one: QueueTicket, at: datetime, expected_: Expected | None = None) -> Line:
    return Line(
        id=one.pk,
        label=one.label,
        group=one.group.name_vi,
        claim=one.claim,
        claim_label=LABELS[Claim(one.claim)] if one.claim else "",
        since=one.since,
        minutes=max(round((at - one.since).total_seconds() / 60), 0),
        early=one.since > at,
        expected=expected_,
    )


def _here(counter_id: int) -> Here | None:
    visit = (
        Visit.objects.filter(counter_id=counter_id, ended_at=None, ticket__state__in=AT_COUNTER)
        .select_related("ticket__group", "ticket__appointment")
        .order_by("-called_at")
        .first()
    )
    if visit is None:
        return None
    one = visit.ticket
    appointment = getattr(one, "appointment", None)
    return Here(
        id=one.pk,
        label=one.label,
        group=one.group.name_vi,
        claim_label=LABELS[Claim(one.claim)] if one.claim else "",
        state=one.state,
        calls=one.calls,
        called_at=one.called_at or visit.called_at,
        started_at=visit.started_at,
        waited_minutes=max(round((visit.called_at - one.since).total_seconds() / 60), 0),
        dossiers=list(
            TicketDossier.objects.filter(ticket=one)
            .order_by("id")
            .values_list("dossier_id", "dossier__code", "act")
        ),
        appointment_id=appointment.pk if appointment else None,
    )


def help_wanted(centre_id: int) -> list[HelpWanted]:
    rows = HelpCall.objects.filter(centre_id=centre_id, answered_at=None).order_by("called_at", "id")
    return [
        HelpWanted(*row)
        for row in rows.values_list("counter_id", "counter__number", "officer__full_name", "called_at")
    ]


def counter_of_officer(officer_id: int) -> int | None:
    """The number of the counter at which this officer sits now."""
    own = CounterSession.objects.filter(officer_id=officer_id, closed_at=None)
    return own.values_list("counter__number", flat=True).first()


def is_counter_of(counter_id: int, centre_id: int) -> bool:
    return Counter.objects.filter(pk=counter_id, centre_id=centre_id).exists()
