"""The hall of the tests' world: construction (X) at counters 3 and 4, results (T, quick) at counter 4."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from motcua.hall.commands import calling, counters, taking
from motcua.hall.commands.taking import Taken, Wanted
from motcua.hall.events import HallThen, Happened, Kind, played
from motcua.hall.models import AT_COUNTER, CounterSession, HallEvent, QueueTicket, ServiceGroup
from motcua.law.actor import Actor, Role
from motcua.law.queueing import Claim
from motcua.organisation.models import Counter
from tests import world as worlds
from tests.world import TUESDAY_8, World


@dataclass(frozen=True)
class Hall:
    world: World
    building: ServiceGroup
    results: ServiceGroup
    three: Counter
    four: Counter
    five: Counter
    mai: Actor  # receives at counter 4

    @property
    def centre_id(self) -> int:
        return int(self.world.centre.pk)

    @property
    def lan(self) -> Actor:
        return self.world.lan

    def take(self, when: datetime = TUESDAY_8, group: ServiceGroup | None = None, **other: Any) -> Taken:
        return taking.take([Wanted(group_id=(group or self.building).pk, at=when, **other)])[0]

    def crowd(self, count: int, **other: Any) -> list[Taken]:
        """They come a minute apart."""
        return [self.take(TUESDAY_8 + timedelta(minutes=n), **other) for n in range(count)]

    def opened(self, by: Actor, counter: Counter, when: datetime = TUESDAY_8, *, quick: bool = False) -> None:
        counters.open_counter(counter.pk, centre_id=self.centre_id, quick=quick, by=by, at=when)

    def call(self, by: Actor, when: datetime) -> QueueTicket:
        return calling.call_next(centre_id=self.centre_id, by=by, at=when)

    def by(self, by: Actor, when: datetime) -> dict[str, Any]:
        """What every act at the counter takes."""
        return {"centre_id": self.centre_id, "by": by, "at": when}

    def ticket(self, taken: Taken | QueueTicket) -> QueueTicket:
        return QueueTicket.objects.get(pk=taken.id)

    def events(self) -> list[Happened]:
        rows = HallEvent.objects.filter(centre_id=self.centre_id).order_by("id")
        columns = ("at", "kind", "ticket_id", "group_id", "counter_id", "officer_id", "data")
        return [Happened(at, Kind(kind), *rest) for at, kind, *rest in rows.values_list(*columns)]

    def replayed(self) -> HallThen:
        return played(self.events())


def build() -> Hall:
    world = worlds.build()
    centre = world.centre
    three = Counter.objects.get(centre=centre, number=3)
    four, five = (Counter.objects.create(centre=centre, number=n, name_vi=f"Quầy {n}") for n in (4, 5))
    building = ServiceGroup.objects.create(
        centre=centre, code="xay-dung", letter="X", name_vi="Xây dựng", name_en="Construction", position=1,
        usual_minutes=10,
    )  # fmt: skip
    results = ServiceGroup.objects.create(
        centre=centre, code="tra-ket-qua", letter="T", name_vi="Trả kết quả", name_en="Results", position=2,
        quick=True, usual_minutes=3,
    )  # fmt: skip
    building.agencies.add(world.construction)
    building.counters.add(three, four)
    results.counters.add(four)
    mai = worlds._officer(
        "mai",
        "Trần Thị Mai",
        world.construction,
        [(Role.INTAKE_OFFICER, centre)],
        on=TUESDAY_8.date(),
        at_=four,
    )
    return Hall(world, building, results, three, four, five, mai)


def assert_events_tell_the_rows(hall: Hall) -> None:
    """Replayed from its events alone, the hall is as its rows say."""
    then = hall.replayed()
    rows = {
        pk: (label, state, group, rank, counter if state in AT_COUNTER else None)
        for pk, label, state, group, rank, counter in QueueTicket.objects.values_list(
            "pk", "label", "state", "group_id", "rank", "counter_id"
        )
    }
    told = {
        pk: (one.label, one.state.value, one.group_id, one.rank, one.counter_id)
        for pk, one in then.tickets.items()
    }
    assert told == rows
    here = {
        counter: pk
        for pk, (_, state, _, _, counter) in rows.items()
        if state in AT_COUNTER and counter is not None
    }
    sessions = {
        counter: (officer, quick, here.get(counter))
        for counter, officer, quick in CounterSession.objects.filter(closed_at=None).values_list(
            "counter_id", "officer_id", "quick"
        )
    }
    assert {c: (one.officer_id, one.quick, one.ticket_id) for c, one in then.counters.items()} == sessions


ELDERLY = Claim.ELDERLY
