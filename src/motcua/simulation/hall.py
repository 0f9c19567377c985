"""A lively hall for the demonstration: visitors come, counters call, all through the commands.

Played minute by minute on from the last thing that happened, at whatever hour somebody tries it. The counters of
the people one can sign in as are left to them, and what a visitor did stays done.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.hall.commands import calling, counters, loading, taking
from motcua.hall.commands.taking import Wanted
from motcua.hall.models import (
    AT_COUNTER,
    CounterSession,
    HallDay,
    HallEvent,
    QueueTicket,
    ServiceGroup,
    TicketKiosk,
    TicketState,
)
from motcua.hall.queries.waiting import today
from motcua.law.actor import Actor
from motcua.law.errors import ActRefused
from motcua.law.queueing import Claim
from motcua.organisation import queries as organisation
from motcua.organisation.models import Officer, Secondment, ServiceCentre
from motcua.organisation.queries import in_force

CENTRE = "ttpvhcc"
MOST_MINUTES = 60
_ARRIVALS_A_MINUTE = 0.9
_CLAIMS = (Claim.NONE,) * 16 + (Claim.ELDERLY,) * 2 + (Claim.PREGNANT, Claim.DISABLED, Claim.MERIT)
_OVER = "Hết giờ làm việc, mời trở lại đầu giờ hôm sau"


@dataclass(frozen=True, slots=True)
class Seat:
    counter_id: int
    actor: Actor


def play(*, now: datetime, not_theirs: Sequence[str] = ()) -> int:
    """Play the hall up to `now`; how many minutes. `not_theirs`: whose counters stay alone."""
    centre = ServiceCentre.objects.filter(code=CENTRE).first()
    if centre is None:
        return 0
    if not ServiceGroup.objects.filter(centre=centre).exists():
        loading.load()
    son = Officer.objects.filter(code="son").first()
    director = organisation.actor_of(son, on=today(now)) if son else None
    if director is not None:
        _tidy(centre.pk, director, now)
    if HallDay.objects.filter(centre=centre, day_on=today(now), closed_at__isnull=False).exists():
        return 0
    seats = _seats(centre.pk, today(now), not_theirs)
    minutes = _minutes(centre.pk, now)
    for at in minutes:
        _minute(centre.pk, seats, at)
    return len(minutes)


def _tidy(centre_id: int, director: Actor, now: datetime) -> None:
    """The supervisor closes the days before, and sets the machine up once."""
    days = HallDay.objects.filter(centre_id=centre_id, closed_at=None, day_on__lt=today(now))
    for day_on in list(days.values_list("day_on", flat=True)):
        counters.close_day(centre_id, day_on, reason=_OVER, by=director, at=now)
    if not TicketKiosk.objects.filter(centre_id=centre_id).exists():
        taking.set_up_kiosk(centre_id, by=director, at=now)


def _seats(centre_id: int, on: date, not_theirs: Sequence[str]) -> list[Seat]:
    """One officer for each counter that has a group."""
    rows = (
        Secondment.objects.filter(in_force(on), centre_id=centre_id, counter__service_groups__isnull=False)
        .exclude(officer__code__in=not_theirs)
        .select_related("officer")
        .order_by("counter_id", "id")
    )
    own = Secondment.objects.filter(in_force(on), centre_id=centre_id, officer__code__in=not_theirs)
    taken = set(own.values_list("counter_id", flat=True))
    found: dict[int, Seat] = {}
    for row in rows:
        if row.counter_id is not None and row.counter_id not in taken | found.keys():
            try:
                found[row.counter_id] = Seat(row.counter_id, organisation.actor_of(row.officer, on=on))
            except ActRefused:
                continue  # no post on this day
    return list(found.values())


def _minutes(centre_id: int, now: datetime) -> list[datetime]:
    """The minutes since something happened last, an hour of them at most, this day's alone."""
    last = (
        HallEvent.objects.filter(centre_id=centre_id, day_on=today(now))
        .order_by("-id")
        .values_list("at", flat=True)
        .first()
    )
    begins = max(last + timedelta(seconds=40) if last else now - timedelta(minutes=MOST_MINUTES),
                 now - timedelta(minutes=MOST_MINUTES))  # fmt: skip
    found = []
    while begins <= now:
        if today(begins) == today(now):
            found.append(begins)
        begins += timedelta(minutes=1)
    return found


def _minute(centre_id: int, seats: Sequence[Seat], at: datetime) -> None:
    rng = random.Random(f"hall {at:%Y%m%d%H%M}")
    groups = list(ServiceGroup.objects.filter(centre_id=centre_id).order_by("position"))
    count = int(_ARRIVALS_A_MINUTE) + (rng.random() < _ARRIVALS_A_MINUTE % 1)
    orders = [Wanted(group_id=rng.choice(groups).pk, claim=rng.choice(_CLAIMS), at=at) for _ in range(count)]
    if orders:
        taking.take(orders)
    open_ = dict(
        CounterSession.objects.filter(centre_id=centre_id, closed_at=None).values_list(
            "counter_id", "officer_id"
        )
    )
    here = {
        one.counter_id: one
        for one in QueueTicket.objects.filter(centre_id=centre_id, day_on=today(at), state__in=AT_COUNTER)
    }
    for seat in seats:
        if open_.get(seat.counter_id, seat.actor.officer_id) == seat.actor.officer_id:
            try:
                _turn(centre_id, seat, here.get(seat.counter_id), at, rng, is_open=seat.counter_id in open_)
            except ActRefused:
                continue  # a visitor came in between, or nobody waits


def _turn(
    centre_id: int,
    seat: Seat,
    ticket: QueueTicket | None,
    at: datetime,
    rng: random.Random,
    *,
    is_open: bool,
) -> None:
    """What the counter does in this minute."""
    told = {"centre_id": centre_id, "by": seat.actor, "at": at}
    if not is_open:
        counters.open_counter(seat.counter_id, **told)  # type: ignore[arg-type]
    elif ticket is None:
        calling.call_next(**told)  # type: ignore[arg-type]
    elif ticket.state == TicketState.CALLED:
        came = rng.random() < 0.93
        (calling.start if came else calling.skip)(ticket.pk, **told)  # type: ignore[arg-type]
    elif rng.random() < 1 / 9:
        calling.finish(ticket.pk, **told)  # type: ignore[arg-type]
