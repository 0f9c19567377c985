"""The roster: put officers on duty at counters, take duties away, copy a week to the weeks after it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from motcua.audit import commands as audit
from motcua.law.actor import Actor
from motcua.law.errors import N_, NotPossible
from motcua.organisation.models import Counter, ServiceCentre
from motcua.staffing import policies
from motcua.staffing.models import Duty, Half
from motcua.staffing.queries.halves import calendar_of, halves, week_of
from motcua.staffing.queries.people import Staff, staff
from motcua.staffing.queries.roster import TROUBLES, trouble_of

MOST_DAYS = 92
MOST_WEEKS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A half day at a counter. Where somebody else stands then, this officer takes their place."""

    counter_id: int
    officer_id: int
    day_on: date
    half: Half


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A duty that could not be copied. `why` is a msgid."""

    name: str
    day_on: date
    half: Half
    why: str


@dataclass(frozen=True, slots=True)
class Copied:
    duties: int
    left_out: Sequence[LeftOut]


class NoSuchPlace(NotPossible):
    message = N_("This centre has no such counter.")


class NotPostedHere(NotPossible):
    message = N_("%(name)s holds no post at this centre on %(on)s.")


class OnLeaveThen(NotPossible):
    message = N_("%(name)s is on leave on %(on)s.")


class ElsewhereThen(NotPossible):
    message = N_("%(name)s stands at another counter already: %(when)s.")


class NothingToDo(NotPossible):
    message = N_("The centre does not work on any of these days.")


class TooLong(NotPossible):
    message = N_("Choose at most three months, from the first day to the last.")


class NothingToCopy(NotPossible):
    message = N_("The roster of this week is empty.")


def span(
    counter_id: int, officer_id: int, *, centre_id: int, first_on: date, last_on: date, only: Sequence[Half]
) -> list[Turn]:
    """The turns of one officer at one counter on every working day of a stretch. Raises TooLong, NothingToDo."""
    turns = [
        Turn(counter_id=counter_id, officer_id=officer_id, day_on=on, half=half)
        for on, half in _worked(centre_id, first_on, last_on)
        if half in only
    ]
    if not turns:
        raise NothingToDo
    return turns


def _worked(centre_id: int, first_on: date, last_on: date) -> list[tuple[date, Half]]:
    count = (last_on - first_on).days + 1
    if not 1 <= count <= MOST_DAYS:
        raise TooLong
    days = [first_on + timedelta(days=n) for n in range(count)]
    return [(one.day_on, one.half) for one in halves(calendar_of(centre_id), days)]


@transaction.atomic
def put_on_duty(turns: Sequence[Turn], *, centre_id: int, by: Actor, at: datetime) -> int:
    """Put these officers on duty; how many half days. Put twice, it stands once.

    Raises NotTheHead, NoSuchPlace, NotPostedHere, OnLeaveThen, ElsewhereThen.
    """
    policies.demand_lead(by, centre_id)
    _lock(centre_id)
    _demand_counters(turns, centre_id)
    here = _staff(turns, centre_id)
    for one in turns:
        _demand_there(one, here)
    _demand_nowhere_else(turns, here)
    _write(turns, centre_id)
    _tell(turns, centre_id, by=by, at=at, after="put")
    return len(turns)


def _lock(centre_id: int) -> None:
    """One who changes a centre's roster at a time: what is free is decided by looking at all of it."""
    ServiceCentre.objects.select_for_update(no_key=True).only("pk").get(pk=centre_id)


def _demand_counters(turns: Sequence[Turn], centre_id: int) -> None:
    wanted = {one.counter_id for one in turns}
    if Counter.objects.filter(pk__in=wanted, centre_id=centre_id).count() != len(wanted):
        raise NoSuchPlace


def _staff(turns: Sequence[Turn], centre_id: int) -> Staff:
    days = [one.day_on for one in turns]
    return staff(centre_id, min(days), max(days))


def _demand_there(one: Turn, here: Staff) -> None:
    name, on = here.names.get(one.officer_id, "–"), f"{one.day_on:%d/%m/%Y}"
    if not here.works(one.officer_id, one.day_on):
        raise NotPostedHere(name=name, on=on)
    if here.is_away(one.officer_id, one.day_on):
        raise OnLeaveThen(name=name, on=on)


def _demand_nowhere_else(turns: Sequence[Turn], here: Staff) -> None:
    """Nobody stands at two counters at once, by what is written or within what is asked for."""
    wanted: dict[tuple[int, date, str], int] = {}
    for one in turns:
        other = wanted.setdefault((one.officer_id, one.day_on, one.half), one.counter_id)
        if other != one.counter_id:
            raise ElsewhereThen(name=here.names[one.officer_id], when=f"{one.day_on:%d/%m/%Y}")
    days = [one.day_on for one in turns]
    standing = Duty.objects.filter(
        officer_id__in={one.officer_id for one in turns}, day_on__range=(min(days), max(days))
    ).order_by("day_on", "half")
    taken = [
        duty
        for duty in standing
        if wanted.get((duty.officer_id, duty.day_on, duty.half), duty.counter_id) != duty.counter_id
    ]
    if taken:
        when = ", ".join(dict.fromkeys(f"{duty.day_on:%d/%m/%Y}" for duty in taken[:5]))
        raise ElsewhereThen(name=here.names[taken[0].officer_id], when=when)


