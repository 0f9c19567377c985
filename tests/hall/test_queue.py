"""Tickets and calls: numbers, precedence, every act at the counter, and what refuses."""

from datetime import timedelta
from uuid import uuid4

import pytest

from motcua.hall.commands import calling, counters, taking
from motcua.hall.commands.calling import NobodyWaits, NoSuchPlace, SomebodyIsHere
from motcua.hall.commands.counters import (
    CounterTaken,
    DayIsClosed,
    NoSuchCounter,
    ReasonOwed,
    SomebodyIsServed,
)
from motcua.hall.commands.taking import (
    HasTicketAlready,
    NobodyServes,
    NoSuchGroup,
    TooManyTickets,
    UnknownClaim,
    Wanted,
)
from motcua.hall.commands.writing import CounterNotOpen, HallClosed, NotAtYourCounter, NotNow
from motcua.hall.models import (
    HallEvent,
    HallRules,
    HelpCall,
    QueueTicket,
    TicketSource,
    TicketState,
    Visit,
)
from motcua.hall.policies import NotAtACounter, NotTheHallsSupervisor
from motcua.law.queueing import Claim, Rank
from tests.hall.places import ELDERLY, Hall
from tests.world import TUESDAY_8, at

NINE = at("04-06 09:00")


# --- taking ---------------------------------------------------------------------------------------


def test_numbers_run_by_group_and_day(hall: Hall) -> None:
    labels = [hall.take().label, hall.take().label, hall.take(group=hall.results).label]
    tomorrow = hall.take(TUESDAY_8 + timedelta(days=1)).label

    assert [*labels, tomorrow] == ["X001", "X002", "T001", "X001"]


def test_a_set_is_numbered_in_its_order(hall: Hall) -> None:
    orders = [Wanted(group_id=hall.building.pk, at=TUESDAY_8) for _ in range(40)]

    assert [one.label for one in taking.take(orders)] == [f"X{n:03d}" for n in range(1, 41)]


def test_the_same_press_twice_is_one_ticket(hall: Hall) -> None:
    key = uuid4()

    assert hall.take(key=key) == hall.take(key=key)
    assert QueueTicket.objects.count() == 1


def test_a_claim_gives_its_class(hall: Hall) -> None:
    taken = hall.take(claim=Claim.PREGNANT)

    assert hall.ticket(taken).rank == Rank.FIRST


def test_what_is_not_offered_is_refused(hall: Hall) -> None:
    with pytest.raises(NoSuchGroup):
        taking.take([Wanted(group_id=0, at=TUESDAY_8)])
    with pytest.raises(UnknownClaim):
        hall.take(claim="tall")


def test_a_telephone_takes_one_ticket_of_a_group_while_somebody_serves_it(hall: Hall) -> None:
    def by_phone(device: str = "a", **other: object) -> str:
        return hall.take(source=TicketSource.PHONE, device=device, address="wifi", **other).label

    with pytest.raises(NobodyServes):
        by_phone()
    hall.opened(hall.mai, hall.four)
    assert by_phone() == "X001"
    with pytest.raises(HasTicketAlready, match="X001"):
        by_phone()
    assert by_phone(group=hall.results) == "T001"
    HallRules.objects.create(centre=hall.world.centre, phone_per_address=2)
    with pytest.raises(TooManyTickets):
        by_phone("b")
    assert hall.take().label == "X002"  # no number was lost by the refusals


def test_a_ticket_is_given_back(hall: Hall) -> None:
    taken = hall.take()
    taking.give_back(taken.secret, at=NINE)

    assert hall.ticket(taken).state == TicketState.LEFT
    with pytest.raises(NotNow):
        taking.give_back(taken.secret, at=NINE)


# --- calling --------------------------------------------------------------------------------------


def test_who_came_first_is_called_first_and_who_goes_first_before(hall: Hall) -> None:
    first, _second, elderly = hall.take(), hall.take(), hall.take(claim=ELDERLY)
    hall.opened(hall.lan, hall.three)
    hall.opened(hall.mai, hall.four)

    assert hall.call(hall.lan, NINE).pk == elderly.id
    assert hall.call(hall.mai, NINE).pk == first.id


def test_a_counter_calls_its_own_groups_alone(hall: Hall) -> None:
    hall.take(group=hall.results)
    hall.opened(hall.lan, hall.three)

    with pytest.raises(NobodyWaits):
        hall.call(hall.lan, NINE)


def test_a_quick_counter_calls_the_quick_groups_wherever_it_stands(hall: Hall) -> None:
    hall.take()
    quick = hall.take(group=hall.results)
    hall.opened(hall.lan, hall.five, quick=True)

    assert hall.call(hall.lan, NINE).pk == quick.id


