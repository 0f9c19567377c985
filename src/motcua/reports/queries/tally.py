"""Counting figures of a scope and a period, and listing the dossiers behind any of them, from the same SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from typing import Any

from django.db import connection

from motcua.organisation.models import Agency
from motcua.reports.queries.figures import FIGURES, RATIOS, Figure, Source, Value
from motcua.reports.queries.period import Period
from motcua.reports.queries.scope import Level, Scope, scoped, units
from motcua.reports.queries.shares import percent

# The statements whose rows are the dossiers of a source, and those whose rows count them.
_LISTS: Mapping[Source, tuple[str, ...]] = {
    Source.RECEIVED: ("received",),
    Source.RESOLVED: ("resolved", "resolved_then"),
    Source.RATED: ("rated",),
}
_COUNTS: Mapping[Source, tuple[str, ...]] = {
    Source.RECEIVED: ("received_by_day",),
    Source.RESOLVED: ("resolved_by_day", "resolved_then"),
    Source.RATED: ("rated_by_day",),
}
# An officer's are few: they are counted one by one.
_OFFICERS: Mapping[Source, tuple[str, ...]] = {
    Source.RECEIVED: ("received_by_officer",),
    Source.RESOLVED: ("resolved_by_officer", "resolved_then"),
    Source.RATED: ("rated",),
}
# What each source tells of a dossier besides its agency.
_DIMENSION: Mapping[Source, str] = {
    Source.RECEIVED: "channel",
    Source.RESOLVED: "timeliness",
    Source.RATED: "score",
}


def counting(source: Source, of: Scope) -> tuple[str, ...]:
    """The names of the statements that count `source` for such a scope."""
    return (_OFFICERS if of.level is Level.OFFICER else _COUNTS)[source]


@dataclass(frozen=True, slots=True)
class Count:
    """So many dossiers of one agency with the same dimensions."""

    agency_id: int
    dimensions: Mapping[str, Value]
    dossiers: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The dossiers of a scope and period, counted once; every figure is a sum over them."""

    counts: Mapping[Source, Sequence[Count]]

    def __getitem__(self, key: str) -> int:
        return self.of(key)

    def of(self, key: str, *, agency_id: int | None = None) -> int:
        """The figure `key`, of the whole scope or of one competent agency."""
        figure = FIGURES[key]
        return sum(
            count.dossiers
            for count in self.counts[figure.source]
            if agency_id in (None, count.agency_id) and figure.where.items() <= count.dimensions.items()
        )

    def share(self, key: str, *, agency_id: int | None = None) -> float | None:
        """What part a figure is of its whole, in percent; None of nothing, and of what is no part."""
        whole = FIGURES[key].whole
        if not whole:
            return None
        return percent(self.of(key, agency_id=agency_id), self.of(whole, agency_id=agency_id))

    def ratio(self, key: str, *, agency_id: int | None = None) -> float | None:
        """A ratio of the registry, in percent; None of nothing."""
        asked = RATIOS[key]
        parts = sum(self.of(part, agency_id=agency_id) for part in asked.parts)
        return percent(parts, self.of(asked.whole, agency_id=agency_id))

    @property
    def agency_ids(self) -> frozenset[int]:
        return frozenset(count.agency_id for counts in self.counts.values() for count in counts)


@dataclass(frozen=True, slots=True)
class Behind:
    """A dossier behind a figure. `at` is when it entered the figure: received, resolved or rated."""

    dossier_id: int
    code: str
    at: datetime
    procedure_name_vi: str
    agency_name_vi: str
    channel: str
    status: int
    timeliness: int | None
    received_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None


def tally(period: Period, of: Scope | int) -> Tally:
    """Count a period by agency: the sums of its days. `of`: a centre, or a scope."""
    departments, scope = _departments(), scoped(of)
    bounds = _bounds(period, scope)
    return Tally({source: _count(source, scope, bounds, departments) for source in Source})


def totals(keys: Sequence[str], period: Period, of: Scope | int) -> dict[str, int]:
    """These figures of the whole scope and nothing else."""
    departments, scope, asked = _departments(), scoped(of), {FIGURES[key].source for key in keys}
    bounds = _bounds(period, scope)
    told = Tally({source: _count(source, scope, bounds, departments) for source in asked})
    return {key: told.of(key) for key in keys}


def _count(source: Source, of: Scope, bounds: Mapping[str, Any], departments: frozenset[int]) -> list[Count]:
    name, counts = _DIMENSION[source], list[Count]()
    with connection.cursor() as cursor:
        for statement in counting(source, of):
            cursor.execute(
                f"SELECT agency_id, {name}, sum(dossiers) FROM ({rows_of(statement)}) AS told"  # noqa: S608
                " GROUP BY agency_id, " + name,
                bounds,
            )
            for agency, value, dossiers in cursor:
                counts.append(
                    Count(agency, {name: value, "department": agency in departments}, int(dossiers))
                )
    return counts


