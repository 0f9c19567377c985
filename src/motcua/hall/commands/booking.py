"""Appointments: booked, moved, cancelled, checked in at the machine, reminded of, missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.types import JSONValue

from motcua.hall.commands import taking, writing
from motcua.hall.commands.taking import Taken, TicketSource, Wanted
from motcua.hall.models import Appointment, AppointmentSlot, AppointmentState
from motcua.hall.queries.appointments import offered
from motcua.hall.queries.rules import rules_of
from motcua.identity.models import Account
from motcua.law.errors import N_, NotPossible
from motcua.law.queueing import Claim
from motcua.lib import reference

PREFIX = "H"


class SlotGone(NotPossible):
    message = N_("This hour is no longer free. Choose another one.")


class EnoughAppointments(NotPossible):
    message = N_("You have %(count)s appointments already. Cancel one first.")


class NoSuchAppointment(NotPossible):
    message = N_("There is no such appointment.")


class AppointmentOver(NotPossible):
    message = N_("This appointment was kept, cancelled or missed already.")


class NotToday(NotPossible):
    message = N_("This appointment is on another day: %(on)s.")


class TooLate(NotPossible):
    message = N_("The hour of this appointment has passed. Take an ordinary ticket.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An hour that an account wants; `starts_at` is one that the group offers."""

    account_id: int
    group_id: int
    starts_at: datetime
    at: datetime


@transaction.atomic
def book(orders: Sequence[Booking]) -> list[str]:
    """Give each its hour; the codes to check in with. Raises SlotGone, EnoughAppointments."""
    return [_booked(order) for order in orders]


def _booked(order: Booking) -> str:
    # Their account is the lock: two presses at once are counted one after the other.
    Account.objects.select_for_update().get(pk=order.account_id)
    slot = _claim(order.group_id, order.starts_at, order.at)
    most = rules_of(slot.group.centre_id).appointments_each
    coming = Appointment.objects.filter(
        account_id=order.account_id, state=AppointmentState.BOOKED, slot__starts_at__gt=order.at
    )
    if coming.filter(slot=slot).exists():
        raise SlotGone
    if coming.count() >= most:
        raise EnoughAppointments(count=most)
    made = Appointment.objects.create(
        account_id=order.account_id, slot=slot, code=reference.draw(PREFIX), made_at=order.at
    )
    _tell("appointment_made", [made])
    return made.code


_CLAIM = """
    INSERT INTO hall_appointmentslot (group_id, starts_at, taken, capacity) VALUES (%s, %s, 1, %s)
    ON CONFLICT (group_id, starts_at) DO UPDATE
       SET taken = hall_appointmentslot.taken + 1, capacity = greatest(EXCLUDED.capacity, hall_appointmentslot.taken)
     WHERE hall_appointmentslot.taken < EXCLUDED.capacity
    RETURNING id
"""


def _claim(group_id: int, starts_at: datetime, at: datetime) -> AppointmentSlot:
    """One place of an hour that is offered and free. Raises SlotGone."""
    hour = next((one for one in offered(group_id, at) if one.starts_at == starts_at), None)
    if hour is None:
        raise SlotGone
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM, [group_id, starts_at, hour.capacity])
        row = cursor.fetchone()
    if row is None:
        raise SlotGone
    return AppointmentSlot.objects.select_related("group__centre").get(pk=row[0])


def _free(slot_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE hall_appointmentslot SET taken = taken - 1 WHERE id = %s AND taken > 0", [slot_id]
        )


def _own(code: str, account_id: int) -> Appointment:
    found = (
        Appointment.objects.select_for_update(of=("self",))
        .filter(code=code.upper(), account_id=account_id)
        .first()
    )
    if found is None:
        raise NoSuchAppointment
    if found.state != AppointmentState.BOOKED:
        raise AppointmentOver
    return found


@transaction.atomic
def cancel(code: str, *, account_id: int, at: datetime) -> None:
    """Give the hour back. Raises NoSuchAppointment, AppointmentOver."""
    found = _own(code, account_id)
    found.state, found.ended_at = AppointmentState.CANCELLED, at
    found.save(update_fields=["state", "ended_at"])
    _free(found.slot_id)
    _tell("appointment_cancelled", [found])