def _write(turns: Iterable[Turn], centre_id: int) -> None:
    Duty.objects.bulk_create(
        [
            Duty(
                centre_id=centre_id,
                counter_id=one.counter_id,
                officer_id=one.officer_id,
                day_on=one.day_on,
                half=one.half,
            )
            for one in turns
        ],
        update_conflicts=True,
        unique_fields=["counter", "day_on", "half"],
        update_fields=["officer"],
    )


@transaction.atomic
def take_off(
    counter_id: int,
    *,
    first_on: date,
    last_on: date,
    only: Sequence[Half],
    centre_id: int,
    by: Actor,
    at: datetime,
) -> int:
    """Nobody stands at this counter in these half days; how many were taken away. Raises NotTheHead."""
    policies.demand_lead(by, centre_id)
    _lock(centre_id)
    gone = Duty.objects.filter(
        centre_id=centre_id, counter_id=counter_id, day_on__range=(first_on, last_on), half__in=only
    )
    turns = [
        Turn(counter_id=c, officer_id=o, day_on=on, half=Half(half))
        for c, o, on, half in gone.values_list("counter_id", "officer_id", "day_on", "half")
    ]
    gone.delete()
    if turns:
        _tell(turns, centre_id, by=by, at=at, after="taken off")
    return len(turns)


@transaction.atomic
def copy_week(on: date, *, weeks: int, centre_id: int, by: Actor, at: datetime) -> Copied:
    """Copy the roster of the week of `on` to the next `weeks` weeks, into what is free there; what was left out.

    Copied twice it stands once: where somebody stands already, they stay. Raises NotTheHead, NothingToCopy.
    """
    policies.demand_lead(by, centre_id)
    _lock(centre_id)
    days = week_of(on)
    source = list(Duty.objects.filter(centre_id=centre_id, day_on__range=(days[0], days[-1])))
    if not source:
        raise NothingToCopy
    ahead = range(1, min(max(weeks, 1), MOST_WEEKS) + 1)
    wanted = [
        Turn(
            counter_id=one.counter_id,
            officer_id=one.officer_id,
            day_on=one.day_on + timedelta(weeks=n),
            half=Half(one.half),
        )
        for n in ahead
        for one in source
    ]
    turns, left_out = _that_fit(wanted, centre_id)
    _write(turns, centre_id)
    if turns:
        _tell(turns, centre_id, by=by, at=at, after=f"copied from {days[0].isoformat()}")
    return Copied(len(turns), left_out)


def _that_fit(wanted: Sequence[Turn], centre_id: int) -> tuple[list[Turn], list[LeftOut]]:
    first_on, last_on = min(one.day_on for one in wanted), max(one.day_on for one in wanted)
    here = staff(centre_id, first_on, last_on)
    worked = set(_worked(centre_id, first_on, last_on))
    standing = Duty.objects.filter(
        Q(officer_id__in={one.officer_id for one in wanted}) | Q(centre_id=centre_id),
        day_on__range=(first_on, last_on),
    )
    busy, filled = set[tuple[int, date, str]](), dict[tuple[int, date, str], int]()
    for duty in standing:
        busy.add((duty.officer_id, duty.day_on, duty.half))
        filled[duty.counter_id, duty.day_on, duty.half] = duty.officer_id
    turns, left_out = list[Turn](), list[LeftOut]()
    for one in wanted:
        if (one.day_on, one.half) not in worked:
            continue  # a day off is no failure
        there = filled.get((one.counter_id, one.day_on, one.half))
        if there == one.officer_id:
            continue  # copied already
        why = _why_not(
            one, here, taken=there is not None, busy=(one.officer_id, one.day_on, one.half) in busy
        )
        if why:
            left_out.append(LeftOut(here.names.get(one.officer_id, "–"), one.day_on, one.half, why))
        else:
            turns.append(one)
    return turns, left_out


def _why_not(one: Turn, here: Staff, *, taken: bool, busy: bool) -> str:
    trouble = trouble_of(here, one.officer_id, one.day_on)
    if trouble:
        return TROUBLES[trouble]
    if taken:
        return N_("somebody else stands there")
    return N_("stands at another counter") if busy else ""


def _tell(turns: Sequence[Turn], centre_id: int, *, by: Actor, at: datetime, after: str) -> None:
    told = {
        "duties": [[one.counter_id, one.officer_id, one.day_on.isoformat(), one.half] for one in turns],
        "how": after,
    }
    audit.change("roster", f"centre {centre_id}", by=by, at=at, after=told)
