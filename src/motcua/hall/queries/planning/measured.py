"""Days of a hall as they were: who came when, how long each stretch at a counter took, which counters were open."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from statistics import fmean

from django.db.models import Count

from motcua.hall.events import Kind
from motcua.hall.models import HallEvent, QueueTicket, ServiceGroup, Visit
from motcua.hall.queries.waiting import groups_by_counter
from motcua.law.hall_play import Comer, OpenCounter, Stretch, Way
from motcua.law.queueing import Rank
from motcua.law.worktime import HANOI, Calendar
from motcua.organisation import queries as organisation

MOST_DAYS = 62
MOST_TICKETS = 8000
# Who forgot to press "finish" over lunch is no measure of a visit; who came back later than so was elsewhere.
_LONGEST = timedelta(minutes=120)
# Between two visits while somebody waits: longer than so, the officer was away, and the counter not open.
_TURN = timedelta(minutes=10)
_QUARTER = timedelta(minutes=15)
_AFTER = {
    Visit.Outcome.PARKED.value: Way.HELD,
    Visit.Outcome.TRANSFERRED.value: Way.PASSED,
    Visit.Outcome.MISSED.value: Way.MISSED,
}


@dataclass(frozen=True, slots=True)
class Day:
    """A day. `left`: who went without having been called, with the visit they would have had."""

    on: date
    comers: Sequence[Comer]
    left: Sequence[Comer]
    first_calls: Mapping[int, datetime]
    counters: Sequence[OpenCounter]  # as they were open
    quarters: Sequence[datetime]  # the working ones; each lasts fifteen minutes

    def counts_from(self, one: Comer) -> datetime:
        """From when waiting is the hall's doing: not before it opens."""
        return max(one.since, self.quarters[0])


@dataclass(frozen=True, slots=True)
class _Row:
    ticket: int
    group: int
    counter: int
    called_at: datetime
    ended_at: datetime
    outcome: str


def measured(centre_id: int, first_on: date, last_on: date) -> list[Day]:
    """The working days with tickets, the newest of them up to MOST_DAYS and MOST_TICKETS."""
    calendar = organisation.hours_of(organisation.host_of(centre_id)).calendar
    usual = dict(ServiceGroup.objects.filter(centre_id=centre_id).values_list("id", "usual_minutes"))
    return [
        _day(centre_id, on, quarters, usual)
        for on in _days(centre_id, first_on, last_on)
        if (quarters := list(_quarters(calendar, on)))
    ]


def _days(centre_id: int, first_on: date, last_on: date) -> list[date]:
    rows = QueueTicket.objects.filter(centre_id=centre_id, day_on__range=(first_on, last_on))
    found: list[date] = []
    tickets = 0
    for on, count in rows.values_list("day_on").annotate(n=Count("id")).order_by("-day_on")[:MOST_DAYS]:
        tickets += count
        if found and tickets > MOST_TICKETS:
            break
        found.append(on)
    return sorted(found)


def _quarters(calendar: Calendar, on: date) -> Iterator[datetime]:
    at = datetime.combine(on, time(), HANOI)
    for _ in range(96):
        if calendar.is_working(at):
            yield at
        at += _QUARTER


def _day(centre_id: int, on: date, quarters: Sequence[datetime], usual: Mapping[int, int]) -> Day:
    tickets = list(
        QueueTicket.objects.filter(centre_id=centre_id, day_on=on)
        .order_by("id")
        .values_list("id", "taken_at", "since", "rank", "group_id", "ended_at")
    )
    rows = Visit.objects.filter(ticket__centre_id=centre_id, ticket__day_on=on, ended_at__isnull=False)
    columns = ("ticket_id", "group_id", "counter_id", "called_at", "ended_at", "outcome")
    visits = [_Row(*row) for row in rows.order_by("called_at", "id").values_list(*columns)]
    came = {pk: taken_at for pk, taken_at, *_rest in tickets}
    takes = _takes(visits, came)
    means = _means(visits, takes, usual)
    of_ticket: dict[int, list[tuple[_Row, timedelta]]] = defaultdict(list)
    for row, took in zip(visits, takes, strict=True):
        of_ticket[row.ticket].append((row, took if took < _LONGEST else means[row.group]))
    comers, left = [], []
    for pk, taken_at, since, rank, group, ended_at in tickets:
        own = of_ticket.get(pk, [])
        if own:
            first = since if since <= own[0][0].called_at else taken_at
            comers.append(Comer(pk, taken_at, first, Rank(rank), list(_stretches(own))))
        elif ended_at is not None:
            left.append(Comer(pk, taken_at, since, Rank(rank), [Stretch(group, means[group])]))
    return Day(
        on=on,
        comers=comers,
        left=left,
        first_calls={pk: own[0][0].called_at for pk, own in of_ticket.items()},
        counters=_opened(centre_id, on),
        quarters=quarters,
    )


