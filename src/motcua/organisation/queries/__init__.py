"""Who works where, and by which hours."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from motcua.law.actor import Actor, ActorKind, Role, Unit
from motcua.law.errors import N_, NotPossible
from motcua.law.worktime import Calendar, WeeklyHours
from motcua.lib.folding import fold
from motcua.organisation.models import (
    Absence,
    AdministrativeUnit,
    Agency,
    CalendarClosure,
    CalendarDay,
    CalendarHours,
    Officer,
    OfficerRole,
    Secondment,
    ServiceCentre,
)
from motcua.organisation.queries.absences import AbsenceShown, absences_around, stand_ins
from motcua.organisation.queries.periods import in_force

__all__ = ["AbsenceShown", "absences_around", "in_force"]


@dataclass(frozen=True, slots=True)
class AgencyHours:
    """The calendar an agency works by, with the revision it was read at."""

    calendar_id: int
    revision: int
    calendar: Calendar


@lru_cache(maxsize=64)
def _calendar(calendar_id: int, revision: int) -> Calendar:  # noqa: ARG001 - the revision is the cache's key
    hours = CalendarHours.objects.filter(calendar_id=calendar_id).order_by("weekday", "opens", "id")
    days = CalendarDay.objects.filter(Q(calendar_id=calendar_id) | Q(calendar_id=None))
    # A calendar's own rule for a day wins over the country's.
    rules = {d.day_on: d.kind for d in days.order_by(F("calendar_id").asc(nulls_first=True))}
    closures = CalendarClosure.objects.filter(calendar_id=calendar_id)
    return Calendar(
        hours=[WeeklyHours(h.weekday, h.opens, h.closes, h.valid_from, h.valid_until) for h in hours],
        holidays={d for d, kind in rules.items() if kind != CalendarDay.Kind.WORKING_DAY},
        working_days={d for d, kind in rules.items() if kind == CalendarDay.Kind.WORKING_DAY},
        closures=[(c.starts_at, c.ends_at) for c in closures.order_by("starts_at", "id")],
        day_minutes=settings.MOTCUA_WORKING_DAY_MINUTES,
    )


_agency_hours: dict[int, tuple[int, int]] = {}
_agency_hours_lock = threading.Lock()


def hours_of(agency_id: int) -> AgencyHours:
    """The hours of an agency, from memory when it was asked before.

    What memory holds may be stale after a change of calendar: who writes by it must compare
    `revision` with the row in the same statement, and call `forget_hours` on a difference.
    """
    known = _agency_hours.get(agency_id)
    if known is None:
        known = Agency.objects.values_list("calendar_id", "calendar__revision").get(pk=agency_id)
        with _agency_hours_lock:
            _agency_hours[agency_id] = known
    return AgencyHours(known[0], known[1], _calendar(*known))


def forget_hours() -> None:
    with _agency_hours_lock:
        _agency_hours.clear()


def calendars_at(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Calendar]:
    """The calendars of these (calendar id, revision) pairs, as just read from their rows."""
    return {pair: _calendar(*pair) for pair in set(pairs)}


class NoPost(NotPossible):
    message = N_("%(name)s holds no post on %(on)s.")


def actor_of(officer: Officer, *, on: date) -> Actor:
    """The officer as an actor, with the posts in force on the day, at the counter of the secondment."""
    posts = frozenset(
        (Role(role), Unit(agency_id=agency_id, centre_id=centre_id))
        for role, agency_id, centre_id in OfficerRole.objects.filter(
            in_force(on), officer=officer
        ).values_list("role", "agency_id", "centre_id")
    )
    if not posts:
        raise NoPost(name=officer.full_name, on=on.isoformat())
    return _with_place(officer, posts, on).standing_in(stand_ins(officer.pk, posts, on=on))


def _with_place(officer: Officer, posts: frozenset[tuple[Role, Unit]], on: date) -> Actor:
    secondment = (
        Secondment.objects.filter(in_force(on), officer=officer)
        .order_by("-valid_from", "-id")
        .values_list("centre_id", "counter_id")
        .first()
    )
    centre_id, counter_id = secondment or (None, None)
    at_centre = Unit(centre_id=centre_id) if centre_id else next((u for _, u in posts if u.centre_id), None)
    return Actor(
        kind=ActorKind.OFFICER,
        name=officer.full_name,
        position=officer.position_vi,
        officer_id=officer.pk,
        unit=at_centre or Unit(agency_id=officer.agency_id),
        counter_id=counter_id,
        posts=posts,
    )


@lru_cache(maxsize=4096)
def actor_of_account(account_id: int, *, on: date, revision: UUID) -> Actor | None:  # noqa: ARG001
    """The officer of an account as an actor; None when it is no officer's. Raises NoPost.

    From memory while the staff's revision stands: any change of a post, a secondment, an officer or
    an account moves it.
    """
    officer = Officer.objects.filter(account_id=account_id).first()
    return actor_of(officer, on=on) if officer else None


def actor_by_code(code: str, *, on: date) -> Actor:
    return actor_of(Officer.objects.get(code=code), on=on)


Period = tuple[date, date | None]


def _holds(period: Period, on: date) -> bool:
    begins, ends = period
    return begins <= on and (ends is None or on < ends)


@dataclass(frozen=True, slots=True)
class Staffed:
    """An officer's name, posts and absences, each with its period, past and to come included."""

    name: str
    posts: tuple[tuple[Role, Unit, date, date | None], ...]
    absences: tuple[Period, ...] = ()

    def holds(self, role: Role, unit: Unit, on: date) -> bool:
        """Whether the officer holds `role` at exactly `unit` on the day."""
        return any(
            (held, where) == (role, unit) and _holds((begins, ends), on)
            for held, where, begins, ends in self.posts
        )

    def is_away(self, on: date) -> bool:
        return any(_holds(period, on) for period in self.absences)


