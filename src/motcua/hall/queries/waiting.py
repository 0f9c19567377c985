"""Who waits, whom a counter may call, and how long it is likely to take from what is happening now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from motcua.hall.models import AT_COUNTER, CounterSession, QueueTicket, ServiceGroup, TicketState, Visit
from motcua.law.queueing import Rank, Serving, Waiting, expected_waits
from motcua.law.worktime import HANOI

# So many of the last visits of a group say how long one takes.
_MEASURED = 20
# A visit that is under way longer than it usually takes is likely to go on for a little.
_NEARLY_DONE_MINUTES = 2.0
# Who forgot to press "finish" over lunch is no measure of a visit.
_LONGEST_VISIT_MINUTES = 120


def today(at: datetime) -> date:
    return at.astimezone(HANOI).date()


def _waiting(centre_id: int, day_on: date) -> list[Waiting]:
    """Everybody who waits in the hall, from the index of its day."""
    rows = QueueTicket.objects.filter(centre_id=centre_id, day_on=day_on, state=TicketState.WAITING)
    return _as_waiting(rows.order_by("since", "id"))


def _as_waiting(rows: QuerySet[QueueTicket]) -> list[Waiting]:
    found = rows.values_list("pk", "since", "rank", "group_id")
    return [Waiting(pk, since, Rank(rank), group) for pk, since, rank, group in found]


def callable_by(session: CounterSession, at: datetime) -> list[Waiting]:
    """Who waits that this counter may call: of its groups; a quick one calls the quick groups of the hall.

    Who was passed on to one counter waits for that one, unless it is closed.
    """
    elsewhere = list(
        CounterSession.objects.filter(centre_id=session.centre_id, closed_at=None)
        .exclude(counter_id=session.counter_id)
        .values_list("counter_id", flat=True)
    )
    groups = _groups_of(session)
    rows = QueueTicket.objects.filter(
        ~Q(only_counter_id__in=elsewhere) | Q(only_counter_id=None),
        Q(group_id__in=groups) | Q(only_counter_id=session.counter_id),
        centre_id=session.centre_id,
        day_on=today(at),
        state=TicketState.WAITING,
    ).order_by("since", "id")
    return _as_waiting(rows)


def _groups_of(session: CounterSession) -> list[int]:
    if session.quick:
        own = ServiceGroup.objects.filter(centre_id=session.centre_id, quick=True)
    else:
        own = ServiceGroup.objects.filter(centre_id=session.centre_id, counters=session.counter_id)
    return list(own.values_list("id", flat=True))


_MINUTES = """
    SELECT g.id, coalesce(m.minutes, g.usual_minutes)::float8
      FROM hall_servicegroup g
      LEFT JOIN LATERAL (
        SELECT avg(extract(epoch FROM l.ended_at - l.started_at)) / 60 AS minutes FROM (
          SELECT ended_at, started_at FROM hall_visit
           WHERE group_id = g.id AND outcome = 'finished' AND ended_at > %s AND ended_at <= %s
             AND started_at IS NOT NULL AND ended_at - started_at < make_interval(mins => %s)
           ORDER BY ended_at DESC LIMIT %s
        ) l HAVING count(*) >= 3
      ) m ON true
     WHERE g.centre_id = %s
