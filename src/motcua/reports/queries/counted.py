"""Whether the counts and tallies by day are what the rows say: recounted in one snapshot, so that it can be asked
while others write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from motcua.reports.queries.tally import rows_of


@dataclass(frozen=True, slots=True)
class Miscount:
    """A day whose count differs. `grade` None: of what was received; `said` is the count kept."""

    centre_id: int
    agency_id: int
    day_on: date
    channel: str
    grade: int | None
    said: int
    counted: int


@dataclass(frozen=True, slots=True)
class Mistally:
    """A day whose tally of a kind (models.DayTally) differs. `version_id` tells of payments alone."""

    centre_id: int
    agency_id: int
    version_id: int | None
    day_on: date
    kind: str
    said: int
    counted: int


def miscounted() -> Sequence[Miscount]:
    """Every count kept that a recount of all dossiers does not give, in every dimension.

    One statement sees one moment: an act that commits meanwhile changes both or neither.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_COMPARED)
        return [Miscount(*row) for row in cursor]


def mistallied(*, days: int | None = None) -> Sequence[Mistally]:
    """Every tally of the last `days`, or of all, that a recount of what is tallied does not give."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TALLIED.format(counted=rows_of("day_tallies")), {"days": days})
        return [Mistally(*row) for row in cursor]


_TALLIED = """
    SELECT centre_id, agency_id, version_id, day_on, kind, sum(said)::int, sum(counted)::int
      FROM (SELECT centre_id, agency_id, version_id, day_on, kind, number AS said, 0 AS counted FROM reports_daytally
             UNION ALL
            SELECT centre_id, agency_id, version_id, day_on, kind, 0, number FROM ({counted}) AS rows) AS both_of
     WHERE %(days)s::int IS NULL OR day_on > (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - %(days)s::int
     GROUP BY 1, 2, 3, 4, 5 HAVING sum(said) <> sum(counted) ORDER BY 4, 1, 2, 5, 3
"""

_COMPARED = """
    WITH said AS (
        SELECT centre_id, agency_id, day_on, channel, grade, sum(dossiers) AS dossiers
          FROM dossiers_daycount GROUP BY 1, 2, 3, 4, 5 HAVING sum(dossiers) <> 0
    ), counted AS (
        SELECT d.centre_id, d.agency_id, (c.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day_on, d.channel, c.grade,
               count(*) AS dossiers
          FROM dossiers_dossier AS d
         CROSS JOIN LATERAL (VALUES (d.received_at, NULL::smallint), (d.finished_at, d.timeliness)) AS c (at, grade)
         WHERE c.at IS NOT NULL GROUP BY 1, 2, 3, 4, 5
    )
    SELECT coalesce(s.centre_id, c.centre_id), coalesce(s.agency_id, c.agency_id), coalesce(s.day_on, c.day_on),
           coalesce(s.channel, c.channel), coalesce(s.grade, c.grade), coalesce(s.dossiers, 0)::int,
           coalesce(c.dossiers, 0)::int
      FROM said AS s
      FULL JOIN counted AS c
        ON (s.centre_id, s.agency_id, s.day_on, s.channel, coalesce(s.grade, 0))
         = (c.centre_id, c.agency_id, c.day_on, c.channel, coalesce(c.grade, 0))
     WHERE s.dossiers IS DISTINCT FROM c.dossiers
     ORDER BY 3, 1, 2, 4, 5 NULLS FIRST
"""
