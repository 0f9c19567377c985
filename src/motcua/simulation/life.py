"""One dossier's planned life: its acts, each with its instant and its actor, from filing to return."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from motcua.dossiers.models import Channel, ReturnWay
from motcua.law.actor import SYSTEM, Actor, Role, Unit
from motcua.law.lifecycle import Act
from motcua.simulation.world import Offer, Stop, World


class Fate(StrEnum):
    """What the scenario means to become of a dossier; the services judge what became of it."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"
    PENDING = "pending"
    WAITING_SUPPLEMENT = "waiting_supplement"
    WAITING_PAYMENT = "waiting_payment"
    WITHDRAWN = "withdrawn"
    STOPPED = "stopped"


RESOLVED = frozenset({Fate.EARLY, Fate.ON_TIME, Fate.LATE})


class Deed(NamedTuple):
    at: datetime
    act: Act
    by: Actor
    detail: Any = None


@dataclass(slots=True)
class Life:
    number: int
    channel: Channel
    offer: Offer
    party: int
    fate: Fate
    deeds: list[Deed]
    score: str = ""

    @property
    def finished_at(self) -> datetime | None:
        return next((d.at for d in self.deeds if d.act == Act.FINISH), None)

    @property
    def returned_at(self) -> datetime | None:
        return next((d.at for d in self.deeds if d.act == Act.HAND_OVER), None)


class DoesNotFit(Exception):
    """This procedure on this day cannot have this fate; another draw will."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A stretch in which the applicant owes something, and what is asked for."""

    act: Act
    from_at: datetime
    until: datetime


# How many of those that go to an agency get a request for papers, or for money.
SUPPLEMENTS, PAYMENTS = 0.022, 0.008
# How many who file online with a fee pay it on the portal at once.
PAID_ONLINE = 0.12