"""


def visit_minutes(centre_id: int, at: datetime) -> dict[int, float]:
    """How long a visit of each group takes: the mean of its last visits of these two weeks, else the usual."""
    with connection.cursor() as cursor:
        cursor.execute(_MINUTES, [at - timedelta(days=14), at, _LONGEST_VISIT_MINUTES, _MEASURED, centre_id])
        return {group: float(minutes) for group, minutes in cursor.fetchall()}


@dataclass(frozen=True, slots=True)
class Expected:
    """Where somebody stands: how many are likely to be called before, and in how many minutes they are."""

    before: int
    minutes: int


def expected(centre_id: int, at: datetime) -> dict[int, Expected]:
    """Of everybody who waits here and is served by an open counter, by the ticket's id: the counters that
    are open now play the rule on, a visit taking as long as it lately took."""
    waiting = _waiting(centre_id, today(at))
    minutes = visit_minutes(centre_id, at)
    waits = expected_waits(waiting, _counters(centre_id, minutes, at), minutes, at=at)
    group_of = {one.id: one.group for one in waiting}
    found: dict[int, Expected] = {}
    before: dict[int, int] = {}
    for pk, wait in sorted(waits.items(), key=lambda one: (one[1], one[0])):
        group = group_of[pk]
        found[pk] = Expected(before.get(group, 0), round(wait))
        before[group] = before.get(group, 0) + 1
    return found


def _counters(centre_id: int, minutes: Mapping[int, float], at: datetime) -> list[Serving]:
    sessions = CounterSession.objects.filter(centre_id=centre_id, closed_at=None).order_by("id")
    groups = groups_by_counter(centre_id)
    quick = frozenset(
        ServiceGroup.objects.filter(centre_id=centre_id, quick=True).values_list("id", flat=True)
    )
    busy = {
        counter: _left(minutes.get(group, 0.0), started or called, at)
        for counter, group, called, started in Visit.objects.filter(
            ticket__centre_id=centre_id, ticket__day_on=today(at), ticket__state__in=AT_COUNTER, ended_at=None
        ).values_list("counter_id", "group_id", "called_at", "started_at")
    }
    return [
        Serving(
            groups=quick if one.quick else frozenset(groups.get(one.counter_id, ())),
            free_in_minutes=busy.get(one.counter_id, 0.0),
            overtakings=one.overtakings,
        )
        for one in sessions
    ]


def _left(usual: float, since: datetime, at: datetime) -> float:
    return max(usual - (at - since).total_seconds() / 60, _NEARLY_DONE_MINUTES)


def groups_by_counter(centre_id: int) -> dict[int, list[int]]:
    """Which groups each counter of the centre calls."""
    found: dict[int, list[int]] = {}
    rows: Iterable[tuple[int, int]] = ServiceGroup.objects.filter(
        centre_id=centre_id, counters__isnull=False
    ).values_list("counters", "id")
    for counter, group in rows:
        found.setdefault(counter, []).append(group)
    return found


@dataclass(frozen=True, slots=True)
class GroupNow:
    """A group as whoever takes a ticket sees it. `minutes`: a new ticket's likely wait; None: nobody serves."""

    id: int
    letter: str
    name_vi: str
    name_en: str
    quick: bool
    waiting: int
    minutes: int | None
    counters: int
    gives_tickets: bool = True


def serves(group: ServiceGroup, on: date) -> bool:
    """Whether the group is in force on the day. Who stands in its queue is called all the same."""
    return group.valid_from <= on and (group.valid_until is None or on < group.valid_until)


def groups_now(centre_id: int, at: datetime) -> Sequence[GroupNow]:
    """The centre's groups in their order, with how many wait and how long a newcomer would."""
    groups = list(ServiceGroup.objects.filter(centre_id=centre_id).order_by("position", "id"))
    waiting = _waiting(centre_id, today(at))
    minutes = visit_minutes(centre_id, at)
    counters = _counters(centre_id, minutes, at)
    # A newcomer of each group, without precedence, who stands behind everybody.
    newcomers = [Waiting(-group.pk, at, Rank.ORDINARY, group.pk) for group in groups]
    found = []
    for group, newcomer in zip(groups, newcomers, strict=True):
        waits = expected_waits([*waiting, newcomer], counters, minutes, at=at)
        wait = waits.get(newcomer.id)
        found.append(
            GroupNow(
                id=group.pk,
                letter=group.letter,
                name_vi=group.name_vi,
                name_en=group.name_en or group.name_vi,
                quick=group.quick,
                waiting=sum(one.group == group.pk for one in waiting),
                minutes=None if wait is None else round(wait),
                counters=sum(group.pk in one.groups for one in counters),
                gives_tickets=group.gives_tickets and serves(group, today(at)),
            )
        )
    return found
