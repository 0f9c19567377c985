"""Groups and hours of appointments are changed from a day on, and nobody loses a ticket or an appointment."""

from datetime import date, datetime, time, timedelta

import pytest

from motcua.hall.commands import booking, calling, grouping, taking
from motcua.hall.commands.booking import Booking
from motcua.hall.commands.grouping import (
    AppointmentsBooked,
    EndsTooSoon,
    GroupWithoutShape,
    HoursOfThePast,
    HoursWanted,
    HoursWithoutSense,
    LetterTaken,
    NoSuchHours,
    NoSuchServiceGroup,
    Shape,
)
from motcua.hall.commands.taking import NoSuchGroup, Wanted
from motcua.hall.models import Appointment, AppointmentHours, AppointmentState
from motcua.hall.policies import NotTheHallsSupervisor
from motcua.hall.queries import groups
from motcua.hall.queries.appointments import offered
from motcua.identity.models import Account
from tests.hall.places import Hall
from tests.world import TUESDAY_8, at

TODAY = TUESDAY_8.date()
TOMORROW = TODAY + timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=7)


def shape(hall: Hall, **other: object) -> Shape:
    told = {"letter": "V", "name_vi": "Văn bằng, chứng chỉ", "name_en": "", "usual_minutes": 8,
            "counter_ids": [hall.five.pk]}  # fmt: skip
    return Shape(**(told | other))  # type: ignore[arg-type]


def hours(hall: Hall, **other: object) -> int:
    told = {"weekdays": range(5), "opens": time(8), "closes": time(11), "every_minutes": 30, "capacity": 2,
            "valid_from": TODAY}  # fmt: skip
    wanted = HoursWanted(**(told | other))  # type: ignore[arg-type]
    return grouping.set_hours(hall.building.pk, wanted, **hall.by(hall.world.son, TUESDAY_8))


def book(hall: Hall, starts_at: datetime, name: str = "vy") -> str:
    account = Account.objects.get_or_create(username=name)[0]
    return booking.book(
        [Booking(account_id=account.pk, group_id=hall.building.pk, starts_at=starts_at, at=TUESDAY_8)]
    )[0]


def take(hall: Hall, group_id: int, when: datetime) -> taking.Taken:
    return taking.take([Wanted(group_id=group_id, at=when)])[0]


def test_a_new_group_gives_tickets_from_its_first_day_on(hall: Hall) -> None:
    made = grouping.found(shape(hall), valid_from=TOMORROW, **hall.by(hall.world.son, TUESDAY_8))

    with pytest.raises(NoSuchGroup):
        take(hall, made, TUESDAY_8)
    assert take(hall, made, TUESDAY_8 + timedelta(days=1)).label == "V001"


def test_who_stands_in_the_queue_of_a_group_that_ends_is_called(hall: Hall) -> None:
    with pytest.raises(EndsTooSoon):
        grouping.end(hall.building.pk, TODAY, **hall.by(hall.world.son, TUESDAY_8))
    taken = take(hall, hall.building.pk, TUESDAY_8)
    grouping.end(hall.building.pk, TOMORROW, **hall.by(hall.world.son, TUESDAY_8))

    hall.opened(hall.lan, hall.three)
    assert calling.call_next(**hall.by(hall.lan, TUESDAY_8)).pk == taken.id
    with pytest.raises(NoSuchGroup):
        take(hall, hall.building.pk, TUESDAY_8 + timedelta(days=1))


def test_a_group_does_not_end_before_its_last_appointment(hall: Hall) -> None:
    hours(hall)
    book(hall, at("04-09 08:00"))

    with pytest.raises(AppointmentsBooked):
        grouping.end(hall.building.pk, date(2021, 4, 9), **hall.by(hall.world.son, TUESDAY_8))
    grouping.end(hall.building.pk, date(2021, 4, 10), **hall.by(hall.world.son, TUESDAY_8))

    assert max(one.starts_at for one in offered(hall.building.pk, TUESDAY_8)).date() == date(2021, 4, 9)


