"""What was settled during a visit: linked afterwards, from the dossier's events, beside the act itself."""

from collections.abc import Sequence

from django.db import connection, transaction

_LINK = """
    INSERT INTO hall_ticketdossier (ticket_id, dossier_id, act)
    SELECT DISTINCT v.ticket_id, e.dossier_id, e.kind
      FROM dossiers_event e
      JOIN LATERAL (
        SELECT ticket_id FROM hall_visit
         WHERE officer_id = e.officer_id AND called_at BETWEEN e.at - interval '12 hours' AND e.at
           AND (ended_at IS NULL OR ended_at >= e.at)
         ORDER BY called_at DESC LIMIT 1
      ) v ON true
     WHERE e.id = ANY(%s)
    ON CONFLICT DO NOTHING
    RETURNING ticket_id
"""


@transaction.atomic
def link(event_ids: Sequence[int]) -> int:
    """Join these events' dossiers to the visit that their officer was in at that moment; how many are new."""
    with connection.cursor() as cursor:
        cursor.execute(_LINK, [list(event_ids)])
        return len(cursor.fetchall())