def staffed(officer_ids: Iterable[int]) -> dict[int, Staffed]:
    """These officers with their posts and absences, in one statement; who does not exist is left out."""
    names: dict[int, str] = {}
    posts: dict[int, dict[tuple[Role, Unit, date, date | None], None]] = {}
    absences: dict[int, dict[Period, None]] = {}
    rows = Officer.objects.filter(pk__in=set(officer_ids)).values_list(
        "pk", "full_name", "roles__role", "roles__agency_id", "roles__centre_id", "roles__valid_from",
        "roles__valid_until", "absences__valid_from", "absences__valid_until",
    )  # fmt: skip
    for officer_id, name, role, agency_id, centre_id, begins, ends, away_from, away_until in rows:
        names[officer_id] = name
        if role:
            posts.setdefault(officer_id, {})[Role(role), Unit(centre_id, agency_id), begins, ends] = None
        if away_from:
            absences.setdefault(officer_id, {})[away_from, away_until] = None
    return {
        pk: Staffed(name, tuple(posts.get(pk, ())), tuple(absences.get(pk, ()))) for pk, name in names.items()
    }


def holders(role: Role, unit: Unit, *, on: date, limit: int = 200) -> list[tuple[int, str]]:
    """Ids and names of who holds `role` at `unit` on the day and is there, by name."""
    at_unit = {"roles__agency_id": unit.agency_id, "roles__centre_id": unit.centre_id, "roles__role": role}
    held = Officer.objects.filter(
        Q(roles__valid_until__isnull=True) | Q(roles__valid_until__gt=on),
        roles__valid_from__lte=on,
        **at_unit,
    ).exclude(Exists(Absence.objects.filter(in_force(on), officer_id=OuterRef("pk"))))
    return list(held.order_by("full_name", "id").distinct().values_list("pk", "full_name")[:limit])


def officers_at(
    *, centre_id: int, agency_id: int | None, on: date, limit: int = 300
) -> list[tuple[int, str]]:
    """Ids and names of who holds any post at the centre or the agency on the day, by name."""
    at_unit = Q(roles__centre_id=centre_id)
    if agency_id is not None:
        at_unit |= Q(roles__agency_id=agency_id)
    held = Officer.objects.filter(
        at_unit,
        Q(roles__valid_until__isnull=True) | Q(roles__valid_until__gt=on),
        roles__valid_from__lte=on,
    )
    return list(held.order_by("full_name", "id").distinct().values_list("pk", "full_name")[:limit])


def colleagues_at(units: Iterable[Unit], *, on: date, limit: int = 500) -> list[tuple[int, str]]:
    """Ids and names of who holds any post at one of these units on the day, by name."""
    wanted = set(units)
    posts = OfficerRole.objects.filter(
        in_force(on),
        Q(agency_id__in=[u.agency_id for u in wanted if u.agency_id])
        | Q(centre_id__in=[u.centre_id for u in wanted if u.centre_id]),
    )
    held = Officer.objects.filter(pk__in=posts.values("officer_id"))
    return list(held.order_by("full_name", "id").values_list("pk", "full_name")[:limit])


