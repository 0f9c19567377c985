"""Keeping which dossiers passed earlier ones, once their courses were measured.

Whose turn it was is judged anew for every dossier whose judgement may have changed: those measured now, and those
that were finished while one of them was under way.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection

from motcua.supervision.queries.turns import OVERTAKINGS

# A dossier that is finished, or was before it went on (`ended_at` of then), may have been passed by those that were
# received and finished meanwhile: a stretch of one index for each.
_AFFECTED = """
    WITH moved AS (SELECT * FROM unnest(%s::bigint[], %s::timestamptz[]) AS m (dossier_id, was_ended_at))
    SELECT dossier_id FROM moved
    UNION
    SELECT l.dossier_id FROM moved m
      JOIN supervision_course e ON e.dossier_id = m.dossier_id
     CROSS JOIN LATERAL (
        SELECT l.dossier_id FROM supervision_course l
         WHERE l.standing = 2 AND l.procedure_id = e.procedure_id AND l.agency_id = e.agency_id
           AND l.ended_at > e.received_at AND l.received_at > e.received_at
           AND l.ended_at < greatest(m.was_ended_at, CASE WHEN e.standing = 2 THEN e.ended_at END)
     ) AS l
"""

_COUNT = """
    INSERT INTO supervision_overtakingcount (procedure_id, agency_id, officer_id, month_on, overtakings)
    SELECT procedure_id, agency_id, officer_id, month_on, {sign} count(*) FROM changed GROUP BY 1, 2, 3, 4
    ON CONFLICT (month_on, agency_id, procedure_id, officer_id)
    DO UPDATE SET overtakings = supervision_overtakingcount.overtakings + excluded.overtakings
"""
_FORGET = f"""
    WITH changed AS (
        DELETE FROM supervision_overtaking WHERE later_id = ANY(%s)
        RETURNING procedure_id, agency_id, officer_id, month_on
    ) {_COUNT.format(sign="-")}
"""  # noqa: S608 - a statement of our own
_KEEP = f"""
    WITH chosen AS MATERIALIZED (SELECT unnest(%s::bigint[]) AS dossier_id),
    changed AS (
        INSERT INTO supervision_overtaking
            (later_id, earlier_id, passed, procedure_id, agency_id, officer_id, month_on, ended_at)
        {OVERTAKINGS}
        RETURNING procedure_id, agency_id, officer_id, month_on
    ) {_COUNT.format(sign="")}
"""


def judge(moved: Sequence[tuple[int, datetime | None]]) -> None:
    """Judge anew who passed whom around these dossiers; with each, when it had been finished before it went on.

    Four statements, however many; judged again it is the same.
    """
    with connection.cursor() as cursor:
        cursor.execute(_AFFECTED, [[pk for pk, _ in moved], [was for _, was in moved]])
        affected = [pk for (pk,) in cursor.fetchall()]
        cursor.execute(_FORGET, [affected])
        cursor.execute(_KEEP, [affected])
