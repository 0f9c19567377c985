"""The head of the centre changes the groups of the hall and their hours of appointments, from a day on.

Nothing that people hold is lost: who stands in a queue is called to the end, booked appointments are kept. So a group
ends after today, and not before its last booked appointment; hours that are changed leave what is booked as it is.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction
from django.db.models import Q

from motcua.audit import commands as audit
from motcua.hall import policies
from motcua.hall.models import AppointmentHours, ServiceGroup
from motcua.hall.queries.groups import booked
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.lib.folding import fold
from motcua.organisation.models import Counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a group is called, where it is served and how long a visit takes until that is measured."""

    letter: str
    name_vi: str
    name_en: str
    usual_minutes: int
    counter_ids: Sequence[int]
    position: int = 1
    quick: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursWanted:
    """So many people every so many minutes on these weekdays (0 is Monday), from a day on."""

    weekdays: Sequence[int]
    opens: time
    closes: time
    every_minutes: int
    capacity: int
    valid_from: date


class NoSuchServiceGroup(NotPossible):
    message = N_("This hall has no such group.")


class LetterTaken(NotPossible):
    message = N_("Another group of this hall has this letter already.")


class GroupWithoutShape(NotPossible):
    message = N_(
        "A group has a letter, a name, at least one counter of the centre and minutes from 1 to 480."
    )


class EndsTooSoon(NotPossible):
    message = N_("A group may end from tomorrow on: who stands in its queue today is called.")


class AppointmentsBooked(NotPossible):
    message = N_("Appointments are booked until %(last)s: the group may end after them.")


class HoursWithoutSense(NotPossible):
    message = N_("Hours open before they close, every 5 to 240 minutes, for 1 to 99 people, on some weekday.")


class HoursOfThePast(NotPossible):
    message = N_("Hours change from today on, not before.")


class NoSuchHours(NotPossible):
    message = N_("There are no such hours.")


@transaction.atomic
def found(shape: Shape, *, valid_from: date, centre_id: int, by: Actor, at: datetime) -> int:
    """A new group from a day on; its id. Raises NotTheHallsSupervisor, GroupWithoutShape, LetterTaken."""
    policies.demand_directing(by, centre_id)
    code = "-".join("".join(c if c.isalnum() else " " for c in fold(shape.name_vi)).split())[:32]
    made = ServiceGroup(centre_id=centre_id, code=f"{code}-{valid_from:%y%m%d}"[:40], valid_from=valid_from)
    _form(made, shape)
    audit.change("service group", f"{made} ({made.pk})", by=by, at=at, after=_told(shape))
    return made.pk


@transaction.atomic
def reshape(group_id: int, shape: Shape, *, centre_id: int, by: Actor, at: datetime) -> None:
    """Another name, other counters, other minutes. Tickets keep their numbers. Raises also NoSuchServiceGroup."""
    policies.demand_directing(by, centre_id)
    group = _locked(group_id, centre_id)
    _form(group, shape)
    audit.change("service group", f"{group} ({group.pk})", by=by, at=at, after=_told(shape))


def _locked(group_id: int, centre_id: int) -> ServiceGroup:
    group = ServiceGroup.objects.select_for_update().filter(pk=group_id, centre_id=centre_id).first()
    if group is None:
        raise NoSuchServiceGroup
    return group


def _form(group: ServiceGroup, shape: Shape) -> None:
    wanted = set(shape.counter_ids)
    there = Counter.objects.filter(pk__in=wanted, centre_id=group.centre_id)
    name = " ".join(shape.name_vi.split())[:120]
    if not (name and shape.letter.strip() and 1 <= shape.usual_minutes <= 480 and wanted):
        raise GroupWithoutShape
    if there.count() != len(wanted):
        raise GroupWithoutShape
    group.letter, group.name_vi, group.name_en = (
        shape.letter.strip().upper()[:2],
        name,
        shape.name_en.strip()[:120],
    )
    group.usual_minutes, group.quick, group.position = shape.usual_minutes, shape.quick, shape.position
    try:
        with transaction.atomic():
            group.save()
    except IntegrityError as error:
        if "one_service_group_per_" not in str(error):
            raise
        raise LetterTaken from None
    group.counters.set(there)


