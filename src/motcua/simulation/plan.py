"""The scenario of a half-year: for every dossier who files what, how, when, and how long it takes.

It plans by the law's own working time and the calendar it was given. It writes no figure: the
services judge each dossier as it is played. The same seed gives the same plan.
"""

import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from motcua.dossiers.models import Channel
from motcua.law.worktime import HANOI, Calendar
from motcua.simulation.figures import Channels, Half
from motcua.simulation.life import RESOLVED, Author, DoesNotFit, Fate, Life
from motcua.simulation.world import Offer, World

# How much of a week comes on each of its days, and of a day in each of its hours.
_WEEKDAYS = (1.3, 1.1, 1.0, 0.95, 0.85, 0.4, 0.0)
_HOURS = {7: 0.8, 8: 2.2, 9: 2.4, 10: 1.9, 11: 0.9, 13: 0.8, 14: 1.8, 15: 1.5, 16: 0.7}
# How many of the dossiers left over belong to departments: their limits are the longest.
_PENDING_AT_DEPARTMENTS = 0.75
_DRAWS = 4000

Slot = tuple[bool, Channel]


class NoSuchHalf(Exception):
    """The catalogue or the calendar does not allow what the figures ask for."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one of `of` planners plans: every `of`th arrival, received in weeks that are its own.

    Weeks go from Sunday to Saturday: what is filed on the evening before a day of receipt falls into
    the same one, so that no two planners open dossiers on one day.
    """

    number: int = 0
    of: int = 1

    def holds(self, on: date) -> bool:
        return on.toordinal() // 7 % self.of == self.number


WHOLE = Share()


def plan(half: Half, world: World, *, seed: int, first_number: int = 0, share: Share = WHOLE) -> list[Life]:
    """Every life of the share of the half. The shares together come to the half's figures."""
    rng = random.Random(f"{seed} {half.first_on}")
    fated = _fates(half, _slots(half, rng), rng)
    rng = random.Random(f"{seed} {half.first_on} {share.number}/{share.of}")
    drawing = _Drawing(half, world, rng, share)
    lives = [drawing.life(first_number + i, *fated[i]) for i in range(share.number, len(fated), share.of)]
    _rate(half, lives, rng, share)
    return lives


def _slots(half: Half, rng: random.Random) -> list[Slot]:
    def of(department: bool, channels: Channels) -> list[Slot]:
        counts = {
            Channel.COUNTER: channels.counter,
            Channel.ONLINE: channels.online,
            Channel.POST: channels.post,
        }
        return [(department, channel) for channel, n in counts.items() for _ in range(n)]

    slots = of(True, half.departments) + of(False, half.others)
    rng.shuffle(slots)
    return slots


def _fates(half: Half, slots: list[Slot], rng: random.Random) -> list[tuple[Slot, Fate]]:
    """Every arrival with a fate, so that both sums are exact."""
    ending = [fate for fate in Fate for _ in range(getattr(half, fate.value)) if fate not in RESOLVED]
    resolved = [fate for fate in RESOLVED_IN_ORDER for _ in range(getattr(half, fate.value))]
    if len(ending) + len(resolved) != len(slots):
        raise NoSuchHalf(f"{len(slots)} arrivals, {len(ending) + len(resolved)} fates")
    departments = [s for s in slots if s[0]]
    others = [s for s in slots if not s[0]]
    at_departments = min(round(len(ending) * _PENDING_AT_DEPARTMENTS), len(departments))
    at_others = len(ending) - at_departments
    left = departments[:at_departments] + others[:at_others]
    rest = departments[at_departments:] + others[at_others:]
    rng.shuffle(left)
    rng.shuffle(rest)
    fated = [*zip(left, ending, strict=True), *zip(rest, resolved, strict=True)]
    rng.shuffle(fated)
    return fated


RESOLVED_IN_ORDER = (Fate.EARLY, Fate.ON_TIME, Fate.LATE)


def _rate(half: Half, lives: Sequence[Life], rng: random.Random, share: Share) -> None:
    """Who rates: some of those who had their result in the half."""
    end = datetime.combine(half.last_on, time(16, 30), HANOI)
    returned = [life for life in lives if (at := life.returned_at) is not None and at < end]
    scores = (
        ["very_satisfied"] * half.very_satisfied
        + ["satisfied"] * half.satisfied
        + ["not_satisfied"] * half.not_satisfied
    )[share.number :: share.of]
    for life, score in zip(rng.sample(returned, len(scores)), scores, strict=True):
        life.score = score


