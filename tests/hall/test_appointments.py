"""Appointments: hours within their capacity, moved and cancelled, kept at the machine, reminded of."""

from collections.abc import Iterator
from datetime import date, datetime, time

import pytest
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.hall.commands import booking
from motcua.hall.commands.booking import (
    AppointmentOver,
    Booking,
    EnoughAppointments,
    NoSuchAppointment,
    NotToday,
    SlotGone,
    TooLate,
)
from motcua.hall.models import Appointment, AppointmentHours, AppointmentSlot, QueueTicket, ServiceGroup
from motcua.hall.queries import appointments as queries
from motcua.identity.models import Account, Person
from motcua.law.queueing import Rank
from motcua.notices import commands as notices
from motcua.notices.models import Notice
from motcua.notices.queries import outbox
from tests.at_once import MANY, at_once
from tests.committed import wiped_after
from tests.hall import places
from tests.hall.places import Hall
from tests.world import TUESDAY_8, at

WEDNESDAY_9 = at("04-07 09:00")


def give_hours(group: ServiceGroup, capacity: int = 2) -> None:
    AppointmentHours.objects.bulk_create(
        AppointmentHours(
            group=group, weekday=day, opens=time(9), closes=time(11), every_minutes=30, capacity=capacity,
            valid_from=date(2021, 1, 1),
        )
        for day in range(7)
    )  # fmt: skip


def account(number: int = 0) -> Account:
    person = Person.objects.create(name=f"Người {number}")
    return Account.objects.create(
        username=f"c{number}",
        person=person,
        kind="citizen",
        phone=f"091234{number:04d}",
        email=f"c{number}@example.vn",
    )


@pytest.fixture
def booked(hall: Hall) -> str:
    give_hours(hall.building)
    return book(hall, account())


def book(hall: Hall, who: Account, hour: datetime = WEDNESDAY_9, when: datetime = TUESDAY_8) -> str:
    order = Booking(account_id=who.pk, group_id=hall.building.pk, starts_at=hour, at=when)
    return booking.book([order])[0]


def own() -> int:
    return Account.objects.get(username="c0").pk


def test_hours_are_of_working_days_and_in_the_future(hall: Hall) -> None:
    give_hours(hall.building)
    hours = queries.offered(hall.building.pk, at("04-06 09:40"))

    assert [f"{one.starts_at:%d %H:%M}" for one in hours[:3]] == ["06 10:30", "07 09:00", "07 09:30"]
    days = {one.starts_at.date() for one in hours}
    assert not any(day.weekday() >= 5 for day in days)
    assert date(2021, 4, 21) not in days  # the Hùng kings


def test_an_hour_that_is_full_or_none_is_not_given(hall: Hall, booked: str) -> None:
    book(hall, account(1))
    other = account(2)
    for hour in (WEDNESDAY_9, at("04-07 09:10"), at("04-10 09:00"), at("04-05 09:00")):
        with pytest.raises(SlotGone):
            book(hall, other, hour)

    assert AppointmentSlot.objects.get().taken == 2


def test_one_has_so_many_appointments_and_no_more(hall: Hall, booked: str) -> None:
    who = Account.objects.get(username="c0")
    book(hall, who, at("04-07 09:30"))
    book(hall, who, at("04-07 10:00"))

    with pytest.raises(EnoughAppointments, match="3"):
        book(hall, who, at("04-07 10:30"))
    with pytest.raises(SlotGone):  # the same hour twice
        book(hall, who)


def test_cancelled_the_hour_is_free_again(booked: str) -> None:
    booking.cancel(booked, account_id=own(), at=TUESDAY_8)

    assert AppointmentSlot.objects.get().taken == 0
    with pytest.raises(AppointmentOver):
        booking.cancel(booked, account_id=own(), at=TUESDAY_8)


def test_moved_it_keeps_its_code(hall: Hall, booked: str) -> None:
    booking.move(booked, at("04-08 10:00"), account_id=own(), at=TUESDAY_8)

    assert dict(AppointmentSlot.objects.values_list("starts_at", "taken")) == {
        WEDNESDAY_9: 0,
        at("04-08 10:00"): 1,
    }
    with pytest.raises(SlotGone):
        booking.move(booked, at("04-08 10:07"), account_id=own(), at=TUESDAY_8)
    assert AppointmentSlot.objects.get(starts_at=at("04-08 10:00")).taken == 1


