"""The fewest counters, hour by hour, with which the people of measured days would have waited as wanted.

The search plays hour after hour: the fewest counters with which this hour and all before it hold, the later ones
not yet looked at; then, from the evening back, one less wherever all hours still hold. So no hour of the
answer can do with one less, the others being as they are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from math import ceil
from statistics import fmean

from motcua.hall.queries import places
from motcua.hall.queries.planning import formula
from motcua.hall.queries.planning.measured import Day, measured
from motcua.hall.queries.waiting import groups_by_counter
from motcua.law.hall_play import Comer, OpenCounter, play
from motcua.law.worktime import HANOI

_QUARTER = timedelta(minutes=15)
_OVERTIME = timedelta(hours=4)  # who still waits when the hall closes is served
_MORE = 30  # counters beyond those that there are


@dataclass(frozen=True, slots=True)
class Wanted:
    """At least `percent` of those who come in each hour wait at most `minutes`."""

    minutes: int = 15
    percent: int = 90

    @property
    def share(self) -> float:
        return self.percent / 100


@dataclass(frozen=True, slots=True)
class HourPlan:
    """An hour of the day. `needed` None: no number of counters is enough. `was_open`: counters, on average.

    `within`, `longest_of_nine` (minutes): of those who came in it, by the replay with what is needed.
    `formula`: what Erlang's formula asks for; `why_not`: a msgid, why it says nothing about this hour.
    """

    hour: int
    a_day: float
    load: float
    needed: int | None
    counters: Sequence[int]
    further: int  # of those needed, that the hall does not have
    was_open: float
    was_within: float | None
    within: float | None
    longest_of_nine: float | None
    formula: int
    why_not: str


@dataclass(frozen=True, slots=True)
class PoolPlan:
    """Groups that share counters."""

    groups: Sequence[str]
    counters: Sequence[int]
    hours: Sequence[HourPlan]

    @property
    def counter_hours(self) -> int:
        return sum(one.needed or 0 for one in self.hours)

    @property
    def were_open(self) -> float:
        return sum(one.was_open for one in self.hours)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """`was_within` as measured; `replayed_within` by the replay with the counters as they were open."""

    days: Sequence[date]
    tickets: int
    left: int
    was_within: float | None
    replayed_within: float | None
    pools: Sequence[PoolPlan]


@dataclass(frozen=True, slots=True)
class _Pool:
    groups: frozenset[int]
    order: Sequence[tuple[int, frozenset[int]]]  # counters with the groups they call, in the order of opening

    def seats(self, count: int) -> list[frozenset[int]]:
        """The groups of the first `count`; those beyond what there is are like the ones there are, in turn."""
        return [self.order[n % len(self.order)][1] for n in range(count)]


def what_if(centre_id: int, first_on: date, last_on: date, wanted: Wanted) -> WhatIf | None:
    """None: nobody took a ticket on a working day of these."""
    days = measured(centre_id, first_on, last_on)
    if not days:
        return None
    names = dict(places.groups(centre_id))
    numbers = {one.id: one.number for one in places.counters(centre_id)}
    replayed = [play(day.comers, day.counters) for day in days]
    return WhatIf(
        days=[day.on for day in days],
        tickets=sum(len(day.comers) + len(day.left) for day in days),
        left=sum(len(day.left) for day in days),
        was_within=share_within([w for d in days for w in waits_of(d, d.comers, d.first_calls)], wanted),
        replayed_within=share_within(
            [w for d, calls in zip(days, replayed, strict=True) for w in waits_of(d, d.comers, calls)], wanted
        ),
        pools=[plan(days, pool, wanted, names, numbers) for pool in _pools(centre_id, days)],
    )


def waits_of(day: Day, comers: Sequence[Comer], calls: Mapping[int, datetime]) -> list[float]:
    """Minutes until the first call; without end for whom nobody called."""
    return [
        max((calls[one.id] - day.counts_from(one)).total_seconds() / 60, 0.0)
        if one.id in calls
        else float("inf")
        for one in comers
    ]


def share_within(waits: Sequence[float], wanted: Wanted) -> float | None:
    return sum(one <= wanted.minutes for one in waits) / len(waits) if waits else None


def _pools(centre_id: int, days: Sequence[Day]) -> list[_Pool]:
    """Groups that hang together by counters, with the load of these days deciding which counter opens first."""
    served = {counter: frozenset(groups) for counter, groups in groups_by_counter(centre_id).items()}
    load: dict[int, float] = defaultdict(float)
    for day in days:
        hours = len(day.quarters) / 4
        for one in (*day.comers, *day.left):
            for stretch in one.stretches:
                load[stretch.group] += stretch.takes.total_seconds() / 3600 / hours / len(days)
    found: list[frozenset[int]] = []
    for groups in served.values():
        joined = frozenset().union(groups, *(one for one in found if one & groups))
        found = [one for one in found if not one & groups] + [joined]
    return [
        _Pool(groups, _order({c: of for c, of in served.items() if of <= groups}, load))
        for groups in sorted(found, key=min)
        if any(load[group] for group in groups)
    ]


def _order(
    served: Mapping[int, frozenset[int]], load: Mapping[int, float]
) -> list[tuple[int, frozenset[int]]]:
    """Each time the counter that helps most: groups that nobody serves yet first, then the load that is left."""
    left = {group: load.get(group, 0.0) for groups in served.values() for group in groups}
    seen, order = set[int](), list[tuple[int, frozenset[int]]]()
    rest = dict(sorted(served.items()))
    while rest:
        counter = max(
            rest,
            key=lambda c: (sum(load.get(g, 0) for g in rest[c] - seen), sum(left[g] for g in rest[c]), -c),
        )
        groups = rest.pop(counter)
        order.append((counter, groups))
        seen |= groups
        whole = sum(left[g] for g in groups) or 1.0
        for group in groups:
            left[group] -= min(1.0, whole) * left[group] / whole
    return order


def _of_pool(day: Day, pool: _Pool) -> list[Comer]:
    """Whose first matter is the pool's; a stretch elsewhere is not waited for here."""
    return [
        replace(one, stretches=[stretch for stretch in one.stretches if stretch.group in pool.groups])
        for one in (*day.comers, *day.left)
        if one.stretches[0].group in pool.groups
    ]


