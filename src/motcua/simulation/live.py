"""The province of today: what is received on the working days of the last weeks, and on the next one.

Each day is planned by itself and always alike, so that every start, and the worker in between, only
play what came due since. What a visitor has moved by hand is left in the visitor's hands.
"""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from motcua.dossiers.events.played import PLAYED_KEYS
from motcua.dossiers.models import Channel, DossierResult, Event
from motcua.law.actor import ActorKind
from motcua.law.errors import ActRefused
from motcua.law.lifecycle import OPEN, Act
from motcua.law.worktime import HANOI, Calendar
from motcua.simulation.life import Author, DoesNotFit, Fate, Life
from motcua.simulation.plan import Minutes
from motcua.simulation.play import Played, Player, key_of, number_of
from motcua.simulation.world import Offer, World

PER_DAY = 60
WORKING_DAYS_BACK = 30
_NUMBERS_PER_DAY = 100
FIRST_NUMBER, _FIRST_DAY = 10_000_000, date(2025, 1, 1)
_DRAWS = 200
# Who works through a full tray takes longer to pass on what was received.
_INTAKE_MINUTES = (5, 240)
_APOLOGIES = 0.4
_CHANNELS = (Channel.COUNTER,) * 9 + (Channel.ONLINE,) * 9 + (Channel.POST,) * 2
_FATES = (
    (Fate.ON_TIME,) * 56
    + (Fate.EARLY,) * 26
    + (Fate.LATE,) * 6
    + (Fate.WAITING_SUPPLEMENT,) * 6
    + (Fate.WAITING_PAYMENT,) * 3
    + (Fate.WITHDRAWN,) * 2
    + (Fate.STOPPED,)
)
_SCORES = ("very_satisfied",) * 24 + ("satisfied",) * 3 + ("not_satisfied",) + ("",) * 112


def days(calendar: Calendar, today: date) -> list[date]:
    """The working days whose dossiers are alive today, and the next: what is filed tonight is answered then."""
    found, on = [calendar.working_day_after(today)], today
    while len(found) <= WORKING_DAYS_BACK:
        if calendar.is_working_day(on):
            found.append(on)
        on -= timedelta(days=1)
    return found


def first_number(on: date) -> int:
    return FIRST_NUMBER + (on - _FIRST_DAY).days * _NUMBERS_PER_DAY


def day_of(number: int) -> date:
    return _FIRST_DAY + timedelta(days=(number - FIRST_NUMBER) // _NUMBERS_PER_DAY)


def plan(world: World, on: date, *, shown: Sequence[int]) -> list[Life]:
    """The lives received on a day. Every second one goes to the agencies `shown`, whose desks people try."""
    rng = random.Random(f"live {on}")
    author = Author(world, rng, intake_minutes=_INTAKE_MINUTES, apologies=_APOLOGIES)
    minutes = Minutes(world.calendar, rng)
    lives = []
    for index in range(PER_DAY):
        channel, fate = rng.choice(_CHANNELS), rng.choice(_FATES)
        offers = _offers(world, channel, fate, shown if index % 2 == 0 else (), on)
        weights = [offer.weight * offer.days**0.7 for offer in offers]
        for _ in range(_DRAWS):
            offer = rng.choices(offers, weights)[0]
            try:
                life = author.write(first_number(on) + index, channel, offer, minutes.draw(on), fate)
            except DoesNotFit:
                continue
            if offer.in_force(life.deeds[0].at.astimezone(HANOI).date()):
                life.score = rng.choice(_SCORES) if life.returned_at else ""
                lives.append(life)
                break
    return lives


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


@dataclass(slots=True)
class Known:
    """What is in the database of the lives of today: their dossiers, and what was done to each."""

    ids: dict[int, int] = field(default_factory=dict)  # the life's number -> its dossier
    played: set[UUID] = field(default_factory=set)
    last_at: dict[int, datetime] = field(default_factory=dict)  # by dossier
    touched: set[int] = field(default_factory=set)  # dossiers on which somebody real has acted


def known(seed: int, since: date) -> Known:
    """The dossiers opened since the day, and older ones that are still open."""
    own = Event.objects.filter(seq=1, key__gte=key_of(seed, FIRST_NUMBER, 0), key__lt=key_of(seed + 1, 0, 0))
    found = Known()
    recent = own.filter(key__gte=key_of(seed, first_number(since), 0))
    still_open = own.filter(dossier__status__in=[int(s) for s in OPEN])
    for rows in (recent, still_open):
        found.ids.update({number_of(key): i for key, i in rows.values_list("key", "dossier_id") if key})
    events = Event.objects.filter(dossier_id__in=found.ids.values()).order_by("dossier_id", "seq")
    for dossier_id, key, at, who in events.values_list("dossier_id", "key", "at", "actor_kind"):
        found.last_at[dossier_id] = at
        if key is not None and PLAYED_KEYS[0] <= key <= PLAYED_KEYS[1]:
            found.played.add(key)
        elif who != ActorKind.SYSTEM:
            found.touched.add(dossier_id)
    return found


def issued_results(year: int) -> Counter[tuple[int, int]]:
    """How many results each agency has numbered this year, by (agency id, year)."""
    rows = DossierResult.objects.filter(issued_at__year=year).values_list("dossier__agency_id", flat=True)
    return Counter((agency_id, year) for agency_id in rows)


class PlayerOfToday(Player):
    """Plays on where the last playing ended, around what visitors do."""

    def __init__(
        self, world: World, *, seed: int, known: Known, numbers: Mapping[tuple[int, int], int]
    ) -> None:
        super().__init__(world, seed=seed, done=lambda _: None)
        self.known, self.acts = known, 0
        self.ids.update(known.ids)
        self._numbers.update(numbers)
        self._left: set[int] = set()

    def stretch(self, at: datetime) -> tuple[int, int]:  # noqa: ARG002
        """All at once: so many small sets would take as long as large ones."""
        return 0, 0

    def play_on(self, lives: Sequence[Life], *, until: datetime) -> int:
        """Every act up to `until` that is not done yet; how many."""
        theirs = [life for life in lives if self.ids.get(life.number) not in self.known.touched]
        self.play(theirs, until=until)
        ended = [life for life in theirs if self._key(life, len(life.deeds) - 1) in self.known.played]
        self.rate([life for life in ended if life.deeds[-1].act == Act.HAND_OVER], until=until)
        return self.acts

    def _key(self, life: Life, place: int) -> UUID:
        return key_of(self.seed, life.number, place)

    def _act(self, act: Act, rows: Sequence[Played]) -> None:
        open_rows = [row for row in rows if row.key not in self.known.played]
        todo = [self._not_before(row) for row in open_rows if row.life.number not in self._left]
        if not todo:
            return
        try:
            super()._act(act, todo)
        except ActRefused:
            self._one_by_one(act, todo)
        else:
            self.known.played.update(row.key for row in todo)
            self.acts += len(todo)

    def _one_by_one(self, act: Act, rows: Sequence[Played]) -> None:
        """Somebody came in between: a dossier that refuses takes its own way, the others go on."""
        if len(rows) == 1:
            self._left.add(rows[0].life.number)
            return
        for row in rows:
            self._act(act, [row])

    def _not_before(self, row: Played) -> Played:
        """A signal of the system may have come between the planned minute and now."""
        last_at = self.known.last_at.get(self.ids.get(row.life.number, 0))
        if last_at is None or row.deed.at >= last_at:
            return row
        return row._replace(deed=row.deed._replace(at=last_at))
