"""A day of a hall played again with other counters: the same people, the same visits, the rule of `law.queueing`.

Who comes needs one or more stretches at a counter: the first, and what followed a hold, a passing on or a missed
call. A stretch takes as long as it took. Whoever is free first calls next; of two who are free, who has been
for longer. A counter calls nobody outside its spans; a visit that has begun goes on to its end.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from motcua.law.queueing import Rank, Waiting, next_in_turn, overtakings_after


class Way(StrEnum):
    """How somebody came to wait for a stretch."""

    TAKEN = "taken"  # a ticket was taken
    PASSED = "passed"  # passed on: keeps the time since which they wait
    HELD = "held"  # on hold; goes on before anybody else is called
    MISSED = "missed"  # missed the call, came back behind


@dataclass(frozen=True, slots=True)
class Stretch:
    """`takes`: how long the counter is occupied. `back`: how long after the stretch before they are there again."""

    group: int
    takes: timedelta
    way: Way = Way.TAKEN
    back: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody with a ticket. `since`: from when it counts (an appointment: from its hour)."""

    id: int
    came_at: datetime
    since: datetime
    rank: Rank
    stretches: Sequence[Stretch]


@dataclass(frozen=True, slots=True)
class OpenCounter:
    """A counter of the play: which groups it calls, and from when until when, in order."""

    groups: frozenset[int]
    spans: Sequence[tuple[datetime, datetime]]

    def calls_at(self, at: datetime) -> bool:
        return any(opens <= at < closes for opens, closes in self.spans)


def play(comers: Sequence[Comer], counters: Sequence[OpenCounter]) -> dict[int, datetime]:
    """When each was called first, by id; whom nobody called is left out."""
    return _Play(comers, counters).to_the_end()


class _Happens(IntEnum):
    """What comes first of two things at one instant."""

    ENDS = 1  # a visit
    OPENS = 2  # a counter
    COMES = 3  # somebody


@dataclass(slots=True)
class _Seat:
    counter: OpenCounter
    free_since: datetime | None  # None: somebody is there
    overtakings: int = 0


class _Play:
    """The hall while it is played. A queue holds those of a group and a class, who came first at its head."""

    def __init__(self, comers: Sequence[Comer], counters: Sequence[OpenCounter]) -> None:
        self.people = {one.id: one for one in comers}
        self.seats = [_Seat(one, one.spans[0][0]) for one in counters if one.spans]
        self.queues: dict[tuple[int, Rank], list[tuple[datetime, int, Waiting]]] = {}
        self.back: dict[int, list[tuple[datetime, int]]] = {}  # who was on hold, by group
        self.reached = dict.fromkeys(self.people, 0)  # at which stretch somebody is
        self.called: dict[int, datetime] = {}
        self.events = [
            *((one.came_at, _Happens.COMES, one.id) for one in comers if one.stretches),
            *(
                (opens, _Happens.OPENS, n)
                for n, seat in enumerate(self.seats)
                for opens, _closes in seat.counter.spans
            ),
        ]
        heapq.heapify(self.events)

    def to_the_end(self) -> dict[int, datetime]:
        while self.events:
            at, happens, number = heapq.heappop(self.events)
            if happens == _Happens.COMES:
                self._comes(self.people[number], at)
                continue
            if happens == _Happens.ENDS:
                self.seats[number].free_since = at
            if self.seats[number].free_since is not None:
                self._call(number, at)
        return self.called

    def _comes(self, one: Comer, at: datetime) -> None:
        """They join the queue; of the counters that are free and serve them, who was longest calls."""
        stretch = one.stretches[self.reached[one.id]]
        if stretch.way == Way.HELD:
            heapq.heappush(self.back.setdefault(stretch.group, []), (at, one.id))
        else:
            since = at if stretch.way == Way.MISSED else one.since
            waiting = Waiting(one.id, since, one.rank, stretch.group)
            heapq.heappush(self.queues.setdefault((stretch.group, one.rank), []), (since, one.id, waiting))
        free = [
            (seat.free_since, number)
            for number, seat in enumerate(self.seats)
            if seat.free_since is not None
            and stretch.group in seat.counter.groups
            and seat.counter.calls_at(at)
        ]
        if free:
            self._call(min(free)[1], at)

    def _call(self, number: int, at: datetime) -> None:
        seat = self.seats[number]
        if not seat.counter.calls_at(at):
            return
        who = self._next(seat, at)
        if who is None:
            return
        self.called.setdefault(who, at)
        stretches, reached = self.people[who].stretches, self.reached[who]
        over = at + stretches[reached].takes
        seat.free_since = None
        heapq.heappush(self.events, (over, _Happens.ENDS, number))
        if reached + 1 < len(stretches):
            self.reached[who] = reached + 1
            heapq.heappush(self.events, (over + stretches[reached + 1].back, _Happens.COMES, who))

    def _next(self, seat: _Seat, at: datetime) -> int | None:
        """Who was on hold first, else whose turn it is by the rule: only the heads of queues can be it."""
        held = [self.back[group] for group in seat.counter.groups if self.back.get(group)]
        if held:
            return heapq.heappop(min(held))[1]
        heads = [
            queue[0][2]
            for group in seat.counter.groups
            for rank in Rank
            if (queue := self.queues.get((group, rank)))
        ]
        one = next_in_turn(heads, overtakings=seat.overtakings, at=at)
        if one is None:
            return None
        seat.overtakings = overtakings_after(one, heads, overtakings=seat.overtakings, at=at)
        heapq.heappop(self.queues[one.group, one.rank])
        return one.id