def test_a_second_press_calls_nobody_else(hall: Hall) -> None:
    hall.crowd(2)
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)

    with pytest.raises(SomebodyIsHere, match="X001"):
        hall.call(hall.lan, NINE)


def test_after_two_who_go_first_the_longest_waiting_is_called(hall: Hall) -> None:
    ordinary = hall.take()
    for _ in range(4):
        hall.take(NINE, claim=ELDERLY)
    hall.opened(hall.lan, hall.three)
    called = []
    for minute in range(3):
        one = hall.call(hall.lan, NINE + timedelta(minutes=minute))
        calling.finish(one.pk, **hall.by(hall.lan, NINE + timedelta(minutes=minute)))
        called.append(one.pk)

    assert called.index(ordinary.id) == 2


def test_the_whole_visit(hall: Hall) -> None:
    taken = hall.take()
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)
    for act, minute in ((calling.recall, 1), (calling.start, 2), (calling.park, 5), (calling.resume, 9)):
        act(taken.id, **hall.by(hall.lan, NINE + timedelta(minutes=minute)))
    calling.finish(taken.id, **hall.by(hall.lan, NINE + timedelta(minutes=12)))

    one = hall.ticket(taken)
    assert (one.state, one.calls) == (TicketState.FINISHED, 2)
    assert list(Visit.objects.order_by("id").values_list("outcome", flat=True)) == ["parked", "finished"]
    kinds = HallEvent.objects.filter(ticket=one).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["taken", "called", "recalled", "started", "parked", "resumed", "finished"]


def test_while_one_is_on_hold_another_is_served_and_the_first_goes_on_later(hall: Hall) -> None:
    first, second = hall.crowd(2)
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)
    calling.start(first.id, **hall.by(hall.lan, NINE))
    calling.park(first.id, **hall.by(hall.lan, NINE))
    assert hall.call(hall.lan, NINE).pk == second.id

    with pytest.raises(SomebodyIsHere):
        calling.resume(first.id, **hall.by(hall.lan, NINE))
    calling.finish(second.id, **hall.by(hall.lan, NINE))
    calling.resume(first.id, **hall.by(hall.lan, NINE))
    assert hall.ticket(first).state == TicketState.SERVING


def test_who_missed_the_call_may_come_back_and_stands_behind(hall: Hall) -> None:
    first, second = hall.crowd(2)
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)
    calling.skip(first.id, **hall.by(hall.lan, NINE))
    taking.come_back(first.id, **hall.by(hall.lan, NINE + timedelta(minutes=1)))

    assert hall.call(hall.lan, NINE + timedelta(minutes=2)).pk == second.id


def test_one_may_be_called_out_of_turn_and_it_stands_there(hall: Hall) -> None:
    _first, second = hall.crowd(2)
    hall.opened(hall.lan, hall.three)
    calling.call_one(second.id, **hall.by(hall.lan, NINE))

    assert HallEvent.objects.get(kind="called").data == {"chosen": True}


# --- passing on -----------------------------------------------------------------------------------


def test_passed_to_another_group_the_number_and_the_waiting_stay(hall: Hall) -> None:
    taken = hall.take()
    other = hall.take(TUESDAY_8 + timedelta(minutes=1), group=hall.results)
    hall.opened(hall.lan, hall.three)
    hall.opened(hall.mai, hall.four)
    hall.call(hall.lan, NINE)
    calling.transfer(taken.id, group_id=hall.results.pk, **hall.by(hall.lan, NINE))

    one = hall.call(hall.mai, NINE)
    assert (one.pk, one.label, one.group_id) == (taken.id, "X001", hall.results.pk)
    assert hall.ticket(other).state == TicketState.WAITING


def test_passed_to_a_counter_only_that_one_calls_until_it_closes(hall: Hall) -> None:
    taken = hall.take()
    hall.opened(hall.lan, hall.three)
    hall.opened(hall.mai, hall.four)
    hall.call(hall.lan, NINE)
    calling.transfer(taken.id, counter_id=hall.four.pk, **hall.by(hall.lan, NINE))
    with pytest.raises(NobodyWaits):
        hall.call(hall.lan, NINE)

    counters.close_counter(hall.four.pk, **hall.by(hall.mai, NINE))
    assert hall.call(hall.lan, NINE).pk == taken.id


def test_nobody_is_passed_on_to_nowhere(hall: Hall) -> None:
    taken = hall.take()
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)

    for place in ({}, {"group_id": 0}, {"counter_id": 0}, {"counter_id": hall.three.pk}):
        with pytest.raises(NoSuchPlace):
            calling.transfer(taken.id, **place, **hall.by(hall.lan, NINE))


# --- who may --------------------------------------------------------------------------------------


