"""The order of turns: which dossiers were finished before earlier ones without a reason, and how that is counted.

A dossier *overtakes* when it was finished while an earlier one of the same procedure and the same competent agency,
received before it, was not yet finished, and no reason was recorded. Reasons are:
- of the earlier one, recorded before the later was finished: a supplement or a payment was asked of the applicant,
  another agency was asked for its opinion, or the applicant was told of the delay (an apology);
- of the later one: its procedure is settled on the spot, or its own first due time came before the earlier one's
  (another version of the procedure, with another limit);
- an earlier one that was withdrawn or stopped never counts: it was never finished.
So a pair is judged when the earlier one is finished, by what can no longer change, and the later counts once however
many it passed.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from motcua.lib import prepared
from motcua.supervision.queries.why import Months, Rate, Seen

SHOWN = 25

# Whether `l` passed `e`; both are finished courses of one procedure and agency.
PASSED = """
    e.received_at < l.received_at AND e.ended_at > l.ended_at AND NOT l.on_the_spot
    AND (e.excused_at IS NULL OR e.excused_at > l.ended_at)
    AND (e.first_due_at IS NULL OR l.first_due_at IS NULL OR l.first_due_at >= e.first_due_at)
"""

# For each later one (`chosen`: rows of dossier_id) whom it passed: the first that had come, and how many.
OVERTAKINGS = f"""
    SELECT l.dossier_id AS later_id, p.earlier_id, p.passed, l.procedure_id, l.agency_id, l.worked_by_id AS officer_id,
        l.month_on, l.ended_at
      FROM chosen JOIN supervision_course l ON l.dossier_id = chosen.dossier_id AND l.standing = 2
     CROSS JOIN LATERAL (
        SELECT (array_agg(e.dossier_id ORDER BY e.received_at, e.dossier_id))[1] AS earlier_id, count(*)::int AS passed
          FROM supervision_course e
         WHERE e.procedure_id = l.procedure_id AND e.agency_id = l.agency_id AND e.standing = 2
           AND {PASSED}
     ) AS p WHERE p.passed > 0
"""  # noqa: S608 - a condition of our own


@dataclass(frozen=True, slots=True)
class Row:
    """Of an agency or an officer: how many finished dossiers, and how many of them passed earlier ones."""

    id: int | None
    name: str
    rate: Rate


@dataclass(frozen=True, slots=True)
class Case:
    """A dossier that passed others, and the first that it passed."""

    later_id: int
    later: str
    earlier_id: int
    earlier: str
    passed: int
    procedure: str
    agency: str
    officer: str
    later_received_at: datetime
    later_ended_at: datetime
    earlier_received_at: datetime
    earlier_ended_at: datetime


def by_agency(months: Months, seen: Seen) -> list[Row]:
    """Agencies that finished anything, the most overtakings first."""
    return _rows(_BY_AGENCY, months, seen)


def by_officer(months: Months, seen: Seen) -> list[Row]:
    """Officers whose dossiers passed earlier ones, the most first; fifty at most."""
    return _rows(_BY_OFFICER, months, seen)


def _rows(statement: str, months: Months, seen: Seen) -> list[Row]:
    agencies = None if seen is None else sorted(seen)
    found = prepared.fetch(statement, [months.first_on, months.last_on, agencies, agencies])
    return [Row(pk, name or "–", Rate(overtakings, finished)) for pk, name, overtakings, finished in found]


def _counted(whose: str) -> str:
    return f"""
        SELECT {whose} AS id, sum(overtakings)::int AS overtakings, sum(finished)::int AS finished FROM (
            SELECT agency_id, officer_id, month_on, overtakings, 0 AS finished FROM supervision_overtakingcount
            UNION ALL
            SELECT agency_id, officer_id, month_on, 0, finished FROM supervision_workedcount
        ) AS told
         WHERE month_on BETWEEN %s::date AND %s::date AND (%s::bigint[] IS NULL OR agency_id = ANY(%s::bigint[]))
         GROUP BY 1 HAVING sum(finished) > 0
    """  # noqa: S608 - a column of our own


_BY_AGENCY = f"""
    SELECT c.id, a.name_vi, c.overtakings, c.finished FROM ({_counted("agency_id")}) AS c
      JOIN organisation_agency a ON a.id = c.id ORDER BY c.overtakings DESC, c.finished DESC, c.id
