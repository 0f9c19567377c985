"""Leave: who is away from when to when, who stands in, and coming back.

Each change stands in the trail of changes. What is lent ends with the absence, by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from motcua.audit import commands as audit
from motcua.law.actor import NEVER_LENT, Actor, Role, Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import HANOI
from motcua.organisation import policies, queries
from motcua.organisation.models import Absence, Substitution
from motcua.organisation.queries import Staffed


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Who stands in: in one role, or in everything (None)."""

    officer_id: int
    role: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """An officer is away in [valid_from, valid_until); None: until further notice."""

    officer_id: int
    valid_from: date
    valid_until: date | None
    substitutes: tuple[Naming, ...] = ()


class NoSuchAbsence(NotPossible):
    message = N_("There is no such absence, or it is over.")


class NoSuchColleague(NotPossible):
    message = N_("There is no such officer.")


class LeaveIsOver(NotPossible):
    message = N_("The leave must end after it begins, and not lie in the past.")


class AwayAlready(NotPossible):
    message = N_("%(officer)s is already noted as away in these days.")


class NotACover(NotPossible):
    message = N_("%(officer)s works at none of the units where %(absent)s would have to be stood in for.")


class AwayToo(NotPossible):
    message = N_("%(officer)s is away in these days too.")


class TwoForOneRole(NotPossible):
    message = N_("Name one officer for a role.")


@transaction.atomic
def go_on_leave(leaves: Sequence[Leave], *, by: Actor, at: datetime) -> list[int]:
    """Note that officers will be away and who stands in for them; the absences' ids in order.

    The same leave given twice is refused the second time (AwayAlready).
    """
    today = at.astimezone(HANOI).date()
    staff = _staff(leaves)
    for leave in leaves:
        _demand_right(by, leave.officer_id, staff, today)
        if leave.valid_until is not None and leave.valid_until <= max(leave.valid_from, today):
            raise LeaveIsOver
        _demand_covers(leave.officer_id, leave.substitutes, leave.valid_from, leave.valid_until, staff)
    noted = [
        Absence(
            officer_id=leave.officer_id,
            valid_from=leave.valid_from,
            valid_until=leave.valid_until,
            named_by_id=by.officer_id,
            named_at=at,
        )
        for leave in leaves
    ]
    try:
        with transaction.atomic():
            Absence.objects.bulk_create(noted)
    except IntegrityError as error:
        if "one_absence_at_a_time" not in str(error):
            raise
        raise AwayAlready(officer=", ".join(staff[leave.officer_id].name for leave in leaves)) from None
    _name((one.pk, leave.substitutes) for one, leave in zip(noted, leaves, strict=True))
    for leave in leaves:
        _tell(leave.officer_id, staff, by=by, at=at, after=_as_told(leave, staff))
    return [one.pk for one in noted]


@transaction.atomic
def name_substitutes(
    absence_ids: Sequence[int], substitutes: Sequence[Naming], *, by: Actor, at: datetime
) -> None:
    """From now on these stand in for the rest of each absence, instead of who did."""
    absences = _absences(absence_ids, at)
    before = {one.pk: [(u.officer_id, u.role) for u in one.substitutions.all()] for one in absences}
    leaves = [
        Leave(
            officer_id=one.officer_id,
            valid_from=max(one.valid_from, at.astimezone(HANOI).date()),
            valid_until=one.valid_until,
            substitutes=tuple(substitutes),
        )
        for one in absences
    ]
    staff = _staff(leaves)
    for leave in leaves:
        _demand_right(by, leave.officer_id, staff, leave.valid_from)
        _demand_covers(leave.officer_id, leave.substitutes, leave.valid_from, leave.valid_until, staff)
    Substitution.objects.filter(absence_id__in=absence_ids).delete()
    _name((one.pk, leave.substitutes) for one, leave in zip(absences, leaves, strict=True))
    for one, leave in zip(absences, leaves, strict=True):
        told = {"substitutes": [{"officer_id": o, "role": r} for o, r in before[one.pk]]}
        _tell(one.officer_id, staff, by=by, at=at, before=told, after=_as_told(leave, staff))