def test_only_who_serves_here_acts_at_a_counter(hall: Hall) -> None:
    taken = hall.take()
    for stranger in (hall.world.minh, hall.world.phuong):
        with pytest.raises(NotAtACounter):
            hall.opened(stranger, hall.three)
        with pytest.raises(NotAtACounter):
            hall.call(stranger, NINE)
        with pytest.raises(NotAtACounter):
            taking.come_back(taken.id, **hall.by(stranger, NINE))
    with pytest.raises(CounterNotOpen):
        hall.call(hall.lan, NINE)


def test_whom_another_counter_has_is_theirs(hall: Hall) -> None:
    taken = hall.take()
    hall.opened(hall.lan, hall.three)
    hall.opened(hall.mai, hall.four)
    hall.call(hall.lan, NINE)

    for act in (calling.recall, calling.skip, calling.start, calling.finish):
        with pytest.raises(NotAtYourCounter):
            act(taken.id, **hall.by(hall.mai, NINE))
    with pytest.raises(NotNow):
        calling.park(taken.id, **hall.by(hall.lan, NINE))


def test_precedence_is_corrected_by_an_officer(hall: Hall) -> None:
    taken = hall.take()
    taking.reclass(taken.id, Claim.DISABLED, **hall.by(hall.lan, NINE))

    assert hall.ticket(taken).rank == Rank.FIRST
    with pytest.raises(UnknownClaim):
        taking.reclass(taken.id, Claim.APPOINTMENT, **hall.by(hall.lan, NINE))


# --- counters and the day -------------------------------------------------------------------------


def test_a_counter_has_one_officer_and_an_officer_one_counter(hall: Hall) -> None:
    hall.opened(hall.lan, hall.three)
    with pytest.raises(CounterTaken, match="Lan"):
        hall.opened(hall.mai, hall.three)
    hall.opened(hall.lan, hall.five, NINE)
    hall.opened(hall.mai, hall.three, NINE)

    assert HallEvent.objects.filter(kind="counter_closed").count() == 1
    with pytest.raises(NoSuchCounter):
        counters.open_counter(0, **hall.by(hall.lan, NINE))


def test_who_serves_somebody_does_not_close(hall: Hall) -> None:
    hall.take()
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)

    with pytest.raises(SomebodyIsServed, match="X001"):
        counters.close_counter(hall.three.pk, **hall.by(hall.lan, NINE))


def test_the_supervisor_closes_anybodys_counter_and_others_their_own(hall: Hall) -> None:
    hall.opened(hall.lan, hall.three)
    with pytest.raises(NotTheHallsSupervisor):
        counters.close_counter(hall.three.pk, **hall.by(hall.mai, NINE))

    counters.close_counter(hall.three.pk, **hall.by(hall.world.son, NINE))


def test_the_silent_button(hall: Hall) -> None:
    hall.opened(hall.lan, hall.three)
    for _ in range(2):
        counters.call_help(**hall.by(hall.lan, NINE))
    assert HelpCall.objects.filter(answered_at=None).count() == 1

    counters.answer_help(hall.three.pk, **hall.by(hall.world.son, NINE + timedelta(minutes=1)))
    assert HelpCall.objects.get().answered_by_id == hall.world.son.officer_id


def test_a_night_and_the_next_days_tickets_clear_nothing(hall: Hall) -> None:
    taken = hall.take()
    hall.opened(hall.lan, hall.three)
    wednesday = TUESDAY_8 + timedelta(days=1)
    hall.take(wednesday)

    assert hall.call(hall.lan, wednesday + timedelta(hours=1)).label == "X001"
    assert hall.ticket(taken).state == TicketState.WAITING


def test_closing_the_day_lists_who_is_left_and_wants_a_reason(hall: Hall) -> None:
    first, second, third = hall.crowd(3)
    hall.opened(hall.lan, hall.three)
    hall.call(hall.lan, NINE)
    calling.finish(first.id, **hall.by(hall.lan, NINE))
    on, five = TUESDAY_8.date(), at("04-06 17:00")
    with pytest.raises(NotTheHallsSupervisor):
        counters.close_day(hall.centre_id, on, reason="x", by=hall.lan, at=five)
    with pytest.raises(ReasonOwed):
        counters.close_day(hall.centre_id, on, by=hall.world.son, at=five)

    left = counters.close_day(hall.centre_id, on, reason="Mất điện", by=hall.world.son, at=five)

    assert [one.id for one in left] == [second.id, third.id]
    assert {hall.ticket(one).reason for one in (second, third)} == {"Mất điện"}
    with pytest.raises(HallClosed):
        hall.take(five)
    with pytest.raises(DayIsClosed):
        counters.close_day(hall.centre_id, on, reason="x", by=hall.world.son, at=five)