class _Drawing:
    """Draws day, procedure and minute until they go together with the fate."""

    def __init__(self, half: Half, world: World, rng: random.Random, share: Share) -> None:
        self.half, self.world, self.rng = half, world, rng
        self.author = Author(world, rng)
        calendar = world.calendar
        span = (half.last_on - half.first_on).days + 1
        dates = (half.first_on + timedelta(days=n) for n in range(span))
        self.days = [on for on in dates if calendar.is_working_day(on)]
        growth = 0.5 / max(len(self.days), 1)
        weights = [_WEEKDAYS[on.weekday()] * (0.75 + growth * i) or 0.1 for i, on in enumerate(self.days)]
        own = [share.holds(on) for on in self.days]
        self.own_days = [on for on, mine in zip(self.days, own, strict=True) if mine]
        self.cumulated = list(accumulate(w * mine for w, mine in zip(weights, own, strict=True)))
        self.minutes = Minutes(calendar, rng)
        self._known: dict[tuple[object, ...], tuple[list[Offer], list[float]]] = {}

    def life(self, number: int, slot: Slot, fate: Fate) -> Life:
        for _ in range(_DRAWS):
            drawn = self._day_and_offer(slot, fate)
            if drawn is None:
                continue
            on, offer = drawn
            at = self.minutes.draw(on)
            try:
                life = self.author.write(number, slot[1], offer, at, fate)
            except DoesNotFit:
                continue
            if self._holds(life, fate):
                return life
        raise NoSuchHalf(f"no procedure and day for {slot} to end {fate}")

    def _holds(self, life: Life, fate: Fate) -> bool:
        """Whether the life ends inside the half, or outside it, as its fate says."""
        opened_on = life.deeds[0].at.astimezone(HANOI).date()
        if not (self.half.first_on <= opened_on and life.offer.in_force(opened_on)):
            return False
        if fate in (Fate.WAITING_SUPPLEMENT, Fate.WAITING_PAYMENT):
            return self._waits_at_the_end(life)
        ended = life.finished_at or life.deeds[-1].at
        inside = ended.astimezone(HANOI).date() <= self.half.last_on
        return inside == (fate != Fate.PENDING)

    def _waits_at_the_end(self, life: Life) -> bool:
        end = datetime.combine(self.half.last_on, time(23, 59), HANOI)
        asked = next(i for i, d in enumerate(life.deeds) if d.act.value in ("ask_supplement", "ask_payment"))
        return life.deeds[asked].at <= end < life.deeds[asked + 1].at

    def _day_and_offer(self, slot: Slot, fate: Fate) -> tuple[date, Offer] | None:
        if fate in (Fate.PENDING, Fate.WAITING_SUPPLEMENT, Fate.WAITING_PAYMENT):
            return self._near_the_end(slot, fate)
        index = bisect_right(self.cumulated, self.rng.random() * self.cumulated[-1])
        offers, weights = self._that_fit(slot, fate, index)
        if not offers:
            return None
        return self.days[index], self.rng.choices(offers, cum_weights=weights)[0]

    def _near_the_end(self, slot: Slot, fate: Fate) -> tuple[date, Offer] | None:
        """What is pending at a day's end is so in proportion to its limit."""
        offers, weights = self._that_fit(slot, fate, len(self.days) - 1)
        offer = self.rng.choices(offers, cum_weights=weights)[0]
        back = min(int(offer.days) + 1, len(self.days))
        near = self.days[-back:]
        days = self.own_days[bisect_left(self.own_days, near[0]) :] or self.own_days[-back:]
        return self.rng.choice(days), offer

    def _that_fit(self, slot: Slot, fate: Fate, index: int) -> tuple[list[Offer], list[float]]:
        left = len(self.days) - 1 - index
        key = (slot, fate, index)
        if key not in self._known:
            offers = [o for o in self.world.offers if _fits(o, slot, fate, left, self.days[index])]
            long_weigh = fate == Fate.PENDING
            weights = [o.weight * (o.days if long_weigh else 1) for o in offers]
            self._known[key] = offers, list(accumulate(weights))
        return self._known[key]


def _fits(offer: Offer, slot: Slot, fate: Fate, left: int, on: date) -> bool:
    """Whether the offer may be drawn on a day with so many working days of the half after it."""
    department, channel = slot
    if offer.department != department or channel not in offer.channels or not offer.in_force(on):
        return False
    match fate:
        case Fate.EARLY:
            return offer.days >= 1 and (offer.on_the_spot or offer.days * 0.7 <= left)
        case Fate.ON_TIME:
            return not offer.on_the_spot and offer.days + 1 <= left
        case Fate.LATE:
            return offer.goes_to_agency and 3 <= offer.days <= 12 and offer.days + 4 <= left
        case Fate.WITHDRAWN:
            return offer.days >= 2 and left > 4
        case Fate.STOPPED | Fate.WAITING_SUPPLEMENT | Fate.WAITING_PAYMENT:
            return offer.goes_to_agency and offer.days >= 5 and (fate != Fate.STOPPED or left > 10)
        case _:
            return not offer.on_the_spot and offer.days <= 60


class Minutes:
    """When in the day people come: within working time, most of them in the middle of the morning."""

    def __init__(self, calendar: Calendar, rng: random.Random) -> None:
        self._calendar, self._rng = calendar, rng
        self._hours, self._weights = list(_HOURS), list(accumulate(_HOURS.values()))

    def draw(self, on: date) -> datetime:
        while True:
            hour = self._rng.choices(self._hours, cum_weights=self._weights)[0]
            at = datetime.combine(on, time(hour, self._rng.randrange(60)), HANOI)
            opening = self._calendar.opening_on(on)
            if opening is not None and at > opening and self._calendar.is_working(at):
                return at
