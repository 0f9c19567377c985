"""Who works at a centre on a day: from which agency, for which term, at which counter."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from motcua.law.actor import Role
from motcua.lib.months import months_after
from motcua.organisation.models import Absence, Counter, Officer, OfficerRole, Secondment
from motcua.organisation.queries import in_force
from motcua.staffing.models import StaffingRules

MOST = 400


@dataclass(frozen=True, slots=True)
class Term:
    """A secondment's period: its last day (None: until further notice), and what the centre's rules say of it.

    `short`, `long`: shorter or longer in months than the rules want; `ends_soon`: its end is near.
    """

    first_on: date
    last_on: date | None
    days_left: int | None
    short: bool
    long: bool
    ends_soon: bool


def term_of(begins: date, ends: date | None, *, on: date, rules: StaffingRules) -> Term:
    left = None if ends is None else (ends - on).days
    return Term(
        first_on=begins,
        last_on=last_day(ends),
        days_left=left,
        short=ends is not None and ends < months_after(begins, rules.least_months),
        long=(ends or on) > months_after(begins, rules.most_months),
        ends_soon=left is not None and 0 <= left <= rules.ends_within_days,
    )


def rules_of(centre_id: int) -> StaffingRules:
    """The centre's own, or the defaults (not saved)."""
    return StaffingRules.objects.filter(centre_id=centre_id).first() or StaffingRules(centre_id=centre_id)


@dataclass(frozen=True, slots=True)
class Person:
    """An officer at a centre. `counter`: that of the secondment; `term` None: not seconded."""

    id: int
    name: str
    position: str
    agency: str
    roles: Sequence[Role]
    counter: int | None
    secondment_id: int | None
    term: Term | None
    away: bool


@dataclass(frozen=True, slots=True)
class Staff:
    """Who holds a post at the centre on some day of a stretch, and when each is there."""

    names: dict[int, str]
    posts: dict[int, list[tuple[date, date | None]]]
    absences: dict[int, list[tuple[date, date | None]]]

    def works(self, officer_id: int, on: date) -> bool:
        return _any(self.posts.get(officer_id, ()), on)

    def is_away(self, officer_id: int, on: date) -> bool:
        return _any(self.absences.get(officer_id, ()), on)


def _any(periods: Iterable[tuple[date, date | None]], on: date) -> bool:
    return any(begins <= on and (ends is None or on < ends) for begins, ends in periods)


def staff(centre_id: int, first_on: date, last_on: date) -> Staff:
    """Everybody who holds a post at the centre in these days."""
    rows = OfficerRole.objects.filter(centre_id=centre_id, valid_from__lte=last_on).exclude(
        valid_until__lte=first_on
    )
    names, posts = dict[int, str](), dict[int, list[tuple[date, date | None]]]()
    for pk, name, begins, ends in rows.order_by("officer__full_name", "officer_id").values_list(
        "officer_id", "officer__full_name", "valid_from", "valid_until"
    ):
        names[pk] = name
        posts.setdefault(pk, []).append((begins, ends))
    away = dict[int, list[tuple[date, date | None]]]()
    absences = Absence.objects.filter(officer_id__in=names, valid_from__lte=last_on).exclude(
        valid_until__lte=first_on
    )
    for pk, begins, ends in absences.values_list("officer_id", "valid_from", "valid_until"):
        away.setdefault(pk, []).append((begins, ends))
    return Staff(names, posts, away)


def people(centre_id: int, on: date) -> list[Person]:
    """Everybody who works at the centre on the day, by name."""
    posts = OfficerRole.objects.filter(in_force(on), centre_id=centre_id).order_by(
        "officer__full_name", "officer_id"
    )
    roles = dict[int, list[Role]]()
    for officer_id, role in posts.values_list("officer_id", "role")[: MOST * 4]:
        roles.setdefault(officer_id, []).append(Role(role))
    found = Officer.objects.in_bulk(list(roles)[:MOST])
    terms = _secondments(centre_id, on, roles)
    away = set(
        Absence.objects.filter(in_force(on), officer_id__in=roles).values_list("officer_id", flat=True)
    )
    agencies = dict(Officer.objects.filter(pk__in=found).values_list("pk", "agency__name_vi"))
    rules = rules_of(centre_id)
    return [
        _person(
            found[pk], agencies[pk], held, _term(terms.get(pk), on, rules), terms.get(pk), away=pk in away
        )
        for pk, held in roles.items()
        if pk in found
    ]


def _secondments(centre_id: int, on: date, officer_ids: Iterable[int]) -> dict[int, Secondment]:
    rows = Secondment.objects.filter(in_force(on), centre_id=centre_id, officer_id__in=officer_ids)
    return {
        one.officer_id: one for one in rows.select_related("counter", "agency").order_by("valid_from", "id")
    }


def _term(seconded: Secondment | None, on: date, rules: StaffingRules) -> Term | None:
    return term_of(seconded.valid_from, seconded.valid_until, on=on, rules=rules) if seconded else None


def _person(
    officer: Officer,
    agency: str,
    roles: Sequence[Role],
    term: Term | None,
    seconded: Secondment | None,
    *,
    away: bool,
) -> Person:
    return Person(
        id=officer.pk,
        name=officer.full_name,
        position=officer.position_vi,
        agency=seconded.agency.name_vi if seconded else agency,
        roles=sorted(set(roles)),
        counter=seconded.counter.number if seconded and seconded.counter else None,
        secondment_id=seconded.pk if seconded else None,
        term=term,
        away=away,
    )


def person(officer_id: int, centre_id: int, on: date) -> Person | None:
    """One of them; also somebody whose post at the centre has ended. None: never was at this centre."""
    officer = Officer.objects.select_related("agency").filter(pk=officer_id).first()
    if officer is None or not _ever_at(officer_id, centre_id):
        return None
    held = OfficerRole.objects.filter(in_force(on), officer_id=officer_id, centre_id=centre_id)
    roles = [Role(role) for role in held.values_list("role", flat=True)]
    away = Absence.objects.filter(in_force(on), officer_id=officer_id).exists()
    seconded = _secondments(centre_id, on, [officer_id]).get(officer_id)
    term = _term(seconded, on, rules_of(centre_id))
    return _person(officer, officer.agency.name_vi, roles, term, seconded, away=away)


def _ever_at(officer_id: int, centre_id: int) -> bool:
    return OfficerRole.objects.filter(officer_id=officer_id, centre_id=centre_id).exists()


def terms(officer_id: int, centre_id: int) -> list[tuple[int, str, date, date | None]]:
    """The officer's secondments to the centre, the newest first: id, agency, first day, end (excluded)."""
    rows = Secondment.objects.filter(officer_id=officer_id, centre_id=centre_id).order_by(
        "-valid_from", "-id"
    )
    return list(rows.values_list("id", "agency__name_vi", "valid_from", "valid_until")[:50])


def counters(centre_id: int) -> list[tuple[int, int, str]]:
    """Ids, numbers and names."""
    rows = Counter.objects.filter(centre_id=centre_id).order_by("number", "id")
    return list(rows.values_list("id", "number", "name_vi"))


def last_day(until: date | None) -> date | None:
    """The last day of a period whose end is excluded."""
    return until - timedelta(days=1) if until else None