@transaction.atomic
def come_back(absence_ids: Sequence[int], *, by: Actor, at: datetime) -> None:
    """The officers are there again from today; an absence that had not begun never was."""
    today = at.astimezone(HANOI).date()
    absences = _absences(absence_ids, at)
    staff = queries.staffed(one.officer_id for one in absences)
    for one in absences:
        _demand_right(by, one.officer_id, staff, today)
        before = {"valid_from": one.valid_from, "valid_until": one.valid_until}
        if one.valid_from >= today:
            one.delete()
            _tell(one.officer_id, staff, by=by, at=at, before=before)
        else:
            one.valid_until = today
            one.save(update_fields=["valid_until"])
            _tell(one.officer_id, staff, by=by, at=at, before=before, after={"valid_until": today})


def _absences(absence_ids: Sequence[int], at: datetime) -> list[Absence]:
    """Locked, in order of id. Raises NoSuchAbsence where one is over."""
    today = at.astimezone(HANOI).date()
    lasting = Q(valid_until__isnull=True) | Q(valid_until__gt=today)
    found = Absence.objects.select_for_update().filter(lasting, pk__in=absence_ids).order_by("pk")
    absences = list(found.prefetch_related("substitutions"))
    if len(absences) != len(set(absence_ids)):
        raise NoSuchAbsence
    return absences


def _staff(leaves: Sequence[Leave]) -> dict[int, Staffed]:
    wanted = {leave.officer_id for leave in leaves}
    wanted |= {one.officer_id for leave in leaves for one in leave.substitutes}
    staff = queries.staffed(wanted)
    if len(staff) != len(wanted):
        raise NoSuchColleague
    return staff


def _posts(staffed: Staffed, on: date) -> set[tuple[Role, Unit]]:
    return {
        (role, unit)
        for role, unit, begins, ends in staffed.posts
        if begins <= on and (ends is None or on < ends) and role not in NEVER_LENT
    }


def _demand_right(by: Actor, officer_id: int, staff: Mapping[int, Staffed], on: date) -> None:
    units = {unit for _, unit in _posts(staff[officer_id], on)}
    if not policies.may_note_absence(by, officer_id, units):
        raise policies.NotTheirHead(officer=staff[officer_id].name)


def _demand_covers(
    absent_id: int, named: Sequence[Naming], begins: date, ends: date | None, staff: Mapping[int, Staffed]
) -> None:
    """Each one works, at the beginning, where the absent does in that role, and is there all the days."""
    if len({one.role for one in named}) != len(named):
        raise TwoForOneRole
    posts = _posts(staff[absent_id], begins)
    for one in named:
        there = {unit for _, unit in _posts(staff[one.officer_id], begins)}
        lent = {unit for role, unit in posts if one.role in (None, role)}
        if one.officer_id == absent_id or there.isdisjoint(lent):
            raise NotACover(officer=staff[one.officer_id].name, absent=staff[absent_id].name)
    last = (ends or date.max) - timedelta(days=1)
    away = Absence.objects.filter(
        Q(valid_until__isnull=True) | Q(valid_until__gt=begins),
        officer_id__in={one.officer_id for one in named},
        valid_from__lte=last,
    )
    names = sorted(staff[officer_id].name for officer_id in away.values_list("officer_id", flat=True))
    if names:
        raise AwayToo(officer=", ".join(names))


def _name(named: Iterable[tuple[int, Sequence[Naming]]]) -> None:
    Substitution.objects.bulk_create(
        Substitution(absence_id=absence_id, officer_id=one.officer_id, role=one.role or "")
        for absence_id, substitutes in named
        for one in substitutes
    )


def _as_told(leave: Leave, staff: Mapping[int, Staffed]) -> dict[str, Any]:
    named = [
        {"officer_id": one.officer_id, "name": staff[one.officer_id].name, "role": one.role or ""}
        for one in leave.substitutes
    ]
    return {"valid_from": leave.valid_from, "valid_until": leave.valid_until, "substitutes": named}


def _tell(
    officer_id: int,
    staff: Mapping[int, Staffed],
    *,
    by: Actor,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    about = f"{staff[officer_id].name} ({officer_id})"
    audit.change("absence", about, by=by, at=at, before=before, after=after)