def everybody(on: date, *, limit: int = 1000) -> list[tuple[int, str, str]]:
    """Ids, names and agencies of all officers who hold any post on the day, by agency and name."""
    held = OfficerRole.objects.filter(in_force(on)).values("officer_id")
    rows = Officer.objects.filter(pk__in=held).order_by("agency__name_vi", "full_name", "id")
    return list(rows.values_list("pk", "full_name", "agency__name_vi")[:limit])


def agencies_in_force(on: date) -> QuerySet[Agency]:
    return Agency.objects.filter(in_force(on)).order_by("kind", "code")


def centres_in_force(on: date) -> QuerySet[ServiceCentre]:
    return ServiceCentre.objects.filter(in_force(on)).order_by("level", "code")


@dataclass(frozen=True, slots=True)
class CentreTerms:
    """What the commands need of a centre; it never changes while the centre is in force."""

    id: int
    unit_code: str
    name_vi: str
    level: str


@lru_cache(maxsize=1024)
def centre(centre_id: int) -> CentreTerms:
    columns = ("id", "unit_code", "name_vi", "level")
    return CentreTerms(*ServiceCentre.objects.values_list(*columns).get(pk=centre_id))


@lru_cache(maxsize=1024)
def host_of(centre_id: int) -> int:
    """The agency that runs the centre; it never changes while the centre is in force."""
    return ServiceCentre.objects.values_list("host_id", flat=True).get(pk=centre_id)


@dataclass(frozen=True, slots=True)
class AgencyTerms:
    id: int
    level: str
    parent_id: int | None
    name_vi: str


@lru_cache(maxsize=4096)
def agency(agency_id: int) -> AgencyTerms:
    return AgencyTerms(*Agency.objects.values_list("id", "level", "parent_id", "name_vi").get(pk=agency_id))


@dataclass(frozen=True, slots=True)
class Letterhead:
    """How a unit heads its papers (Decree 30/2020/NĐ-CP, annex I): its superior's name above its own
    (a people's committee has none), the place before the date, the abbreviation in its numbers."""

    name: str
    parent: str
    place: str
    abbreviation: str
    phone: str


def letterheads(units: Iterable[Unit]) -> dict[Unit, Letterhead]:
    """As the units are named today, from their rows: a paper is kept, so it is asked only once."""
    wanted = set(units)
    columns = ("id", "name_vi", "place", "abbreviation", "phone")
    centres = ServiceCentre.objects.filter(id__in=[u.centre_id for u in wanted if u.centre_id])
    found = {
        Unit(centre_id=pk): Letterhead(name, host, place, short, phone)
        for pk, name, place, short, phone, host in centres.values_list(*columns, "host__name_vi")
    }
    agencies = Agency.objects.filter(id__in=[u.agency_id for u in wanted if u.agency_id])
    for pk, name, place, short, phone, kind, above in agencies.values_list(
        *columns, "kind", "parent__name_vi"
    ):
        parent = above if kind == Agency.Kind.DEPARTMENT else ""
        found[Unit(agency_id=pk)] = Letterhead(name, parent or "", place, short, phone)
    return found


def agency_exists(agency_id: int) -> bool:
    return Agency.objects.filter(pk=agency_id).exists()


# --- addresses -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Place:
    """A province or commune in force; `agency_id` is its people's committee, where it works with us."""

    code: str
    kind: str
    province_code: str
    name_vi: str
    name_en: str
    agency_id: int | None


_places: dict[date, Mapping[str, Place]] = {}


def places(on: date) -> Mapping[str, Place]:
    """Every administrative unit in force on the day, by its code; some 3,400, kept in memory for the day."""
    known = _places.get(on)
    if known is None:
        rows = AdministrativeUnit.objects.filter(in_force(on)).order_by("code")
        columns = ("code", "kind", "province_code", "name_vi", "name_en", "agency_id")
        known = {row[0]: Place(*row) for row in rows.values_list(*columns)}
        if known:  # before the first loading there is nothing to remember
            _places.clear()
            _places[on] = known
    return known


def provinces(on: date) -> tuple[Place, ...]:
    return _by_name(place for place in places(on).values() if place.kind == AdministrativeUnit.Kind.PROVINCE)


def communes(province_code: str, on: date) -> tuple[Place, ...]:
    return _by_name(
        place for place in places(on).values() if place.province_code == province_code and province_code
    )


def _by_name(found: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(found, key=lambda place: (fold(place.name_vi), place.code)))


def forget_units() -> None:
    _places.clear()


def centre_hosts(on: date) -> dict[int, int]:
    """The host agency of each centre in force, by the centre's id."""
    return dict(ServiceCentre.objects.filter(in_force(on)).values_list("id", "host_id"))
