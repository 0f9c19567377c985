"""What each day received and resolved, kept as counts so that no report reads a million dossiers.

receive.sql and move.sql append to the counts; here the rows of a day become one, and a doubtful register
is counted anew.
"""

from datetime import date

from django.db import connection, transaction

from motcua.lib import day_rows

_COUNT = """
    INSERT INTO dossiers_daycount (centre_id, agency_id, day_on, channel, grade, dossiers)
    SELECT d.centre_id, d.agency_id, (c.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, d.channel, c.grade, count(*)
      FROM dossiers_dossier d
     CROSS JOIN LATERAL (VALUES (d.received_at, NULL::smallint), (d.finished_at, d.timeliness)) AS c (at, grade)
     WHERE c.at IS NOT NULL GROUP BY 1, 2, 3, 4, 5
"""


def gather_day_counts(*, before: date) -> None:
    """Make one row of the many that the acts of each earlier day appended. The sums stay what they are."""
    by = ("centre_id", "agency_id", "day_on", "channel", "grade")
    day_rows.gather("dossiers_daycount", by=by, number="dossiers", before=before)


@transaction.atomic
def count_days_anew() -> None:
    """Count every dossier again. Acts wait meanwhile: seconds for a million dossiers."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE dossiers_dossier IN SHARE MODE")
        cursor.execute("DELETE FROM dossiers_daycount")
        cursor.execute(_COUNT)
