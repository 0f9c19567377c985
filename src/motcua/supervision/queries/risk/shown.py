"""What pages show of the chances to be late: at lists, on a dossier's page, and the most at risk of a place.

Lists hold what is at risk and not late yet: a chance of a fifth (SHOWN) or more, read from indexes of those alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from motcua.law.actor import Unit
from motcua.lib import prepared
from motcua.supervision.models.risk import Alike

SHOWN, LIKELY = 0.2, 0.5


@dataclass(frozen=True, slots=True)
class Why:
    """A chance and what it rests on (models.risk.Risk says what each is)."""

    chance: float
    left_minutes: int
    steps_left: int
    alike: Alike | None
    cases: int
    half_minutes: int | None
    load_percent: int
    pace_percent: int
    told_at: datetime


_WHY = (
    "r.chance, r.left_minutes, r.steps_left, r.alike, r.cases, r.half_minutes, r.load_percent, r.pace_percent,"
    " r.told_at"
)


def _why(row: Sequence[Any]) -> Why:
    chance, left, steps, alike, *others = row
    return Why(chance, left, steps, Alike(alike) if alike else None, *others)


def chances(dossier_ids: Collection[int]) -> dict[int, float]:
    """The chances worth showing in a list, of what is not late yet."""
    rows = prepared.fetch(_CHANCES, [list(dossier_ids), SHOWN])
    return {dossier_id: chance for dossier_id, chance in rows}


_CHANCES = """
    SELECT dossier_id, chance FROM supervision_risk
     WHERE dossier_id = ANY(%s::bigint[]) AND chance >= %s::float8 AND left_minutes >= 0
"""


def of_dossier(dossier_id: int) -> Why | None:
    """None: it is not open, is late, or nothing was told yet."""
    rows = prepared.fetch(_OF_DOSSIER, [dossier_id])
    return _why(rows[0]) if rows else None


_OF_DOSSIER = f"""
    SELECT {_WHY} FROM supervision_risk r
     WHERE r.dossier_id = %s::bigint AND r.chance IS NOT NULL AND r.left_minutes >= 0
"""  # noqa: S608 - names of our own


class By(StrEnum):
    """Whose dossiers are gathered: of the unit that has them, the competent agency, the centre that received them."""

    UNIT = "unit"
    AGENCY = "agency"
    CENTRE = "centre"


_AGENCY = {By.UNIT: "r.holder_agency_id", By.AGENCY: "r.agency_id", By.CENTRE: "NULL::bigint"}
_CENTRE = {By.UNIT: "r.holder_centre_id", By.AGENCY: "NULL::bigint", By.CENTRE: "r.centre_id"}
_AT_RISK = "r.chance >= 0.2 AND r.left_minutes >= 0"


@dataclass(frozen=True, slots=True)
class AtRisk:
    """How many of a place are likely to be late (one half or more), and how many may be (a fifth or more)."""

    unit: Unit
    name: str
    likely: int
    possible: int


def places(by: By, seen: frozenset[Unit] | None) -> list[AtRisk]:
    """Every place with something at risk, the most likely ones first."""
    rows = prepared.fetch(_PLACES[by], [LIKELY, LIKELY, *_ids(seen)])
    return [
        AtRisk(Unit(agency_id=agency, centre_id=centre), name, likely, possible)
        for agency, centre, name, likely, possible in rows
    ]


def _ids(seen: frozenset[Unit] | None) -> tuple[bool, list[int], list[int]]:
    units = seen or frozenset()
    agencies = sorted(unit.agency_id for unit in units if unit.agency_id is not None)
    return seen is None, agencies, sorted(unit.centre_id for unit in units if unit.centre_id is not None)


def _of(by: By) -> str:
    return f"(%s::boolean OR {_AGENCY[by]} = ANY(%s::bigint[]) OR {_CENTRE[by]} = ANY(%s::bigint[]))"


_PLACES = {
    by: f"""
    SELECT g.agency_id, g.centre_id, coalesce(a.name_vi, c.name_vi), g.likely, g.possible
      FROM (
        SELECT {_AGENCY[by]} AS agency_id, {_CENTRE[by]} AS centre_id,
            count(*) FILTER (WHERE chance >= %s::float8) AS likely,
            count(*) FILTER (WHERE chance < %s::float8) AS possible
          FROM supervision_risk r WHERE {_AT_RISK} AND {_of(by)} GROUP BY 1, 2
      ) g LEFT JOIN organisation_agency a ON a.id = g.agency_id
      LEFT JOIN organisation_servicecentre c ON c.id = g.centre_id
     ORDER BY g.likely DESC, g.possible DESC, 3, g.agency_id, g.centre_id
    """  # noqa: S608
    for by in By
}


@dataclass(frozen=True, slots=True)
class Line:
    """One dossier at risk."""

    dossier_id: int
    code: str
    procedure_vi: str
    holder: str
    due_at: datetime
    why: Why


def most_at_risk(
    by: By, seen: frozenset[Unit] | None, *, after: tuple[float, int] | None, limit: int
) -> Sequence[Line]:
    """The dossiers of these places (None: of all), the most likely to be late first; `after` is the last one's key."""
    chance, dossier_id = after or (2.0, 0)
    rows = prepared.fetch(_LINES[by], [*_ids(seen), chance, chance, dossier_id, limit])
    return [
        Line(dossier_id, code, name, holder, due_at, _why(why))
        for dossier_id, code, name, holder, due_at, *why in rows
    ]


_LINES = {
    by: f"""
    SELECT r.dossier_id, d.code, v.name_vi, concat_ws(', ', o.full_name, coalesce(a.name_vi, c.name_vi)),
        d.first_due_at, {_WHY}
      FROM (
        SELECT * FROM supervision_risk r
         WHERE {_AT_RISK} AND {_of(by)}
           AND (r.chance < %s::float8 OR (r.chance = %s::float8 AND r.dossier_id > %s::bigint))
         ORDER BY r.chance DESC, r.dossier_id LIMIT %s::int
      ) r
      JOIN dossiers_dossier d ON d.id = r.dossier_id
      JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
      LEFT JOIN organisation_officer o ON o.id = d.holder_officer_id
      LEFT JOIN organisation_agency a ON a.id = d.holder_agency_id
      LEFT JOIN organisation_servicecentre c ON c.id = d.holder_centre_id
     ORDER BY r.chance DESC, r.dossier_id
    """  # noqa: S608
    for by in By
}
