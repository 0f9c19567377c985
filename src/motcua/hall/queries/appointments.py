"""Which hours are offered, and who has which."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from motcua.hall.models import Appointment, AppointmentHours, AppointmentSlot, AppointmentState, ServiceGroup
from motcua.hall.queries.rules import rules_of
from motcua.hall.queries.waiting import serves, today
from motcua.law.worktime import HANOI, Calendar
from motcua.organisation import queries as organisation

_SHOWN = 30
# Nobody is promised an hour that begins before they could get there.
_NOTICE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour with room: so many places of so many."""

    starts_at: datetime
    left: int
    capacity: int


@dataclass(frozen=True, slots=True)
class Held:
    """An appointment as its holder sees it."""

    code: str
    starts_at: datetime
    state: str
    group_id: int
    group_vi: str
    group_en: str
    centre_code: str
    centre_vi: str
    centre_en: str
    address: str
    ticket_secret: str


def groups_with_hours(centre_id: int) -> list[tuple[int, str, str]]:
    """Ids and names in both languages of the groups that give appointments."""
    having = AppointmentHours.objects.values("group_id")
    rows = ServiceGroup.objects.filter(centre_id=centre_id, pk__in=having, valid_until=None).order_by(
        "position", "id"
    )
    return [(pk, vi, en or vi) for pk, vi, en in rows.values_list("id", "name_vi", "name_en")]


def offered(group_id: int, at: datetime) -> list[Hour]:
    """Every hour that the group still has room at, on the working days of the centre's host, in order."""
    group = ServiceGroup.objects.filter(pk=group_id).first()
    if group is None:
        return []
    days_ahead = rules_of(group.centre_id).days_ahead
    calendar = organisation.hours_of(organisation.host_of(group.centre_id)).calendar
    rules = list(AppointmentHours.objects.filter(group_id=group_id).order_by("opens", "id"))
    taken = dict(
        AppointmentSlot.objects.filter(
            group_id=group_id, starts_at__gt=at, starts_at__lt=at + timedelta(days=days_ahead + 1)
        ).values_list("starts_at", "taken")
    )
    found = []
    for starts_at, capacity in _hours(rules, calendar, today(at), days_ahead):
        left = capacity - taken.get(starts_at, 0) if serves(group, starts_at.date()) else 0
        if starts_at >= at + _NOTICE and left > 0:
            found.append(Hour(starts_at, left, capacity))
    return found


def _hours(
    rules: Sequence[AppointmentHours], calendar: Calendar, first: date, days_ahead: int
) -> Iterator[tuple[datetime, int]]:
    for ahead in range(days_ahead + 1):
        on = first + timedelta(days=ahead)
        if not calendar.is_working_day(on):
            continue
        for rule in rules:
            until = rule.valid_until
            if rule.weekday == on.weekday() and rule.valid_from <= on and (until is None or on < until):
                starts_at = datetime.combine(on, rule.opens, HANOI)
                while starts_at < datetime.combine(on, rule.closes, HANOI):
                    yield starts_at, rule.capacity
                    starts_at += timedelta(minutes=rule.every_minutes)


def of_account(account_id: int) -> list[Held]:
    """The newest first."""
    rows = Appointment.objects.filter(account_id=account_id).select_related("slot__group__centre", "ticket")
    return [_held(one) for one in rows.order_by("-id")[:_SHOWN]]


def one_of(code: str, account_id: int) -> Held | None:
    row = (
        Appointment.objects.filter(code=code.upper(), account_id=account_id)
        .select_related("slot__group__centre", "ticket")
        .first()
    )
    return _held(row) if row else None


def _held(one: Appointment) -> Held:
    group, centre = one.slot.group, one.slot.group.centre
    return Held(
        code=one.code,
        starts_at=one.slot.starts_at,
        state=one.state,
        group_id=group.pk,
        group_vi=group.name_vi,
        group_en=group.name_en or group.name_vi,
        centre_code=centre.code,
        centre_vi=centre.name_vi,
        centre_en=centre.name_en or centre.name_vi,
        address=centre.address,
        ticket_secret=one.ticket.secret if one.ticket else "",
    )


@dataclass(frozen=True, slots=True)
class Coming:
    """An appointment of the day as the hall sees it: nobody's name."""

    starts_at: datetime
    code: str
    group: str
    state: str


def of_day(centre_id: int, on: date) -> list[Coming]:
    """The day's appointments by their hour; those that were given back are not shown."""
    begins = datetime.combine(on, datetime.min.time(), HANOI)
    rows = Appointment.objects.filter(
        slot__group__centre_id=centre_id,
        slot__starts_at__gte=begins,
        slot__starts_at__lt=begins + timedelta(days=1),
    ).exclude(state=AppointmentState.CANCELLED)
    columns = ("slot__starts_at", "code", "slot__group__name_vi", "state")
    return [Coming(*row) for row in rows.order_by("slot__starts_at", "id").values_list(*columns)]