def _takes(visits: Sequence[_Row], came: Mapping[int, datetime]) -> list[timedelta]:
    """How long each stretch occupied its counter, with the pause until the next call where somebody waited for it;
    where nobody did, the usual pause of the day."""
    at_counter: dict[int, list[int]] = defaultdict(list)
    for n, row in enumerate(visits):
        at_counter[row.counter].append(n)
    pauses: dict[int, timedelta] = {}
    for rows in at_counter.values():
        for before, after in pairwise(rows):
            pause = visits[after].called_at - visits[before].ended_at
            waited = came.get(visits[after].ticket, visits[after].called_at) <= visits[before].ended_at
            if waited and timedelta(0) <= pause <= _TURN:
                pauses[before] = pause
    usual = sum(pauses.values(), timedelta(0)) / len(pauses) if pauses else timedelta(0)
    return [row.ended_at - row.called_at + pauses.get(n, usual) for n, row in enumerate(visits)]


def _means(
    visits: Sequence[_Row], takes: Sequence[timedelta], usual: Mapping[int, int]
) -> dict[int, timedelta]:
    """Of each group: the mean stretch of the day, else what the group is said to take."""
    found: dict[int, list[float]] = defaultdict(list)
    for row, took in zip(visits, takes, strict=True):
        if took < _LONGEST:
            found[row.group].append(took.total_seconds())
    return {
        group: timedelta(seconds=fmean(found[group])) if found[group] else timedelta(minutes=minutes)
        for group, minutes in usual.items()
    }


def _stretches(own: Sequence[tuple[_Row, timedelta]]) -> Iterator[Stretch]:
    before: _Row | None = None
    for row, took in own:
        way = _AFTER.get(before.outcome, Way.PASSED) if before else Way.TAKEN
        back = timedelta(0)
        if before is not None and way in (Way.HELD, Way.MISSED):
            back = min(max(row.called_at - before.ended_at, timedelta(0)), _LONGEST)
        yield Stretch(row.group, took, way, back)
        before = row


def _opened(centre_id: int, on: date) -> list[OpenCounter]:
    """The counters as they were open, from the events of the day; one that nobody closed stays open."""
    groups = groups_by_counter(centre_id)
    quick = list(ServiceGroup.objects.filter(centre_id=centre_id, quick=True).values_list("id", flat=True))
    kinds = (Kind.COUNTER_OPENED, Kind.COUNTER_CLOSED)
    events = HallEvent.objects.filter(centre_id=centre_id, day_on=on, kind__in=kinds).order_by("id")
    return [
        OpenCounter(frozenset(quick if is_quick else groups.get(counter, ())), [(opened, closed)])
        for counter, opened, closed, is_quick in _spans(
            events.values_list("counter_id", "at", "kind", "data"), datetime.combine(on, time.max, HANOI)
        )
        if opened < closed
    ]


def _spans(
    rows: Iterable[tuple[int, datetime, str, dict[str, object]]], end: datetime
) -> Iterator[tuple[int, datetime, datetime, bool]]:
    open_: dict[int, tuple[datetime, bool]] = {}
    for counter, at, kind, data in rows:
        if kind == Kind.COUNTER_OPENED:
            open_[counter] = (at, bool(data.get("quick")))
        elif counter in open_:
            opened, quick = open_.pop(counter)
            yield counter, opened, at, quick
    for counter, (opened, quick) in open_.items():
        yield counter, opened, end, quick
