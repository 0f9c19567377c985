"""Every act of the hall by thirty-two at the same instant: what can be done once is done once, the others are told.

The public functions of hall/commands are read from the code; one that stands in no table below fails.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from motcua.hall import commands
from motcua.hall.commands import assisting, booking, calling, counters, equipping, grouping, ruling, taking
from motcua.hall.commands.equipping import Found
from motcua.hall.commands.ruling import MEASURES, Measures
from motcua.hall.models import (
    Appointment,
    AppointmentHours,
    AppointmentSlot,
    AssistedSession,
    CheckResult,
    CounterSession,
    EquipmentFault,
    EquipmentItem,
    HallEvent,
    HallRules,
    HelpCall,
    Maintenance,
    QueueTicket,
    SecurityCheck,
    SecurityTopic,
    ServiceGroup,
    TicketKiosk,
    TicketState,
)
from motcua.identity.models import Account, Person
from motcua.law.actor import Role
from motcua.law.errors import ActRefused
from motcua.law.queueing import Claim
from tests import world as worlds
from tests.at_once import MANY, at_once
from tests.committed import wiped_after
from tests.hall import places
from tests.hall.places import Hall
from tests.hall.test_equipment import listed
from tests.hall.test_groups import TODAY, TOMORROW, book, hours, shape
from tests.world import TUESDAY_8, at

NINE = at("04-06 09:00")
# Tried by many at once in a file that says so.
ELSEWHERE = {
    "take": "test_at_once.py", "call_next": "test_at_once.py", "open_counter": "test_at_once.py",
    "close_day": "test_at_once.py", "book": "test_appointments.py",
}  # fmt: skip
# Jobs, which the queue runs one at a time; the data that comes with the program; what one officer and one citizen say
# to each other by a code (tests/identity); and what the acts share.
NOT_BY_MANY = {
    "remind", "note_missed", "count_waits", "link", "end_forgotten", "load",
    "begin", "send_again", "confirm",
    "claimed", "day_of", "topic", "lock", "session_of", "ticket", "own_ticket", "end_visit", "event", "counter_event",
    "happened",
}  # fmt: skip


@pytest.fixture
def hall(django_db_setup: None, django_db_blocker: Any) -> Iterator[Hall]:
    with django_db_blocker.unblock(), wiped_after():
        made = places.build()
        yield made
        places.assert_events_tell_the_rows(made)


def _called(hall: Hall) -> int:
    """Somebody is called to counter 3; their ticket."""
    hall.take()
    hall.opened(hall.lan, hall.three)
    return int(hall.call(hall.lan, NINE).pk)


def _served(hall: Hall) -> int:
    ticket_id = _called(hall)
    calling.start(ticket_id, **hall.by(hall.lan, NINE))
    return ticket_id


def _parked(hall: Hall) -> int:
    ticket_id = _served(hall)
    calling.park(ticket_id, **hall.by(hall.lan, NINE))
    return ticket_id


def _missed(hall: Hall) -> int:
    ticket_id = _called(hall)
    calling.skip(ticket_id, **hall.by(hall.lan, NINE))
    return ticket_id


def _waiting(hall: Hall) -> int:
    hall.opened(hall.lan, hall.three)
    return hall.take().id


def _open(hall: Hall) -> int:
    hall.opened(hall.lan, hall.three)
    return int(hall.three.pk)


def _helped(hall: Hall) -> int:
    counter_id = _open(hall)
    counters.call_help(**hall.by(hall.lan, NINE))
    return counter_id


@dataclass(frozen=True)
class Tried:
    """`once`: it is done by one, the others are refused; else all may, and it stands there once all the same."""

    command: Callable[..., Any]
    ready: Callable[[Hall], Any]
    do: Callable[[Hall, Any], Any]
    once: bool
    holds: Callable[[Hall, Any], bool]


def _is(state: TicketState) -> Callable[[Hall, Any], bool]:
    return lambda hall, ticket_id: QueueTicket.objects.get(pk=ticket_id).state == state


def _told(kind: str) -> Callable[[Hall, Any], bool]:
    return lambda hall, ready: HallEvent.objects.filter(kind=kind).count() == 1


def _by_lan(command: Callable[..., Any]) -> Callable[[Hall, Any], Any]:
    return lambda hall, ready: command(ready, **hall.by(hall.lan, NINE + timedelta(minutes=1)))


def _by_son(command: Callable[..., Any], *more: Any) -> Callable[[Hall, Any], Any]:
    return lambda hall, ready: command(ready, *more, **hall.by(hall.world.son, TUESDAY_8))


def _fault(hall: Hall) -> int:
    return equipping.report_fault(listed(hall), **hall.by(hall.lan, TUESDAY_8))


def _nothing(_hall: Hall) -> None:
    return None


CHECKED = {topic: Found(CheckResult.GOOD) for topic in SecurityTopic}
TABLE = (
    Tried(calling.call_one, _waiting, _by_lan(calling.call_one), True, _is(TicketState.CALLED)),
    Tried(
        calling.recall, _called, _by_lan(calling.recall), False,
        lambda hall, pk: QueueTicket.objects.get(pk=pk).calls == 1 + MANY,
    ),
    Tried(calling.skip, _called, _by_lan(calling.skip), True, _is(TicketState.MISSED)),
    Tried(calling.start, _called, _by_lan(calling.start), True, _is(TicketState.SERVING)),
    Tried(calling.park, _served, _by_lan(calling.park), True, _is(TicketState.PARKED)),
    Tried(calling.resume, _parked, _by_lan(calling.resume), True, _is(TicketState.SERVING)),
    Tried(calling.finish, _served, _by_lan(calling.finish), True, _is(TicketState.FINISHED)),
    Tried(
        calling.transfer, _served,
        lambda hall, pk: calling.transfer(
            pk, group_id=hall.results.pk, counter_id=None, **hall.by(hall.lan, NINE)
        ),
        True, lambda hall, pk: QueueTicket.objects.get(pk=pk).group_id == hall.results.pk,
    ),
    Tried(taking.come_back, _missed, _by_lan(taking.come_back), True, _is(TicketState.WAITING)),
    Tried(
        taking.reclass, _waiting,
        lambda hall, pk: taking.reclass(pk, Claim.ELDERLY, **hall.by(hall.lan, NINE)),
        False, lambda hall, pk: QueueTicket.objects.get(pk=pk).claim == Claim.ELDERLY,
    ),
    Tried(
        taking.give_back, _waiting,
        lambda hall, pk: taking.give_back(QueueTicket.objects.get(pk=pk).secret, at=NINE),
        True, _is(TicketState.LEFT),
    ),
    Tried(
        taking.set_up_kiosk, _nothing,
        lambda hall, _ready: taking.set_up_kiosk(hall.centre_id, by=hall.world.son, at=NINE),
        False, lambda hall, _ready: TicketKiosk.objects.count() == 1,
    ),
    Tried(
        counters.close_counter, _open, _by_lan(counters.close_counter), True,
        lambda hall, pk: not CounterSession.objects.filter(closed_at=None).exists(),
    ),
    Tried(
        counters.call_help, _open, lambda hall, _ready: counters.call_help(**hall.by(hall.lan, NINE)), False,
        lambda hall, pk: HelpCall.objects.count() == 1 and _told("help_called")(hall, pk),
    ),
    Tried(counters.answer_help, _helped, _by_lan(counters.answer_help), False, _told("help_answered")),
    Tried(
        grouping.found, _nothing,
        lambda hall, _ready: grouping.found(
            shape(hall), valid_from=TOMORROW, **hall.by(hall.world.son, TUESDAY_8)
        ),
        True, lambda hall, _ready: ServiceGroup.objects.filter(letter="V").count() == 1,
    ),
    Tried(
        grouping.reshape, lambda hall: hall.building.pk,
        lambda hall, pk: grouping.reshape(pk, shape(hall), **hall.by(hall.world.son, TUESDAY_8)),
        False, lambda hall, pk: ServiceGroup.objects.get(pk=pk).letter == "V",
    ),
    Tried(
        grouping.end, lambda hall: hall.building.pk, _by_son(grouping.end, TOMORROW), False,
        lambda hall, pk: ServiceGroup.objects.get(pk=pk).valid_until == TOMORROW,
    ),
    Tried(
        grouping.set_hours, _nothing, lambda hall, _ready: hours(hall), False,
        lambda hall, _ready: AppointmentHours.objects.filter(valid_until=None).count() == 5,
    ),
    Tried(
        grouping.end_hours, lambda hall: hours(hall) and AppointmentHours.objects.order_by("pk")[0].pk,
        _by_son(grouping.end_hours, TOMORROW), False,
        lambda hall, pk: AppointmentHours.objects.get(pk=pk).valid_until == TOMORROW,
    ),
    Tried(
        equipping.enlist, _nothing, lambda hall, _ready: listed(hall), True,
        lambda hall, _ready: EquipmentItem.objects.count() == 1,
    ),
    Tried(
        equipping.place, listed,
        lambda hall, pk: equipping.place(pk, hall.five.pk, **hall.by(hall.world.son, TUESDAY_8)),
        False, lambda hall, pk: EquipmentItem.objects.get(pk=pk).counter_id == hall.five.pk,
    ),
    Tried(
        equipping.retire, listed, _by_son(equipping.retire), True,
        lambda hall, pk: EquipmentItem.objects.get(pk=pk).retired_on is not None,
    ),
    Tried(
        equipping.report_fault, listed, _by_lan(equipping.report_fault), False,
        lambda hall, _pk: EquipmentFault.objects.count() == 1,
    ),
    Tried(
        equipping.mend, _fault, _by_son(equipping.mend, "Thay dây"), True,
        lambda hall, pk: EquipmentFault.objects.get(pk=pk).fixed_at is not None,
    ),
    Tried(
        equipping.maintain, listed, _by_son(equipping.maintain, TODAY), False,
        lambda hall, _pk: Maintenance.objects.count() == 1,
    ),
    Tried(
        equipping.check, lambda hall: TODAY.replace(day=1), _by_son(equipping.check, CHECKED), False,
        lambda hall, _on: SecurityCheck.objects.exists(),
    ),
    Tried(
        ruling.set_rules, _nothing,
        lambda hall, _ready: ruling.set_rules(
            Measures(dict.fromkeys(MEASURES, 7)), **hall.by(hall.world.son, TUESDAY_8)
        ),
        False, lambda hall, _ready: HallRules.objects.count() == 1,
    ),
)  # fmt: skip


@pytest.mark.parametrize("tried", TABLE, ids=lambda tried: tried.command.__name__)
def test_an_act_by_thirty_two_at_once(hall: Hall, tried: Tried) -> None:
    ready = tried.ready(hall)

    answers = at_once(lambda _: tried.do(hall, ready))

    refused = [one for one in answers if isinstance(one, ActRefused)]
    assert len(refused) == (MANY - 1 if tried.once else 0), refused[:1]
    assert tried.holds(hall, ready)


@pytest.mark.parametrize("what", ["cancel", "move", "check_in"])
def test_an_appointment_is_moved_cancelled_or_kept_once(hall: Hall, what: str) -> None:
    hours(hall)
    code = book(hall, at("04-07 08:00"))
    one = Appointment.objects.get()
    acts: dict[str, Callable[[], Any]] = {
        "cancel": lambda: booking.cancel(code, account_id=one.account_id, at=TUESDAY_8),
        "move": lambda: booking.move(code, at("04-07 08:30"), account_id=one.account_id, at=TUESDAY_8),
        "check_in": lambda: booking.check_in(code, centre_id=hall.centre_id, at=at("04-07 07:55")),
    }

    answers = at_once(lambda _: acts[what]())

    wins = [one for one in answers if not isinstance(one, ActRefused)]
    assert len({getattr(win, "id", None) for win in wins}) == 1
    assert QueueTicket.objects.count() == (1 if what == "check_in" else 0)
    assert sum(AppointmentSlot.objects.values_list("taken", flat=True)) == (0 if what == "cancel" else 1)


@pytest.mark.parametrize("what", ["hand_over", "end"])
def test_a_session_is_handed_over_and_ended_once(hall: Hall, what: str) -> None:
    huong = worlds._officer(
        "huong",
        "Vi Thu Hương",
        hall.world.construction,
        [(Role.GUIDANCE_OFFICER, hall.world.centre)],
        on=TODAY,
    )
    session = AssistedSession.objects.create(
        officer_id=huong.officer_id, centre=hall.world.centre, account=Account.objects.create(username="vy"),
        person=Person.objects.create(name="Vy"),
        code_id=uuid4(), topic="filing", started_at=TUESDAY_8, confirmed_at=TUESDAY_8,
    )  # fmt: skip
    acts: dict[str, Callable[[], Any]] = {
        "hand_over": lambda: assisting.hand_over(session.pk, by=huong, at=TUESDAY_8),
        "end": lambda: assisting.end(session.pk, topic="filing", outcome="done", by=huong, at=TUESDAY_8),
    }

    answers = at_once(lambda _: acts[what]())

    assert sum(isinstance(one, ActRefused) for one in answers) == MANY - 1


def test_every_act_of_the_hall_is_in_a_table() -> None:
    public = {
        name
        for module in pkgutil.iter_modules(commands.__path__)
        for name, made in inspect.getmembers(
            importlib.import_module(f"{commands.__name__}.{module.name}"), inspect.isfunction
        )
        if made.__module__ == f"{commands.__name__}.{module.name}" and not name.startswith("_")
    }
    tried = {one.command.__name__ for one in TABLE} | {"cancel", "move", "check_in", "hand_over"}

    assert public - tried - set(ELSEWHERE) - NOT_BY_MANY == set()
