"""Who is away, who stands in for whom, and for whom nobody does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from motcua.law.actor import NEVER_LENT, Role, StandIn, Unit
from motcua.lib import prepared
from motcua.organisation.models import Absence, OfficerRole

_SHOWN = 200


def stand_ins(officer_id: int, posts: frozenset[tuple[Role, Unit]], *, on: date) -> tuple[StandIn, ...]:
    """The absent for whom this officer stands in on the day, by name, each with the posts that are lent.

    Lent is what the naming covers, at the units where this officer has a post of their own.
    """
    units = {unit for _, unit in posts}
    lent: dict[tuple[str, int, date | None], set[tuple[Role, Unit]]] = {}
    for absent_id, name, until_on, role, agency_id, centre_id in prepared.fetch(_LENT, [officer_id, on]):
        unit = Unit(agency_id=agency_id, centre_id=centre_id)
        if unit in units and role not in NEVER_LENT:
            lent.setdefault((name, absent_id, until_on), set()).add((Role(role), unit))
    return tuple(
        StandIn(absent_id, name, frozenset(lent[name, absent_id, until_on]), until_on)
        for name, absent_id, until_on in sorted(lent, key=lambda key: key[:2])
    )


_LENT = """
    SELECT a.officer_id, o.full_name, a.valid_until, p.role, p.agency_id, p.centre_id
      FROM (SELECT %s::bigint AS officer_id, %s::date AS day) AS me
      JOIN organisation_substitution u ON u.officer_id = me.officer_id
      JOIN organisation_absence a ON a.id = u.absence_id
       AND a.valid_from <= me.day AND (a.valid_until IS NULL OR a.valid_until > me.day)
      JOIN organisation_officer o ON o.id = a.officer_id
      JOIN organisation_officerrole p ON p.officer_id = a.officer_id AND (u.role = '' OR u.role = p.role)
       AND p.valid_from <= me.day AND (p.valid_until IS NULL OR p.valid_until > me.day)
"""


# An absent officer (a.officer_id) for whose role at a unit nobody stands in who is there on the day. Three places
# to fill: the unit's agency, its centre, the role; `day` is a date of the statement around it.
STANDS_IN = """
    SELECT 1 FROM organisation_substitution u
      JOIN organisation_officerrole p ON p.officer_id = u.officer_id
       AND p.agency_id IS NOT DISTINCT FROM {agency} AND p.centre_id IS NOT DISTINCT FROM {centre}
       AND p.valid_from <= {day} AND (p.valid_until IS NULL OR p.valid_until > {day})
     WHERE u.absence_id = a.id AND (u.role = '' OR u.role = {role}) AND NOT EXISTS (
        SELECT 1 FROM organisation_absence b WHERE b.officer_id = u.officer_id
           AND b.valid_from <= {day} AND (b.valid_until IS NULL OR b.valid_until > {day}))
"""


@dataclass(frozen=True, slots=True)
class AbsenceShown:
    """An absence with who stands in: pairs of name and role (None: everything)."""

    id: int
    officer_id: int
    name: str
    valid_from: date
    valid_until: date | None
    named_by: str
    substitutes: tuple[tuple[str, Role | None], ...]


def absences_around(units: Iterable[Unit], officer_id: int | None, *, on: date) -> tuple[AbsenceShown, ...]:
    """Who of these units, and this officer, is absent on the day or will be, the soonest first."""
    wanted = set(units)
    posts = OfficerRole.objects.filter(
        Q(agency_id__in=[u.agency_id for u in wanted if u.agency_id])
        | Q(centre_id__in=[u.centre_id for u in wanted if u.centre_id]),
        Q(valid_until__isnull=True) | Q(valid_until__gt=on),
    )
    found = (
        Absence.objects.filter(
            Q(officer_id=officer_id) | Q(officer_id__in=posts.values("officer_id")),
            Q(valid_until__isnull=True) | Q(valid_until__gt=on),
        )
        .select_related("officer", "named_by")
        .prefetch_related("substitutions__officer")
        .order_by("valid_from", "id")
    )
    return tuple(_shown(one) for one in found[:_SHOWN])


def _shown(one: Absence) -> AbsenceShown:
    named = sorted(one.substitutions.all(), key=lambda u: (u.role, u.pk))
    return AbsenceShown(
        id=one.pk,
        officer_id=one.officer_id,
        name=one.officer.full_name,
        valid_from=one.valid_from,
        valid_until=one.valid_until,
        named_by=str(one.named_by or ""),
        substitutes=tuple((u.officer.full_name, Role(u.role) if u.role else None) for u in named),
    )
