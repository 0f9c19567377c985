"""What was learned, as it is kept in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from motcua.lib import prepared
from motcua.lib.overrun import Fit, Past
from motcua.supervision.models import RiskAgency, RiskCurve, RiskFit
from motcua.supervision.models.risk import Alike
from motcua.supervision.queries.risk import learned
from motcua.supervision.queries.risk.learned import Key, Learned, Present

_THOUSANDTHS = 1000.0


def fit() -> RiskFit | None:
    return RiskFit.objects.filter(sole=True).first()


def _unit(alike: Alike) -> float:
    """What a curve counts one of a past's own unit as."""
    return 1.0 if alike in (Alike.UNIT, Alike.PROCEDURE) else _THOUSANDTHS


def curve(key: Key, past: Past) -> RiskCurve:
    alike, one, agency_id, step = key
    told = {
        Alike.UNIT: {"procedure_id": one, "agency_id": agency_id},
        Alike.PROCEDURE: {"procedure_id": one},
        Alike.SECTOR: {"sector_id": one},
        Alike.ALL: {},
    }
    stayed, whole = (
        np.rint(times * _unit(alike)).astype(int).tolist() for times in (past.stayed, past.whole)
    )
    return RiskCurve(step=step, stayed=stayed, whole=whole, **told[alike])


def _key(row: RiskCurve) -> Key:
    if row.sector_id is not None:
        return Alike.SECTOR, row.sector_id, 0, row.step
    if row.procedure_id is None:
        return Alike.ALL, 0, 0, row.step
    if row.agency_id is None:
        return Alike.PROCEDURE, row.procedure_id, 0, row.step
    return Alike.UNIT, row.procedure_id, row.agency_id, row.step


def learned_for(told: RiskFit, present: Present) -> Learned:
    """What these dossiers need of what was learned."""
    kinds = zip(present.procedure, present.agency, present.step, present.sector, strict=True)
    wanted = {key for kind in set(kinds) for key in learned.keys_of(*map(int, kind))}
    rows = prepared.fetch(_CURVES, [list(column) for column in zip(*map(_columns, wanted), strict=True)])
    pasts: dict[Key, Past] = {}
    for procedure, agency, sector, step, stayed, whole in rows:
        row = RiskCurve(procedure_id=procedure, agency_id=agency, sector_id=sector, step=step)
        key = _key(row)
        pasts[key] = Past(np.array(stayed) / _unit(key[0]), np.array(whole) / _unit(key[0]))
    return Learned(pasts, Fit(told.at, told.by, told.load))


def _columns(key: Key) -> tuple[int, int, int, str]:
    """Procedure, agency and sector (0: none) and step."""
    alike, one, agency, step = key
    return (0, 0, one, step) if alike == Alike.SECTOR else (one, agency, 0, step)


_CURVES = """
    SELECT c.procedure_id, c.agency_id, c.sector_id, c.step, c.stayed, c.whole
      FROM unnest(%s::bigint[], %s::bigint[], %s::bigint[], %s::text[]) AS w (procedure, agency, sector, step)
      JOIN supervision_riskcurve c ON c.procedure_id IS NOT DISTINCT FROM nullif(w.procedure, 0)
       AND c.agency_id IS NOT DISTINCT FROM nullif(w.agency, 0)
       AND c.sector_id IS NOT DISTINCT FROM nullif(w.sector, 0) AND c.step = w.step
"""


@dataclass(frozen=True, slots=True)
class Now:
    """What lies open at each agency at this moment, and what was learned of it."""

    open: Mapping[int, int]
    usual: Mapping[int, tuple[float, float]]  # usually open, pace

    def pace(self, agency_id: int) -> float:
        return self.usual[agency_id][1] if agency_id in self.usual else 1.0

    def load(self, agency_id: int) -> float:
        if agency_id not in self.usual:
            return 1.0
        return learned.load_of(self.open.get(agency_id, 0), self.usual[agency_id][0])


def now() -> Now:
    """Counts the open dossiers by an index of theirs."""
    usual = {row.agency_id: (row.usually_open, row.pace) for row in RiskAgency.objects.all()}
    return Now(dict(prepared.fetch("SELECT agency_id, count(*) FROM supervision_risk GROUP BY 1", [])), usual)


_DAYS_USUAL, _DAYS_RECENT, _DAYS_LEARNED = 84, 28, 400


def agencies_at(at: datetime) -> Sequence[RiskAgency]:
    """What each agency usually has open and how long it lately takes. Reads the ways of a year."""
    since, recently = at - timedelta(days=_DAYS_LEARNED), at - timedelta(days=_DAYS_RECENT)
    told: dict[int, list[float]] = {}
    for agency_id, usually in prepared.fetch(_USUALLY, [at - timedelta(days=_DAYS_USUAL), at, at]):
        told[agency_id] = [float(usually), 1.0]
    for agency_id, usual, recent, count in prepared.fetch(_PACES, [recently, recently, since, at]):
        pace = learned.pace_of(np.full(count, recent or 0.0), float(usual or 0.0))
        told.setdefault(agency_id, [0.0, 1.0])[1] = pace
    return [
        RiskAgency(agency_id=key, usually_open=usually, pace=pace) for key, (usually, pace) in told.items()
    ]


# The days that each dossier lay open within the stretch, over the days of it.
_USUALLY = """
    WITH stretch AS (SELECT %s::timestamptz AS since, %s::timestamptz AS until),
    open AS (
      SELECT d.agency_id, d.received_at, coalesce(d.finished_at, d.closed_at) AS ended_at
        FROM dossiers_dossier d, stretch
       WHERE d.received_at >= stretch.since - interval '300 days' AND d.received_at < %s::timestamptz
    )
    SELECT agency_id, sum(extract(epoch FROM least(coalesce(ended_at, until), until) - greatest(received_at, since)))
        / extract(epoch FROM max(until) - greatest(min(since), min(received_at)))
      FROM open, stretch WHERE received_at < until AND (ended_at IS NULL OR ended_at > since)
     GROUP BY agency_id HAVING max(until) > min(received_at)
"""
_PACES = """
    SELECT agency_id, avg(used), avg(used) FILTER (WHERE ended_at >= %s::timestamptz),
        count(*) FILTER (WHERE ended_at >= %s::timestamptz)
      FROM (
        SELECT agency_id, ended_at, least(used_minutes::float8 / greatest(limit_minutes, 1), 3) AS used
          FROM supervision_course
         WHERE standing = 2 AND ended_at BETWEEN %s::timestamptz AND %s::timestamptz
      ) AS done GROUP BY agency_id
"""