class _Search:
    """One pool on these days, played with whatever number of counters an hour has."""

    def __init__(self, days: Sequence[Day], pool: _Pool, wanted: Wanted) -> None:
        self.pool, self.wanted = pool, wanted
        self.hours = sorted({at.hour for day in days for at in day.quarters})
        # The people with the open hour in which they count as having come.
        self.days = [(day, [(self._hour(day, one), one) for one in _of_pool(day, pool)]) for day in days]

    def _hour(self, day: Day, one: Comer) -> int:
        at = day.counts_from(one).astimezone(HANOI)
        return max((hour for hour in self.hours if hour <= at.hour), default=self.hours[0])

    def waits(self, counters: Mapping[int, int], until: int) -> dict[int, list[float]]:
        """By the hour of coming, up to `until`."""
        found: dict[int, list[float]] = {hour: [] for hour in self.hours if hour <= until}
        for day, people in self.days:
            shown = [(hour, one) for hour, one in people if hour <= until]
            comers = [one for _hour, one in shown]
            waits = waits_of(day, comers, play(comers, self._opened(day, counters)))
            for (hour, _one), wait in zip(shown, waits, strict=True):
                found[hour].append(wait)
        return found

    def _opened(self, day: Day, counters: Mapping[int, int]) -> list[OpenCounter]:
        seats = self.pool.seats(max(counters.values()))
        return [OpenCounter(groups, _spans(day, counters, n)) for n, groups in enumerate(seats)]

    def holds(self, counters: Mapping[int, int], until: int) -> bool:
        return all(
            share is None or share >= self.wanted.share
            for share in (share_within(of, self.wanted) for of in self.waits(counters, until).values())
        )

    def fewest(self) -> dict[int, int] | None:
        """How many counters each hour needs; None: no number is enough."""
        counters = dict.fromkeys(self.hours, 1)
        most = len(self.pool.order) + _MORE
        for n, hour in enumerate(self.hours):
            while not self.holds(counters, hour):
                if counters[hour] >= most:
                    return None
                # Whoever comes late in the hour is called in the next: that one has as many, until its turn.
                counters |= dict.fromkeys(self.hours[n:], counters[hour] + 1)
            counters |= dict.fromkeys(self.hours[n + 1 :], 1)
        return self._spared(counters)

    def _spared(self, counters: dict[int, int]) -> dict[int, int]:
        for hour in reversed(self.hours):
            while counters[hour] > 1:
                fewer = counters | {hour: counters[hour] - 1}
                if not self.holds(fewer, self.hours[-1]):
                    break
                counters = fewer
        return counters


