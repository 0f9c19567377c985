"""The groups of a hall with their validity, their hours of appointments, and what is booked beyond them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from motcua.hall.models import Appointment, AppointmentHours, AppointmentState, ServiceGroup
from motcua.law.worktime import HANOI
from motcua.organisation.queries import in_force


@dataclass(frozen=True, slots=True)
class Rule:
    """Hours of appointments of one weekday."""

    id: int
    weekday: int
    opens: str
    closes: str
    every_minutes: int
    capacity: int
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class GroupShown:
    id: int
    letter: str
    name_vi: str
    name_en: str
    quick: bool
    usual_minutes: int
    position: int
    valid_from: date
    valid_until: date | None
    counters: Sequence[tuple[int, int]]  # ids and numbers
    rules: Sequence[Rule]
    booked: int


@dataclass(frozen=True, slots=True)
class Beyond:
    """A booked appointment that today's rules would not offer any more: it holds all the same."""

    starts_at: datetime
    code: str


def giving(on: date) -> Q:
    """Groups that give tickets on the day."""
    return in_force(on) & Q(gives_tickets=True)


def groups(centre_id: int, at: datetime) -> list[GroupShown]:
    """In force or to come, in their order."""
    today = at.astimezone(HANOI).date()
    rows = ServiceGroup.objects.filter(Q(valid_until=None) | Q(valid_until__gt=today), centre_id=centre_id)
    return [_shown(one, at) for one in rows.order_by("position", "id")]


def group(group_id: int, centre_id: int, at: datetime) -> GroupShown | None:
    found = ServiceGroup.objects.filter(pk=group_id, centre_id=centre_id).first()
    return _shown(found, at) if found else None


def _shown(one: ServiceGroup, at: datetime) -> GroupShown:
    today = at.astimezone(HANOI).date()
    rules = AppointmentHours.objects.filter(Q(valid_until=None) | Q(valid_until__gt=today), group=one)
    return GroupShown(
        id=one.pk,
        letter=one.letter,
        name_vi=one.name_vi,
        name_en=one.name_en,
        quick=one.quick,
        usual_minutes=one.usual_minutes,
        position=one.position,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        counters=list(one.counters.order_by("number").values_list("id", "number")),
        rules=[
            Rule(
                rule.pk, rule.weekday, f"{rule.opens:%H:%M}", f"{rule.closes:%H:%M}", rule.every_minutes,
                rule.capacity, rule.valid_from, rule.valid_until,
            )
            for rule in rules.order_by("weekday", "opens", "valid_from", "id")
        ],
        booked=booked(one.pk, at).count(),
    )  # fmt: skip


def booked(group_id: int, at: datetime) -> QuerySet[Appointment]:
    """The group's appointments that are to come."""
    return Appointment.objects.filter(
        state=AppointmentState.BOOKED, slot__group_id=group_id, slot__starts_at__gt=at
    )


def beyond(group_id: int, at: datetime) -> list[Beyond]:
    """Booked appointments that the rules no longer offer: they hold, and the hall has to know of them."""
    rules = list(AppointmentHours.objects.filter(group_id=group_id))
    rows = booked(group_id, at).order_by("slot__starts_at", "id").values_list("slot__starts_at", "code")
    return [Beyond(*row) for row in rows[:500] if not any(_offers(rule, row[0]) for rule in rules)]


def _offers(rule: AppointmentHours, starts_at: datetime) -> bool:
    here = starts_at.astimezone(HANOI)
    on, until = here.date(), rule.valid_until
    return (
        rule.weekday == on.weekday()
        and rule.opens <= here.time() < rule.closes
        and rule.valid_from <= on
        and (until is None or on < until)
    )
