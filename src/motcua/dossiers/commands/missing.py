"""Counting what is often missing, so that the next applicant and the next counter look for it first."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from motcua.law.worktime import HANOI

_LOOKED_BACK = timedelta(days=365)
_LEAST = 3  # less is chance, and might point at one person's dossier

_COUNT = """
    INSERT INTO dossiers_oftenmissing (procedure_id, name, times, counted_on)
    SELECT v.procedure_id, left(item, 500), count(DISTINCT d.id), %(on)s
    FROM dossiers_supplementrequest s
    JOIN dossiers_dossier d ON d.id = s.dossier_id
    JOIN catalogue_procedureversion v ON v.id = d.procedure_version_id
    CROSS JOIN LATERAL jsonb_array_elements_text(s.items) AS item
    WHERE s.asked_at >= %(since)s AND s.asked_at <= %(at)s
    GROUP BY v.procedure_id, left(item, 500)
    HAVING count(DISTINCT d.id) >= %(least)s
"""


@transaction.atomic
def count_missing(*, at: datetime) -> int:
    """Count the year up to `at` anew; how many (procedure, paper) pairs there are."""
    on = at.astimezone(HANOI).date()
    with connection.cursor() as cursor:
        # Two who count at once would each find the other's rows in the way.
        cursor.execute("LOCK TABLE dossiers_oftenmissing IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute("DELETE FROM dossiers_oftenmissing")
        cursor.execute(_COUNT, {"on": on, "since": at - _LOOKED_BACK, "at": at, "least": _LEAST})
        return int(cursor.rowcount)