"""  # noqa: S608
_BY_OFFICER = f"""
    SELECT c.id, o.full_name, c.overtakings, c.finished FROM ({_counted("officer_id")}) AS c
      LEFT JOIN organisation_officer o ON o.id = c.id WHERE c.overtakings > 0
     ORDER BY c.overtakings DESC, c.finished, c.id LIMIT 50
"""  # noqa: S608


def cases(
    months: Months, seen: Seen, *, agency_id: int | None = None, after: tuple[datetime, int] | None = None
) -> list[Case]:
    """The dossiers that passed earlier ones, the newest first; one more than is shown says that there are more."""
    agencies = None if seen is None else sorted(seen)
    if agency_id is not None:
        agencies = [agency_id] if agencies is None or agency_id in agencies else []
    bounds: dict[str, Any] = {
        "first": months.first_on,
        "last": months.last_on,
        "agencies": agencies,
        "at": after[0] if after else None,
        "id": after[1] if after else 0,
        "limit": SHOWN + 1,
    }
    with connection.cursor() as cursor:
        cursor.execute(_CASES, bounds)
        return [Case(*row) for row in cursor]


_CASES = """
    SELECT o.later_id, ld.code, o.earlier_id, ed.code, o.passed, v.name_vi, a.name_vi, coalesce(f.full_name, '–'),
        l.received_at, l.ended_at, e.received_at, e.ended_at
      FROM supervision_overtaking o
      JOIN supervision_course l ON l.dossier_id = o.later_id
      JOIN supervision_course e ON e.dossier_id = o.earlier_id
      JOIN dossiers_dossier ld ON ld.id = o.later_id
      JOIN dossiers_dossier ed ON ed.id = o.earlier_id
      JOIN catalogue_procedureversion v ON v.id = ld.procedure_version_id
      JOIN organisation_agency a ON a.id = o.agency_id
      LEFT JOIN organisation_officer f ON f.id = o.officer_id
     WHERE o.ended_at >= %(first)s::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
       AND o.ended_at < (%(last)s::date + interval '1 month')::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh'
       AND (%(agencies)s::bigint[] IS NULL OR o.agency_id = ANY(%(agencies)s::bigint[]))
       AND (%(at)s::timestamptz IS NULL OR (o.ended_at, o.later_id) < (%(at)s::timestamptz, %(id)s::bigint))
     ORDER BY o.ended_at DESC, o.later_id DESC LIMIT %(limit)s
"""


def differences() -> int:
    """How many overtakings and counts of them are otherwise than a count anew of all courses. Minutes for millions."""
    with connection.cursor() as cursor:
        cursor.execute(_DIFFERENT)
        return int(cursor.fetchone()[0])


_DIFFERENT = f"""
    WITH chosen AS MATERIALIZED (SELECT dossier_id FROM supervision_course WHERE standing = 2),
    counted AS MATERIALIZED ({OVERTAKINGS}),
    kept AS MATERIALIZED (
        SELECT later_id, earlier_id, passed, procedure_id, agency_id, officer_id, month_on, ended_at
          FROM supervision_overtaking
    )
    SELECT (SELECT count(*) FROM (
        (SELECT * FROM counted EXCEPT ALL SELECT * FROM kept)
        UNION ALL (SELECT * FROM kept EXCEPT ALL SELECT * FROM counted)
    ) AS different) + (SELECT count(*) FROM (
        SELECT procedure_id, agency_id, officer_id, month_on, count(*)::int AS overtakings FROM counted
         GROUP BY 1, 2, 3, 4
        EXCEPT ALL SELECT procedure_id, agency_id, officer_id, month_on, overtakings FROM supervision_overtakingcount
         WHERE overtakings <> 0
    ) AS miscounted)
"""  # noqa: S608