def test_changed_hours_keep_what_is_booked_and_offer_the_new_ones(hall: Hall) -> None:
    hours(hall)
    code = book(hall, at("04-13 08:00"))

    hours(hall, opens=time(9), closes=time(10), capacity=1, valid_from=NEXT_WEEK)

    on_the_day = [
        one.starts_at for one in offered(hall.building.pk, TUESDAY_8) if one.starts_at.date() == NEXT_WEEK
    ]
    assert on_the_day == [at("04-13 09:00"), at("04-13 09:30")]
    before = [
        one.starts_at for one in offered(hall.building.pk, TUESDAY_8) if one.starts_at.date() == TOMORROW
    ]
    assert before[0] == at("04-07 08:00")
    assert [one.code for one in groups.beyond(hall.building.pk, TUESDAY_8)] == [code]
    kept = booking.check_in(code, centre_id=hall.centre_id, at=at("04-13 07:55"))
    assert (kept.label, Appointment.objects.get().state) == ("X001", AppointmentState.CHECKED_IN)


def test_a_smaller_capacity_loses_nobody(hall: Hall) -> None:
    hours(hall)
    for name in ("vy", "an"):
        book(hall, at("04-13 09:00"), name)

    hours(hall, capacity=1)

    with pytest.raises(booking.SlotGone):
        book(hall, at("04-13 09:00"), "ba")
    assert Appointment.objects.filter(state=AppointmentState.BOOKED).count() == 2


def test_hours_set_again_stand_once_and_end(hall: Hall) -> None:
    hours(hall)
    hours(hall)
    assert AppointmentHours.objects.count() == 5

    rule = AppointmentHours.objects.get(weekday=2)
    grouping.end_hours(rule.pk, TOMORROW, **hall.by(hall.world.son, TUESDAY_8))

    assert TOMORROW not in {one.starts_at.date() for one in offered(hall.building.pk, TUESDAY_8)}


def test_what_makes_no_sense_is_refused(hall: Hall) -> None:
    son = hall.by(hall.world.son, TUESDAY_8)

    for wrong in (
        {"name_vi": " "},
        {"letter": ""},
        {"usual_minutes": 0},
        {"counter_ids": []},
        {"counter_ids": [0]},
    ):
        with pytest.raises(GroupWithoutShape):
            grouping.found(shape(hall, **wrong), valid_from=TODAY, **son)
    with pytest.raises(LetterTaken):
        grouping.found(shape(hall, letter="x"), valid_from=TODAY, **son)
    with pytest.raises(NoSuchServiceGroup):
        grouping.reshape(0, shape(hall), **son)
    for senseless in (
        {"closes": time(8)},
        {"every_minutes": 4},
        {"capacity": 0},
        {"weekdays": []},
        {"weekdays": [7]},
    ):
        with pytest.raises(HoursWithoutSense):
            hours(hall, **senseless)
    with pytest.raises(HoursOfThePast):
        hours(hall, valid_from=TODAY - timedelta(days=1))
    with pytest.raises(NoSuchHours):
        grouping.end_hours(0, TOMORROW, **son)


def test_only_the_supervisor_changes_groups(hall: Hall) -> None:
    lan = hall.by(hall.lan, TUESDAY_8)

    for act in (
        lambda: grouping.found(shape(hall), valid_from=TODAY, **lan),
        lambda: grouping.reshape(hall.building.pk, shape(hall), **lan),
        lambda: grouping.end(hall.building.pk, TOMORROW, **lan),
        lambda: grouping.end_hours(0, TOMORROW, **lan),
    ):
        with pytest.raises(NotTheHallsSupervisor):
            act()


def test_a_group_is_reshaped(hall: Hall) -> None:
    grouping.reshape(
        hall.building.pk,
        shape(hall, letter="x", name_vi="Xây dựng, nhà ở"),
        **hall.by(hall.world.son, TUESDAY_8),
    )

    [first, _] = groups.groups(hall.centre_id, TUESDAY_8)
    assert (first.name_vi, [number for _, number in first.counters]) == ("Xây dựng, nhà ở", [5])