def test_nobody_touches_anothers(hall: Hall, booked: str) -> None:
    other = account(1).pk
    with pytest.raises(NoSuchAppointment):
        booking.cancel(booked, account_id=other, at=TUESDAY_8)
    with pytest.raises(NoSuchAppointment):
        booking.move(booked, at("04-08 10:00"), account_id=other, at=TUESDAY_8)


def test_at_the_machine_the_ticket_counts_from_the_appointments_hour(hall: Hall, booked: str) -> None:
    early = at("04-07 08:40")
    taken = booking.check_in(booked.lower(), centre_id=hall.centre_id, at=early)
    ordinary = hall.take(at("04-07 08:50"))
    hall.opened(hall.lan, hall.three, early)

    ticket = QueueTicket.objects.get(pk=taken.id)
    assert (ticket.since, ticket.rank) == (WEDNESDAY_9, Rank.BY_APPOINTMENT)
    assert booking.check_in(booked, centre_id=hall.centre_id, at=early) == taken
    assert hall.call(hall.lan, at("04-07 08:55")).pk == ordinary.id  # its hour is yet to come


def test_on_another_day_or_too_late_it_is_no_use(hall: Hall, booked: str) -> None:
    for when, refusal in ((at("04-06 09:00"), NotToday), (at("04-07 09:31"), TooLate)):
        with pytest.raises(refusal):
            booking.check_in(booked, centre_id=hall.centre_id, at=when)
    with pytest.raises(NoSuchAppointment):
        booking.check_in("H00000000", centre_id=hall.centre_id, at=WEDNESDAY_9)

    assert booking.note_missed(at=at("04-07 09:31")) == 1
    with pytest.raises(AppointmentOver):
        booking.check_in(booked, centre_id=hall.centre_id, at=at("04-07 09:31"))


def test_a_reminder_goes_out_once(hall: Hall, booked: str) -> None:
    far = book(hall, account(1), at("04-09 09:00"))
    assert booking.remind(at=at("04-08 08:00")) == 0
    assert booking.remind(at=at("04-08 09:30")) == 1
    assert booking.remind(at=at("04-08 09:40")) == 0

    assert Appointment.objects.get(reminded_at__isnull=False).code == far


def test_what_happens_is_told_to_the_account_and_once(hall: Hall, booked: str) -> None:
    job = ProcrastinateJob.objects.get(task_name="tell_accounts")
    happenings = job.args["happenings"]

    for _ in range(2):
        notices.tell_accounts(happenings, at=TUESDAY_8)
    assert notices.send(at=TUESDAY_8) == 1

    sent = Notice.objects.get()
    assert (sent.dossier_id, sent.channel, sent.target) == (None, "email", "c0@example.vn")
    assert sent.subject == f"Lịch hẹn {booked}: 09:00 ngày 07/04/2021"
    assert sent.told["page"] == f"/me/appointments/{booked}/"
    (shown,) = outbox.sample_book().rows
    assert f"/me/appointments/{booked}/" in shown.text


def test_the_pages_book_move_and_cancel(hall: Hall) -> None:
    give_hours(hall.building)
    client = Client()
    client.force_login(account(), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert "Xây dựng" in client.get("/me/appointments/new/").content.decode()
    where = f"/me/appointments/new/?group={hall.building.pk}"
    for said in ({}, {"hour": "x"}, {"hour": "2021-99-99T00:00"}, {"hour": "1999-01-04T09:00:00+07:00"}):
        assert client.post(where, said).status_code == 409
    hours = [one for _, own_ in client.get(where).context["days"] for one in own_]

    page = client.post(where, {"hour": hours[0].starts_at.isoformat()}, follow=True)
    code = Appointment.objects.get().code
    assert code in page.content.decode()
    client.post(f"/me/appointments/{code}/move/", {"hour": hours[1].starts_at.isoformat()})
    assert Appointment.objects.get().slot.starts_at == hours[1].starts_at
    client.post(f"/me/appointments/{code}/")
    assert Appointment.objects.get().state == "cancelled"
    assert "Đã hủy" in client.get("/me/appointments/").content.decode()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Hall]:
    with django_db_blocker.unblock(), wiped_after():  # type: ignore[attr-defined]
        yield places.build()


def test_of_thirty_two_who_want_two_places_two_get_them(committed: Hall) -> None:
    give_hours(committed.building)
    people = [account(number) for number in range(MANY)]

    outcomes = at_once(lambda number: book(committed, people[number]))

    assert sum(isinstance(one, str) for one in outcomes) == 2
    assert AppointmentSlot.objects.get().taken == 2