class Author:
    """Writes lives for one world from one source of chance."""

    def __init__(
        self,
        world: World,
        rng: random.Random,
        *,
        intake_minutes: tuple[int, int] = (3, 50),
        apologies: float = 1.0,
    ) -> None:
        self.world, self.rng = world, rng
        self._intake_minutes = intake_minutes
        self._apologies = apologies  # how many of those that will be late get an apology before

    def write(self, number: int, channel: Channel, offer: Offer, at: datetime, fate: Fate) -> Life:
        """A life that is received at the minute `at`. Raises DoesNotFit."""
        party = self.rng.randrange(len(self.world.parties))
        cast = _Cast(self.world, self.rng)
        deeds = self._opening(channel, offer, at, party, cast)
        deeds += self._middle(offer, at, fate, cast)
        if deeds[-1].act == Act.FINISH:
            deeds.append(self._return(channel, deeds[-1].at, cast))
        return Life(number, channel, offer, party, fate, deeds)

    def _opening(self, channel: Channel, offer: Offer, at: datetime, party: int, cast: "_Cast") -> list[Deed]:
        if channel == Channel.POST:
            return [Deed(at, Act.RECEIVE, cast.at_centre(Role.POST_OFFICER))]
        front = cast.front(offer)
        if channel == Channel.COUNTER:
            return [Deed(at, Act.RECEIVE, front)]
        filed_at = self._filed_before(at)
        filer = self.world.citizens[party]
        if offer.department and self.rng.random() < 0.15:  # with the guidance team's help
            filer, filed_at = cast.at_centre(Role.GUIDANCE_OFFICER), at
        deeds = [Deed(filed_at, Act.REGISTER_ONLINE, filer)]
        if offer.fee_dong and self.rng.random() < PAID_ONLINE:
            deeds.append(Deed(filed_at, Act.RECORD_PAYMENT, SYSTEM, offer.fee_dong))
        return [*deeds, Deed(at, Act.RECEIVE, front)]

    def _filed_before(self, at: datetime) -> datetime:
        """Any time of day, and answered within 8 working hours (Decree 45/2020)."""
        filed_at = at - timedelta(minutes=self.rng.randrange(4, 960))
        if self.world.calendar.elapsed(filed_at, at) > 470 or filed_at.year < at.year:
            return at - timedelta(minutes=3)
        return filed_at

    def _middle(self, offer: Offer, at: datetime, fate: Fate, cast: "_Cast") -> list[Deed]:
        calendar = self.world.calendar
        due_at = calendar.due(at, offer.limit)
        pause = self._pause(offer, at, due_at, fate)
        if pause:
            due_at = calendar.add(pause.until, calendar.remaining(pause.from_at, due_at))
        finish_after = self._finish(at if pause is None else pause.until, at, due_at, fate, offer)
        offsets = self._offsets(offer.path, at, finish_after, pause)
        deeds = [
            Deed(calendar.add(at, offset), stop.act, cast.at(stop), self._detail(stop, following, cast))
            for stop, following, offset in zip(offer.path, (*offer.path[1:], None), offsets, strict=True)
        ]
        if pause:
            _put(deeds, self._paused(pause, offer, cast))
        return self._turn(deeds, fate, due_at, offer, cast)

    def _pause(self, offer: Offer, at: datetime, due_at: datetime, fate: Fate) -> Pause | None:
        chance = self.rng.random()
        wanted = {Fate.WAITING_SUPPLEMENT: Act.ASK_SUPPLEMENT, Fate.WAITING_PAYMENT: Act.ASK_PAYMENT}.get(
            fate
        )
        if wanted is None and offer.goes_to_agency and offer.days >= 3 and fate in RESOLVED - {Fate.LATE}:
            if chance < SUPPLEMENTS:
                wanted = Act.ASK_SUPPLEMENT
            elif chance < SUPPLEMENTS + PAYMENTS:
                wanted = Act.ASK_PAYMENT
        if wanted is None:
            return None
        calendar = self.world.calendar
        total = calendar.elapsed(at, due_at)
        from_at = calendar.add(at, self.rng.randint(total // 3, total // 2))
        return Pause(wanted, from_at, calendar.add(from_at, self.rng.randint(240, 480 * 6)))

    def _finish(self, after: datetime, at: datetime, due_at: datetime, fate: Fate, offer: Offer) -> int:
        """After how many working minutes since `at` the result is there, as the fate wants it."""
        calendar, rng = self.world.calendar, self.rng
        opening = calendar.opening_on(due_at.date())
        if opening is None:
            raise DoesNotFit
        started = calendar.elapsed(at, after)
        day, due = calendar.elapsed(at, opening), calendar.elapsed(at, due_at)
        if fate == Fate.EARLY:
            if day - started < 30:
                raise DoesNotFit
            if offer.on_the_spot:
                return rng.randint(10, 30)
            return rng.randint(started + max(10, (day - started) // 3), day - 1)
        if fate == Fate.LATE:
            return due + rng.randint(480, 1440)
        first = max(day + 1, started + 12)
        if first > due:
            raise DoesNotFit
        return rng.randint(first, due)

    def _offsets(
        self, path: Sequence[Stop], at: datetime, finish_after: int, pause: Pause | None
    ) -> list[int]:
        """Working minutes from receipt to each act of the path; the intake is quick."""
        rng, acts = self.rng, len(path)
        if acts == 1:
            return [finish_after]
        quick = min(rng.randint(*self._intake_minutes), finish_after // 4)
        if pause is None:
            later = sorted(rng.randint(quick, finish_after) for _ in range(acts - 2))
            return [quick, *later, finish_after]
        calendar = self.world.calendar
        asked, answered = calendar.elapsed(at, pause.from_at), calendar.elapsed(at, pause.until)
        quick = min(quick, asked // 2)
        taken = next((i for i, stop in enumerate(path) if stop.act == Act.TAKE), 0)
        before = [quick, *sorted(rng.randint(quick, asked - 1) for _ in range(taken))]
        after = sorted(rng.randint(answered + 1, finish_after) for _ in range(acts - len(before) - 1))
        return [*before, *after, finish_after]

    def _paused(self, pause: Pause, offer: Offer, cast: "_Cast") -> list[Deed]:
        officer = cast.at(next(s for s in offer.path if s.act == Act.TAKE))
        if pause.act == Act.ASK_SUPPLEMENT:
            missing = self.rng.choice(offer.papers).name if offer.papers else "Tờ khai bổ sung"
            answer = Deed(pause.until, Act.ACCEPT_SUPPLEMENT, officer, missing)
            return [Deed(pause.from_at, pause.act, officer, missing), answer]
        amount = self.rng.randrange(2, 60) * 50_000
        paid = Deed(pause.until, Act.RECORD_PAYMENT, cast.at_centre(Role.CASHIER), amount)
        return [Deed(pause.from_at, pause.act, officer, amount), paid]

    def _detail(self, stop: Stop, following: Stop | None, cast: "_Cast") -> Any:
        if stop.act in (Act.COMPLETE_STEP, Act.APPROVE):
            named = following is not None and following.role in (Role.PROCESSING_OFFICER, Role.APPROVER)
            # An opinion comes from elsewhere: it does not say who goes on with the step.
            named = named and following is not None and following.act != Act.GIVE_OPINION
            return stop.outcome, cast.at(following).officer_id if named and following else None
        return stop.agency_id

    def _turn(
        self, deeds: list[Deed], fate: Fate, due_at: datetime, offer: Offer, cast: "_Cast"
    ) -> list[Deed]:
        """What else the fate brings: an apology before a late end, or an end without a result."""
        calendar, rng = self.world.calendar, self.rng
        if fate == Fate.LATE:
            if rng.random() >= self._apologies:
                return deeds
            taken = next(d.at for d in deeds if d.act == Act.TAKE)
            if calendar.elapsed(taken, due_at) < 10:
                raise DoesNotFit
            head = cast.at(next(s for s in offer.path if s.act == Act.APPROVE))
            approve = next(i for i, d in enumerate(deeds) if d.act == Act.APPROVE)
            at = calendar.add(taken, calendar.elapsed(taken, due_at) // 2)
            kept = [d for d in deeds[:approve] if d.at <= at]
            # What is not done by the apology is done after it, in order.
            rest = [d._replace(at=max(d.at, at)) for d in deeds[len(kept) :]]
            return [*kept, Deed(at, Act.APOLOGISE, head, calendar.add(due_at, 1440)), *rest]
        if fate in (Fate.WITHDRAWN, Fate.STOPPED):
            taken_index = next((i for i, d in enumerate(deeds) if d.act == Act.TAKE), -1)
            last = deeds[max(taken_index, 0)]
            at = calendar.add(last.at, rng.randint(5, 200))
            if fate == Fate.WITHDRAWN:
                return [*deeds[: taken_index + 1], Deed(at, Act.WITHDRAW, cast.front(offer))]
            head = cast.at(next(s for s in offer.path if s.act == Act.APPROVE))
            return [*deeds[: taken_index + 1], Deed(at, Act.STOP, head)]
        return deeds

    def _return(self, channel: Channel, finished_at: datetime, cast: "_Cast") -> Deed:
        rng = self.rng
        at = self.world.calendar.add(finished_at, rng.choice((6, 15, 40, 120, 480, 900)) + rng.randint(0, 60))
        if channel == Channel.POST or rng.random() < 0.02:
            return Deed(at, Act.HAND_OVER, cast.at_centre(Role.POST_OFFICER), ReturnWay.POST)
        way = ReturnWay.ELECTRONIC if channel == Channel.ONLINE and rng.random() < 0.7 else ReturnWay.COUNTER
        return Deed(at, Act.HAND_OVER, cast.at_centre(Role.INTAKE_OFFICER), way)


def _put(deeds: list[Deed], paused: list[Deed]) -> None:
    """Put the pause between the acts before it and those after it."""
    asked_at = paused[0].at
    index = next((i for i, d in enumerate(deeds) if d.at > asked_at), len(deeds))
    deeds[index:index] = paused


class _Cast:
    """Who acts in one life: the same person for the same part."""

    def __init__(self, world: World, rng: random.Random) -> None:
        self._world, self._rng = world, rng
        self._chosen: dict[tuple[Role, Unit], Actor] = {}

    def at(self, stop: Stop) -> Actor:
        return self._choose(stop.role, stop.unit, lambda: self._world.staff[stop.role, stop.unit])

    def at_centre(self, role: Role) -> Actor:
        unit = self._world.centre
        return self._choose(role, unit, lambda: self._world.staff[role, unit])

    def front(self, offer: Offer) -> Actor:
        """The intake officer at a counter that serves the agency, if there is one."""

        def counter() -> Sequence[Actor]:
            all_of_them = self._world.staff[Role.INTAKE_OFFICER, self._world.centre]
            return self._world.at_counter.get(offer.agency_id) or all_of_them

        return self._choose(Role.INTAKE_OFFICER, self._world.centre, counter)

    def _choose(self, role: Role, unit: Unit, among: Callable[[], Sequence[Actor]]) -> Actor:
        if (role, unit) not in self._chosen:
            self._chosen[role, unit] = self._rng.choice(among())
        return self._chosen[role, unit]