@transaction.atomic
def move(code: str, starts_at: datetime, *, account_id: int, at: datetime) -> None:
    """Another hour of the same group, under the same code. Raises also SlotGone."""
    found = _own(code, account_id)
    before, group_id = found.slot_id, found.slot.group_id
    if found.slot.starts_at == starts_at:
        return
    found.slot, found.reminded_at = _claim(group_id, starts_at, at), None
    found.save(update_fields=["slot", "reminded_at"])
    _free(before)
    _tell("appointment_moved", [found])


@transaction.atomic
def check_in(code: str, *, centre_id: int, at: datetime) -> Taken:
    """At the machine: a ticket that stands from the appointment's hour on. Twice gives the same ticket.

    Raises NoSuchAppointment, AppointmentOver, NotToday, TooLate, HallClosed.
    """
    typed = "".join(one for one in code.upper() if one.isalnum())[:12]
    found = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("slot__group", "ticket")
        .filter(code=typed, slot__group__centre_id=centre_id)
        .first()
    )
    if found is None:
        raise NoSuchAppointment
    if found.ticket is not None:
        return Taken(found.ticket.pk, found.ticket.label, found.ticket.secret)
    if found.state != AppointmentState.BOOKED:
        raise AppointmentOver
    starts_at = found.slot.starts_at
    if writing.day_of(starts_at) != writing.day_of(at):
        raise NotToday(on=f"{writing.day_of(starts_at):%d/%m/%Y}")
    if at > starts_at + timedelta(minutes=rules_of(centre_id).late_minutes):
        raise TooLate
    wanted = Wanted(
        group_id=found.slot.group_id,
        at=at,
        claim=Claim.APPOINTMENT,
        source=TicketSource.APPOINTMENT,
        since=starts_at,
    )
    taken = taking.take([wanted])[0]
    found.state, found.ended_at, found.ticket_id = AppointmentState.CHECKED_IN, at, taken.id
    found.save(update_fields=["state", "ended_at", "ticket"])
    return taken


@transaction.atomic
def remind(*, at: datetime) -> int:
    """Tell whose appointment comes near, once; how many. Made within that time, it needs no reminder."""
    near: list[Appointment] = []
    booked = Appointment.objects.filter(state=AppointmentState.BOOKED, reminded_at=None)
    coming = booked.filter(
        slot__taken__gt=0, slot__starts_at__gt=at, slot__starts_at__lte=at + timedelta(days=42)
    )
    for one in coming.select_related("slot__group__centre").select_for_update(of=("self",), skip_locked=True):
        ahead = timedelta(hours=rules_of(one.slot.group.centre_id).remind_hours)
        if one.slot.starts_at - at <= ahead and one.slot.starts_at - one.made_at > ahead:
            near.append(one)
    Appointment.objects.filter(pk__in=[one.pk for one in near]).update(reminded_at=at)
    _tell("appointment_near", near)
    return len(near)


@transaction.atomic
def note_missed(*, at: datetime) -> int:
    """Whoever did not come to their appointment within the time it holds; how many."""
    past = Appointment.objects.filter(
        state=AppointmentState.BOOKED,
        slot__taken__gt=0,
        slot__starts_at__gt=at - timedelta(days=7),
        slot__starts_at__lt=at,
    )
    late = [
        one.pk
        for one in past.select_related("slot__group")
        if at > one.slot.starts_at + timedelta(minutes=rules_of(one.slot.group.centre_id).late_minutes)
    ]
    return Appointment.objects.filter(pk__in=late, state=AppointmentState.BOOKED).update(
        state=AppointmentState.MISSED, ended_at=at
    )


def _tell(kind: str, appointments: Sequence[Appointment]) -> None:
    """Start, in this transaction, what follows (config.reactions.HALL_REACTIONS)."""
    if not appointments:
        return
    told: list[JSONValue] = [_told(kind, one) for one in appointments]
    for job in settings.MOTCUA_HALL_REACTIONS.get(kind, ()):
        app.configure_task(job).defer(happenings=told)


def _told(kind: str, one: Appointment) -> dict[str, JSONValue]:
    group, centre = one.slot.group, one.slot.group.centre
    return {
        "account_id": one.account_id,
        "situation": kind,
        "cause": f"{kind}:{one.pk}:{int(one.slot.starts_at.timestamp())}",
        "centre_id": centre.pk,
        "code": one.code,
        "what_vi": group.name_vi,
        "what_en": group.name_en or group.name_vi,
        "centre_vi": centre.name_vi,
        "centre_en": centre.name_en or centre.name_vi,
        "place": centre.address,
        "phone": centre.phone,
        "at": one.slot.starts_at.isoformat(),
        "page": f"/me/appointments/{one.code}/",
    }
