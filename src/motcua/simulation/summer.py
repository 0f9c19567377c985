"""Two years with a bad summer at one agency: a scenario in which being late has causes.

The half-years of the report have their ends prescribed. Here nobody prescribes them: each agency works on as
many dossiers at once as it has hands, first come first served; each takes as long as it takes; what comes
while all hands are full waits. In the second summer one agency's steps take half as long again.
"""

import heapq
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from math import ceil

from rich.console import Console
from rich.progress import Progress

from motcua.dossiers.models import Channel
from motcua.law.actor import Role
from motcua.law.lifecycle import Act
from motcua.law.worktime import HANOI
from motcua.organisation.models import Agency
from motcua.simulation.history import tidy, without_reactions
from motcua.simulation.life import Author, Deed, Fate, Life
from motcua.simulation.plan import Minutes
from motcua.simulation.play import Player
from motcua.simulation.world import Offer, Stop, World

NAME = "bad-summer"
AGENCY = "so-xay-dung"
FIRST_NUMBER = 20_000_000
PER_DAY = 32
_SLOW, _SLOW_FROM, _SLOW_UNTIL = 1.5, (6, 10), (8, 31)
_BUSY = 0.72  # of their time all hands are at work, in an ordinary month
_CHANNELS = (Channel.COUNTER,) * 9 + (Channel.ONLINE,) * 10 + (Channel.POST,)
# The median and the spread (of its logarithm) of a step in shares of the limit.
_APPRAISING, _APPROVING, _SPREAD = 0.28, 0.04, 0.55
_OPINION = 0.08


@dataclass(frozen=True, slots=True)
class Size:
    """How large the scenario is: dossiers a working day, the agency that is slow in its summer, and by agency
    what part of the ordinary time its work takes, where that is another than all of it."""

    per_day: int = PER_DAY
    slow: str = AGENCY
    ease: Mapping[str, float] = field(default_factory=dict)


WHOLE = Size()


@dataclass(frozen=True, slots=True)
class Arrival:
    """Who comes when, and how long the appraisal takes in an ordinary month, in working minutes."""

    at: datetime
    begins: int  # working minutes since the scenario's begin
    offer: Offer
    channel: Channel
    appraising: int


def run(*, first_on: date, last_on: date, seed: int, console: Console) -> None:
    """Play the two years into the database, and on until everything is returned."""
    from motcua.simulation import province

    world = province.read(province.Window(first_on, last_on), seed=seed)
    lives = plan(world, first_on, last_on, seed=seed)
    with Progress(console=console) as progress, without_reactions():
        bar = progress.add_task("Playing a bad summer", total=sum(len(life.deeds) for life in lives))
        player = Player(world, seed=seed, done=lambda count: progress.advance(bar, count))
        player.play(lives, until=datetime.combine(date.max, time(), HANOI))
    tidy()


def plan(world: World, first_on: date, last_on: date, *, seed: int, size: Size = WHOLE) -> list[Life]:
    """Every life of the period. The summer is that of its last year."""
    rng = random.Random(f"{NAME} {seed}")
    ids = dict(Agency.objects.values_list("code", "id"))
    slow_id, ease = ids[size.slow], {ids[code]: part for code, part in size.ease.items()}
    days = (first_on + timedelta(days=n) for n in range((last_on - first_on).days + 1))
    arrivals = sorted(_arrivals(world, list(days), size.per_day, ease, rng), key=lambda one: one.at)
    hands = _hands(arrivals, world.calendar.elapsed(arrivals[0].at, arrivals[-1].at))
    author = Author(world, rng)
    lives = []
    for number, one in enumerate(arrivals):
        slow = _SLOW if one.offer.agency_id == slow_id and _is_slow(one.at.date(), last_on) else 1.0
        lives.append(_life(author, FIRST_NUMBER + number, one, hands[one.offer.agency_id], slow))
    return lives


def _is_slow(on: date, last_on: date) -> bool:
    return on.year == last_on.year and _SLOW_FROM <= (on.month, on.day) <= _SLOW_UNTIL


def _arrivals(
    world: World, days: list[date], per_day: int, ease: Mapping[int, float], rng: random.Random
) -> Iterator[Arrival]:
    offers = [o for o in world.offers if o.goes_to_agency and 3 <= o.days <= 30]
    weights = [o.weight * o.days**0.7 for o in offers]
    minutes, origin = Minutes(world.calendar, rng), datetime.combine(days[0], time(), HANOI)
    for on in days:
        if not world.calendar.is_working_day(on):
            continue
        for _ in range(rng.randint(per_day // 2, per_day * 3 // 2)):
            offer, channel = rng.choices(offers, weights)[0], rng.choice(_CHANNELS)
            if offer.in_force(on - timedelta(days=3)) and offer.in_force(on) and channel in offer.channels:
                at, part = minutes.draw(on), ease.get(offer.agency_id, 1.0)
                took = _drawn(rng, part * _APPRAISING * offer.days * 480)
                yield Arrival(at, world.calendar.elapsed(origin, at), offer, channel, took)


def _drawn(rng: random.Random, median: float) -> int:
    return max(2, round(median * rng.lognormvariate(0, _SPREAD)))


def _hands(arrivals: list[Arrival], minutes: int) -> dict[int, list[int]]:
    """When each hand of an agency is free, in working minutes; as many as its work needs."""
    work: dict[int, int] = defaultdict(int)
    for one in arrivals:
        work[one.offer.agency_id] += one.appraising
    return {agency_id: [0] * ceil(sum_ / minutes / _BUSY) for agency_id, sum_ in work.items()}


def _life(author: Author, number: int, one: Arrival, hands: list[int], slow: float) -> Life:
    """One dossier's way through its agency's queue."""
    rng, calendar = author.rng, author.world.calendar
    limit = one.offer.days * 480
    life = author.write(number, one.channel, one.offer, one.at, Fate.PENDING)
    queued = one.begins + _drawn(rng, 25)
    taken = max(queued, hands[0])
    appraised = taken + round(one.appraising * slow)
    heapq.heapreplace(hands, appraised)
    offsets, reached = [], queued
    for stop in one.offer.path:
        reached = _reached(stop, reached, taken, appraised, limit, rng)
        offsets.append(reached - one.begins)
    opening = next(i for i, deed in enumerate(life.deeds) if deed.act == Act.RECEIVE) + 1
    worked = life.deeds[opening : opening + len(offsets)]
    timed = [
        deed._replace(at=calendar.add(one.at, offset)) for deed, offset in zip(worked, offsets, strict=True)
    ]
    life.deeds = [*life.deeds[:opening], *timed, _returned(life.deeds[-1], timed[-1], author)]
    return life


def _reached(stop: Stop, before: int, taken: int, appraised: int, limit: float, rng: random.Random) -> int:
    """When an act is done, in working minutes; `before` is when the one before it was."""
    if stop.role == Role.INTAKE_OFFICER:
        return before
    if stop.act == Act.TAKE and before < appraised:
        return max(before, taken)
    if before < taken:
        return before
    if stop.act == Act.GIVE_OPINION:
        return before + _drawn(rng, _OPINION * limit)
    if before < appraised:
        return appraised
    return before + _drawn(rng, _APPROVING * limit)


def _returned(handed: Deed, finished: Deed, author: Author) -> Deed:
    return handed._replace(at=author.world.calendar.add(finished.at, author.rng.randint(10, 960)))