def by_day(key: str, period: Period, of: Scope | int) -> dict[date, int]:
    """The figure for each day that has any; together they are the figure."""
    figure, scope = FIGURES[key], scoped(of)
    conditions, values = _conditions(figure, None, None)
    rows = (
        f"SELECT day_on, agency_id, {_DIMENSION[figure.source]}, dossiers FROM ({rows_of(name)}) AS one"  # noqa: S608
        for name in counting(figure.source, scope)
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT day_on, sum(dossiers) FROM ({' UNION ALL '.join(rows)}) AS told"  # noqa: S608
            f" WHERE {conditions} GROUP BY day_on HAVING sum(dossiers) <> 0 ORDER BY day_on",
            _bounds(period, scope) | values,
        )
        return {day: int(dossiers) for day, dossiers in cursor}


def behind(
    figure: str,
    period: Period,
    of: Scope | int,
    *,
    agency_id: int | None = None,
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[Behind]:
    """The dossiers behind a figure, oldest first; the next page starts after the last one's (at, id)."""
    scope, source = scoped(of), FIGURES[figure].source
    names = (_OFFICERS if scope.level is Level.OFFICER else _LISTS)[source]
    told = f"id, at, agency_id, {_DIMENSION[source]}"
    conditions, values = _conditions(FIGURES[figure], agency_id, after)
    rows = " UNION ALL ".join(f"SELECT {told} FROM ({rows_of(name)}) AS one" for name in names)  # noqa: S608
    if scope.level is not Level.OFFICER:
        rows = _centre_by_centre(rows, conditions)
    with connection.cursor() as cursor:
        cursor.execute(
            LISTED % {"rows": rows, "conditions": conditions},
            _bounds(period, scope) | values | {"limit": limit},
        )
        return [Behind(*row) for row in cursor]


def _centre_by_centre(rows: str, conditions: str) -> str:
    """The first rows of each centre, each a stretch of that centre's index: a page costs what it shows, however long
    the period and however many the centres."""
    own = rows.replace("centre_id = ANY(%(centres)s)", "centre_id = place.centre_id")
    return (
        "SELECT told.* FROM unnest(%(centres)s::bigint[]) AS place (centre_id) CROSS JOIN LATERAL ("  # noqa: S608
        f"SELECT told.* FROM ({own}) AS told WHERE {conditions} ORDER BY told.at, told.id LIMIT %(limit)s) AS told"
    )


LISTED = """
SELECT dossier.id, dossier.code, told.at, version.name_vi, agency.name_vi, dossier.channel,
       dossier.status, dossier.timeliness, dossier.received_at, dossier.due_at, dossier.finished_at
  FROM (SELECT told.id, told.at FROM (%(rows)s) AS told
         WHERE %(conditions)s ORDER BY told.at, told.id LIMIT %%(limit)s) AS told
  JOIN dossiers_dossier AS dossier ON dossier.id = told.id
  JOIN catalogue_procedureversion AS version ON version.id = dossier.procedure_version_id
  JOIN organisation_agency AS agency ON agency.id = dossier.agency_id
 ORDER BY told.at, told.id
"""


def _conditions(
    figure: Figure, agency_id: int | None, after: tuple[datetime, int] | None
) -> tuple[str, dict[str, Any]]:
    """The figure's `where` as SQL. Names come from the registry, never from a request."""
    parts, values = ["true"], dict[str, Any]()
    for name, value in figure.where.items():
        if name == "department":
            parts.append("told.agency_id = ANY(%(departments)s)")
            values["departments"] = sorted(_departments())
        else:
            parts.append(f"told.{name} = %({name})s")
            values[name] = value
    if agency_id is not None:
        parts.append("told.agency_id = %(agency)s")
        values["agency"] = agency_id
    if after is not None:
        parts.append("(told.at, told.id) > (%(after_at)s, %(after_id)s)")
        values |= {"after_at": after[0], "after_id": after[1]}
    return " AND ".join(parts), values


def _bounds(period: Period, of: Scope) -> dict[str, Any]:
    told = units(of)
    return {
        "centres": told.centre_ids,
        "agencies": told.agency_ids,
        "officer": told.officer_id,
        "since": period.since,
        "until": period.until,
        "first_on": period.first_on,
        "last_on": period.last_on,
    }


def _departments() -> frozenset[int]:
    return frozenset(Agency.objects.filter(kind=Agency.Kind.DEPARTMENT).values_list("id", flat=True))


@lru_cache
def rows_of(name: str) -> str:
    """The statement in `<name>.sql` beside this file."""
    return resources.files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
