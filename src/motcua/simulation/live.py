"""Dossiers of the last days, so that a demonstration's desks have work in every state."""

import random
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from motcua.dossiers.models import Channel
from motcua.law.lifecycle import Act
from motcua.law.worktime import HANOI
from motcua.simulation.life import Author, DoesNotFit, Fate, Life
from motcua.simulation.plan import Minutes
from motcua.simulation.world import Offer, World

_CHANNELS = (Channel.COUNTER,) * 9 + (Channel.ONLINE,) * 9 + (Channel.POST,) * 2
_FATES = (
    (Fate.ON_TIME,) * 12
    + (Fate.EARLY,) * 3
    + (Fate.LATE,) * 3
    + (Fate.WAITING_SUPPLEMENT, Fate.WAITING_PAYMENT, Fate.WITHDRAWN, Fate.STOPPED)
)
_WORKING_DAYS_BACK = 14
# Filed online and not answered yet: received tomorrow, so to say.
_UNANSWERED = 8


def plan(world: World, *, now: datetime, count: int, first_number: int, shown: Sequence[int]) -> list[Life]:
    """Lives received in the working days before `now`; what is planned after it is not played."""
    rng = random.Random(f"live {now:%Y-%m-%d}")
    author, minutes = Author(world, rng), Minutes(world.calendar, rng)
    days = _days_before(world, now.astimezone(HANOI).date())
    lives: list[Life] = []
    for _ in range(count * 200):
        if len(lives) == count:
            break
        unanswered = len(lives) < _UNANSWERED
        channel = Channel.ONLINE if unanswered else rng.choice(_CHANNELS)
        fate = Fate.ON_TIME if unanswered else rng.choice(_FATES)
        offers = _offers(world, channel, fate, shown if len(lives) % 2 == 0 else (), days[-1])
        offer = rng.choices(offers, [o.weight * o.days**0.7 for o in offers])[0]
        at = minutes.draw(rng.choice(days))
        if unanswered:
            at = world.calendar.add(now, rng.randint(20, 300))
        elif at > now:
            continue
        try:
            life = author.write(first_number + len(lives), channel, offer, at, fate)
        except DoesNotFit:
            continue
        if unanswered:
            _file(life, now - timedelta(minutes=rng.randint(3, 240)))
        if life.deeds[0].at <= now and offer.in_force(life.deeds[0].at.astimezone(HANOI).date()):
            lives.append(life)
    return lives


def _file(life: Life, at: datetime) -> None:
    """Filed at this minute; the answer stays where it was."""
    answer = next(i for i, deed in enumerate(life.deeds) if deed.act == Act.RECEIVE)
    life.deeds[:answer] = [deed._replace(at=at) for deed in life.deeds[:answer]]


def _days_before(world: World, today: date) -> list[date]:
    days, on = list[date](), today
    while len(days) < _WORKING_DAYS_BACK:
        if world.calendar.is_working_day(on):
            days.append(on)
        on -= timedelta(days=1)
    return days


def _offers(world: World, channel: Channel, fate: Fate, shown: Sequence[int], on: date) -> list[Offer]:
    def fits(offer: Offer) -> bool:
        if channel not in offer.channels or not offer.in_force(on):
            return False
        if fate in (Fate.EARLY, Fate.WITHDRAWN):
            return offer.days >= 1
        if fate == Fate.ON_TIME:
            return not offer.on_the_spot
        return offer.goes_to_agency and 3 <= offer.days <= 30

    found = [o for o in world.offers if fits(o)]
    return [o for o in found if o.agency_id in shown] or found
