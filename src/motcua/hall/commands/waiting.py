"""Counting how long people waited, day by day, behind the acts: taking and calling wait for none of it."""

from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction

from motcua.hall.models import WAIT_EDGES, WaitCount

_EDGES = f"ARRAY[{', '.join(map(str, WAIT_EDGES))}]"
_BINS = ", ".join(f"count(*) FILTER (WHERE bin = {i})::int" for i in range(len(WAIT_EDGES) + 1))

# From when it stood in the queue (an appointment: from its hour) to the first call. `since` moves when somebody comes
# back after a missed call; then the taking counts.
_COUNTED = f"""
    INSERT INTO hall_waitcount (centre_id, day_on, hour, rank, bins, uncalled)
    SELECT centre_id, day_on, hour, rank, ARRAY[{_BINS}], count(*) FILTER (WHERE first_at IS NULL)
      FROM (
        SELECT t.centre_id, t.day_on, t.rank, v.first_at,
            extract(hour FROM t.taken_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::int AS hour,
            CASE WHEN v.first_at IS NOT NULL THEN width_bucket(
                extract(epoch FROM v.first_at - CASE WHEN t.since <= v.first_at THEN t.since ELSE t.taken_at END) / 60,
                {_EDGES}::numeric[]) END AS bin
          FROM hall_queueticket t
          LEFT JOIN LATERAL (SELECT min(called_at) AS first_at FROM hall_visit WHERE ticket_id = t.id) AS v ON true
         WHERE t.centre_id = %s AND t.day_on = %s AND (v.first_at IS NOT NULL OR t.ended_at IS NOT NULL)
      ) AS told GROUP BY centre_id, day_on, hour, rank
"""  # noqa: S608 - numbers of our own


@transaction.atomic
def count_waits(centre_ids: Iterable[int], day_on: date) -> None:
    """Count a day of these halls anew; counted again it is the same."""
    for centre_id in sorted(centre_ids):
        WaitCount.objects.filter(centre_id=centre_id, day_on=day_on).delete()
        with connection.cursor() as cursor:
            cursor.execute(_COUNTED, [centre_id, day_on])
