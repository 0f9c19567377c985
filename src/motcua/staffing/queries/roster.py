"""The roster of a week: who stands at which counter, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.law.errors import N_
from motcua.staffing.models import Duty
from motcua.staffing.queries.halves import HalfDay, calendar_of, halves, week_of
from motcua.staffing.queries.people import Staff, counters, staff


class Trouble(StrEnum):
    """Why a duty cannot be kept as the roster says."""

    AWAY = "away"
    LEFT = "left"


TROUBLES: dict[Trouble, str] = {
    Trouble.AWAY: N_("on leave"),
    Trouble.LEFT: N_("no longer posted here"),
}


@dataclass(frozen=True, slots=True)
class Stand:
    """A counter's half day: who stands there (0: nobody), and what hinders them."""

    half: HalfDay
    officer_id: int = 0
    name: str = ""
    trouble: Trouble | None = None


@dataclass(frozen=True, slots=True)
class CounterRow:
    counter_id: int
    number: int
    name: str
    stands: Sequence[Stand]


@dataclass(frozen=True, slots=True)
class Week:
    """The halves that are worked in, one row for each counter, and who works here and stands nowhere."""

    days: Sequence[date]
    halves: Sequence[HalfDay]
    rows: Sequence[CounterRow]
    troubles: int
    free: Sequence[str]


@dataclass(frozen=True, slots=True)
class OwnDuty:
    """An officer's own half day."""

    half: HalfDay
    counter: int
    counter_name: str


def week(centre_id: int, on: date) -> Week:
    """The week in which the day lies."""
    days = week_of(on)
    worked = halves(calendar_of(centre_id), days)
    here = staff(centre_id, days[0], days[-1])
    duties = {
        (one.counter_id, one.day_on, one.half): one.officer_id
        for one in Duty.objects.filter(centre_id=centre_id, day_on__range=(days[0], days[-1]))
    }
    names = here.names | _strangers(set(duties.values()) - set(here.names))
    rows = [
        CounterRow(
            pk,
            number,
            name,
            [_stand(half, duties.get((pk, half.day_on, half.half), 0), here, names) for half in worked],
        )
        for pk, number, name in counters(centre_id)
    ]
    troubles = sum(stand.trouble is not None for row in rows for stand in row.stands)
    busy = set(duties.values())
    free = [name for pk, name in here.names.items() if pk not in busy and here.works(pk, days[0])]
    return Week([d for d in days if any(h.day_on == d for h in worked)], worked, rows, troubles, free)


def _strangers(officer_ids: Iterable[int]) -> dict[int, str]:
    """The names of who stands in the roster without any post here in these days."""
    rows = Duty.objects.filter(officer_id__in=officer_ids).distinct("officer_id")
    return dict(rows.values_list("officer_id", "officer__full_name"))


def _stand(half: HalfDay, officer_id: int, here: Staff, names: dict[int, str]) -> Stand:
    if not officer_id:
        return Stand(half)
    return Stand(half, officer_id, names[officer_id], trouble_of(here, officer_id, half.day_on))


def trouble_of(here: Staff, officer_id: int, on: date) -> Trouble | None:
    """What hinders an officer from a duty on the day."""
    if not here.works(officer_id, on):
        return Trouble.LEFT
    return Trouble.AWAY if here.is_away(officer_id, on) else None


def own(officer_id: int, centre_id: int, first_on: date, last_on: date) -> list[OwnDuty]:
    """An officer's duties, in order."""
    rows = Duty.objects.filter(
        officer_id=officer_id, centre_id=centre_id, day_on__range=(first_on, last_on)
    ).select_related("counter")
    found = {(one.day_on, one.half): one.counter for one in rows}
    worked = halves(calendar_of(centre_id), sorted({on for on, _half in found}))
    return [
        OwnDuty(half, found[half.day_on, half.half].number, found[half.day_on, half.half].name_vi)
        for half in worked
        if (half.day_on, half.half) in found
    ]


def choices(centre_id: int, on: date) -> list[tuple[int, str]]:
    """Whom one may put on duty from the day on: ids and names."""
    return list(staff(centre_id, on, date.max).names.items())