def _told(shape: Shape) -> dict[str, object]:
    return {"letter": shape.letter, "name_vi": shape.name_vi, "counters": list(shape.counter_ids)}


@transaction.atomic
def end(group_id: int, valid_until: date | None, *, centre_id: int, by: Actor, at: datetime) -> None:
    """The group gives no tickets from this day on (None: it goes on).

    Raises NotTheHallsSupervisor, NoSuchServiceGroup, EndsTooSoon, AppointmentsBooked.
    """
    policies.demand_directing(by, centre_id)
    group = _locked(group_id, centre_id)
    if valid_until is not None:
        if valid_until <= max(at.astimezone(HANOI).date(), group.valid_from):
            raise EndsTooSoon
        last = (
            booked(group_id, at)
            .order_by("-slot__starts_at")
            .values_list("slot__starts_at", flat=True)
            .first()
        )
        if last is not None and last.astimezone(HANOI).date() >= valid_until:
            raise AppointmentsBooked(last=f"{last.astimezone(HANOI):%d/%m/%Y}")
    before, group.valid_until = group.valid_until, valid_until
    group.save(update_fields=["valid_until"])
    then, now = {"valid_until": before}, {"valid_until": valid_until}
    audit.change("service group", f"{group} ({group.pk})", by=by, at=at, before=then, after=now)


@transaction.atomic
def set_hours(group_id: int, wanted: HoursWanted, *, centre_id: int, by: Actor, at: datetime) -> int:
    """These hours on these weekdays from a day on, instead of what overlaps them; how many rules.

    What is booked stays booked. Raises NotTheHallsSupervisor, NoSuchServiceGroup, HoursWithoutSense, HoursOfThePast.
    """
    policies.demand_directing(by, centre_id)
    group = _locked(group_id, centre_id)
    _demand_sense(wanted, at)
    for weekday in sorted(set(wanted.weekdays)):
        overlapping = AppointmentHours.objects.filter(
            Q(valid_until=None) | Q(valid_until__gt=wanted.valid_from),
            group=group,
            weekday=weekday,
            opens__lt=wanted.closes,
            closes__gt=wanted.opens,
        )
        # What was to begin on that day or later never does; what holds until then ends.
        overlapping.filter(valid_from__gte=wanted.valid_from).delete()
        overlapping.update(valid_until=wanted.valid_from)
        AppointmentHours.objects.create(
            group=group,
            weekday=weekday,
            opens=wanted.opens,
            closes=wanted.closes,
            every_minutes=wanted.every_minutes,
            capacity=wanted.capacity,
            valid_from=wanted.valid_from,
        )
    told = asdict(wanted) | {"weekdays": sorted(set(wanted.weekdays))}
    audit.change("appointment hours", f"{group} ({group.pk})", by=by, at=at, after=told)
    return len(set(wanted.weekdays))


def _demand_sense(wanted: HoursWanted, at: datetime) -> None:
    sound = wanted.opens < wanted.closes and 5 <= wanted.every_minutes <= 240 and 1 <= wanted.capacity <= 99
    if not sound or not wanted.weekdays or not set(wanted.weekdays) <= set(range(7)):
        raise HoursWithoutSense
    if wanted.valid_from < at.astimezone(HANOI).date():
        raise HoursOfThePast


@transaction.atomic
def end_hours(rule_id: int, valid_until: date, *, centre_id: int, by: Actor, at: datetime) -> None:
    """No more appointments at these hours from a day on; what is booked stays. Raises NoSuchHours, HoursOfThePast."""
    policies.demand_directing(by, centre_id)
    rule = (
        AppointmentHours.objects.filter(pk=rule_id, group__centre_id=centre_id)
        .select_related("group")
        .first()
    )
    if rule is None:
        raise NoSuchHours
    if valid_until < at.astimezone(HANOI).date():
        raise HoursOfThePast
    if valid_until <= rule.valid_from:
        rule.delete()
    else:
        rule.valid_until = valid_until
        rule.save(update_fields=["valid_until"])
    audit.change(
        "appointment hours", f"{rule.group} ({rule_id})", by=by, at=at, after={"valid_until": valid_until}
    )
