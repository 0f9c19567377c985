"""Many at the same instant: each number once and none left out, nobody called by two."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from motcua.hall.commands import calling, counters
from motcua.hall.commands.calling import SomebodyIsHere
from motcua.hall.models import QueueTicket, TicketState
from motcua.law.actor import Role
from motcua.organisation.models import Counter
from tests import world as worlds
from tests.at_once import MANY, at_once
from tests.committed import wiped_after
from tests.hall import places
from tests.hall.places import Hall
from tests.world import TUESDAY_8, at


@pytest.fixture
def hall(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Hall]:
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        made = places.build()
        yield made
        places.assert_events_tell_the_rows(made)


def test_thirty_two_tickets_have_thirty_two_numbers(hall: Hall) -> None:
    taken = at_once(lambda _: hall.take())

    assert sorted(one.label for one in taken) == [f"X{n:03d}" for n in range(1, MANY + 1)]


def test_thirty_two_officers_call_thirty_two_people(hall: Hall) -> None:
    hall.crowd(MANY)
    officers = []
    for number in range(MANY):
        counter = Counter.objects.create(centre=hall.world.centre, number=100 + number, name_vi="Quầy")
        hall.building.counters.add(counter)
        officer = worlds._officer(
            f"o{number}", f"Cán bộ {number}", hall.world.construction,
            [(Role.INTAKE_OFFICER, hall.world.centre)], on=TUESDAY_8.date(),
        )  # fmt: skip
        hall.opened(officer, counter)
        officers.append(officer)

    called = at_once(lambda number: hall.call(officers[number], at("04-06 09:00")))

    assert len({one.pk for one in called}) == MANY
    assert QueueTicket.objects.filter(state=TicketState.CALLED).count() == MANY


def test_one_counter_pressed_thirty_two_times_calls_one(hall: Hall) -> None:
    hall.crowd(MANY)
    hall.opened(hall.lan, hall.three)

    outcomes = at_once(lambda _: hall.call(hall.lan, at("04-06 09:00")))

    assert sum(isinstance(one, SomebodyIsHere) for one in outcomes) == MANY - 1
    assert QueueTicket.objects.filter(state=TicketState.CALLED).count() == 1


def test_one_counter_is_opened_by_one(hall: Hall) -> None:
    outcomes = at_once(lambda number: hall.opened((hall.lan, hall.mai)[number % 2], hall.five))

    assert outcomes.count(None) == MANY // 2


def test_of_two_who_close_the_day_while_others_take_and_call_nothing_is_lost(hall: Hall) -> None:
    hall.crowd(10)
    hall.opened(hall.lan, hall.three)

    def act(number: int) -> None:
        when = at("04-06 17:00") + timedelta(seconds=number)
        if number % 4 == 0:
            counters.close_day(hall.centre_id, TUESDAY_8.date(), reason="Hết giờ", by=hall.world.son, at=when)
        elif number % 4 == 1:
            hall.take(when)
        else:
            one = hall.call(hall.lan, when)
            calling.finish(one.pk, **hall.by(hall.lan, when))

    at_once(act)

    assert not QueueTicket.objects.exclude(state__in=["closed", "finished"]).exists()