def _spans(day: Day, counters: Mapping[int, int], n: int) -> list[tuple[datetime, datetime]]:
    """When the n-th counter of an order is open; quarters that touch are one span."""
    found: list[tuple[datetime, datetime]] = []
    for at in day.quarters:
        if counters[at.hour] <= n:
            continue
        closes = at + (_OVERTIME if at == day.quarters[-1] else _QUARTER)
        opens = found.pop()[0] if found and found[-1][1] == at else at
        found.append((opens, closes))
    return found


def plan(
    days: Sequence[Day], pool: _Pool, wanted: Wanted, names: Mapping[int, str], numbers: Mapping[int, int]
) -> PoolPlan:
    search = _Search(days, pool, wanted)
    counters = search.fewest()
    waits = search.waits(counters, search.hours[-1]) if counters else {}
    own = [numbers[counter] for counter, _groups in pool.order]
    return PoolPlan(
        groups=[names[group] for group in names if group in pool.groups],
        counters=sorted(own),
        hours=[
            _hour(search, hour, own, counters[hour] if counters else None, waits.get(hour, []))
            for hour in search.hours
        ],
    )


def _hour(
    search: _Search, hour: int, own: Sequence[int], needed: int | None, waits: Sequence[float]
) -> HourPlan:
    came = [(day, one) for day, people in search.days for at, one in people if at == hour]
    quarters = [(day, at) for day, _people in search.days for at in day.quarters if at.hour == hour]
    open_minutes = 15 * len(quarters)
    minutes = [sum(s.takes.total_seconds() for s in one.stretches) / 60 for _day, one in came]
    alike = len({groups for _counter, groups in search.pool.order}) == 1
    days = [day.on for day, _people in search.days]
    why_not = formula.NOBODY if not came else formula.why_not(
        minutes, formula.by_day(days, [day.on for day, _one in came]), [one.rank for _day, one in came], alike=alike
    )  # fmt: skip
    was = [w for day, one in came if one.id in day.first_calls for w in waits_of(day, [one], day.first_calls)]
    return HourPlan(
        hour=hour,
        a_day=len(came) / len(days),
        load=sum(minutes) / open_minutes,
        needed=needed,
        counters=sorted(own[: needed or 0]),
        further=max((needed or 0) - len(own), 0),
        was_open=_was_open(search.pool, quarters),
        was_within=share_within(was, search.wanted),
        within=share_within(waits, search.wanted),
        longest_of_nine=sorted(waits)[ceil(0.9 * len(waits)) - 1] if waits else None,
        formula=0 if why_not else formula.counters_for(
            a_minute=len(came) / open_minutes,
            visit_minutes=fmean(minutes),
            minutes=search.wanted.minutes,
            share=search.wanted.share,
        ),
        why_not=why_not,
    )  # fmt: skip


def _was_open(pool: _Pool, quarters: Sequence[tuple[Day, datetime]]) -> float:
    """How many counters of the pool were open in these quarters, on average."""
    seats = sum(one.calls_at(at) for day, at in quarters for one in day.counters if one.groups & pool.groups)
    return seats / len(quarters)
